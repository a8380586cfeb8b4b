import { isArn } from "../../model/arn";
import type { Source } from "../../model/sources";
import { isUnknown, restoredUnknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import type { SecretNames } from "./secretNames";

/** Whether a secret is in any text of some data. */
export function mentions(data: unknown, names: SecretNames): boolean {
	if (typeof data === "string") return names.hide(data) !== data;
	if (typeof data !== "object" || data === null) return false;
	return Object.entries(data).some(
		([name, item]) => names.hide(name) !== name || mentions(item, names),
	);
}

/** Parts of facts in which no secret is: they are the engine's, or our own. */
const OURS: ReadonlySet<string> = new Set([
	"accountFrom",
	"by",
	"beyond",
	"dependencies",
	"kind",
	"nameFrom",
	"notIn",
	"provider",
	"regionFrom",
]);

/** A known policy is safe by now, and a known target is a term of AWS. */
const SAFE: ReadonlySet<string> = new Set(["document", "policy", "target"]);

/** Data with stand-ins for secret names. */
export function replaced(data: unknown, names: SecretNames): unknown {
	if (typeof data === "string") return names.hide(data);
	if (Array.isArray(data)) return data.map((item) => replaced(item, names));
	if (isUnknown(data)) {
		const { known: _, ...written } = data;
		const { what, fix } = written;
		return restoredUnknown({
			...written,
			what: names.hideIn(what),
			...(fix !== undefined && { fix: names.hideIn(fix) }),
		});
	}
	if (!isBag(data)) return data;
	const parts = Object.entries(data).map(([part, value]) => [
		part,
		partReplaced(part, value, names),
	]);
	const made = Object.fromEntries(parts);
	// A stand-in is not quoted: nobody would know the name.
	const isHidden =
		data.by === "name" && isBag(data.name) && isBag(made.name)
			? made.name.value !== data.name.value
			: false;
	return isHidden ? { ...made, isSecret: true } : made;
}

function partReplaced(part: string, value: unknown, names: SecretNames) {
	if (OURS.has(part)) return value;
	if (SAFE.has(part) && isBag(value) && value.known === true) return value;
	if (part === "of") return sourceReplaced(value as Source, names);
	// URNs of resources are the engine's.
	if (part === "urn" && !isArn(value)) return value;
	return replaced(value, names);
}

/** What AWS shows has the name of the bucket; what a stack shows has the engine's. */
function sourceReplaced(of: Source, { hide }: SecretNames): Source {
	return isArn(of.urn) ? { ...of, urn: hide(of.urn), name: hide(of.name) } : of;
}
