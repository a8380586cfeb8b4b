import { isUnknown, unknown } from "../model/value";
import { isOutputAsText, writtenAsText } from "./outputAsText";

/**
 * Pulumi's wire form of property values: what stands in place of unknowns,
 * secrets and references.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/properties.go
 */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** What `pulumi preview --json` prints in place of a secret. */
const MASK = "[secret]";

/** Stands for an unknown string, and for any unknown on most paths. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const UNKNOWNS: ReadonlySet<string> = new Set([
	UNKNOWN_TEXT,
	"1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
	"3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
	"6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
	"030794c1-ac77-496b-92df-f27374a8bd58", // asset
	"e48ece36-62e2-4504-bad9-02848725956a", // archive
	"dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

type Bag = Readonly<Record<string, unknown>>;

/** Whether a value is a plain bag of properties. */
export function isBag(value: unknown): value is Bag {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The URN of the resource that a value refers to; undefined for any other. */
export function referencedUrn(raw: Bag): string | undefined {
	return raw[SIGNATURE] === RESOURCE_REFERENCE && typeof raw.urn === "string"
		? raw.urn
		: undefined;
}

/**
 * One level of a value out of its wire form: plain data, or an `Unknown`
 * where the value was not seen. `what` names the value in words.
 */
export function unwrap(raw: unknown, what: string): unknown {
	if (typeof raw === "string") {
		if (UNKNOWNS.has(raw) || raw.includes(UNKNOWN_TEXT))
			return unknown("pending", what);
		if (isOutputAsText(raw)) return writtenAsText(what, raw);
		return raw === MASK ? unknown("unreadable", `the masked ${what}`) : raw;
	}
	if (!isBag(raw)) return raw;
	const signature = raw[SIGNATURE];
	if (signature === undefined) return raw;
	if (signature === SECRET) return unwrapSecret(raw, what);
	if (signature === OUTPUT_VALUE)
		return raw.value === undefined
			? unknown("pending", what)
			: unwrap(raw.value, what);
	if (signature === RESOURCE_REFERENCE)
		return raw.id ? unwrap(raw.id, what) : unknown("pending", what);
	return unknown("unreadable", `the ${what}`);
}

function unwrapSecret(raw: Bag, what: string): unknown {
	if (raw.value !== undefined) return unwrap(raw.value, what);
	if (typeof raw.plaintext !== "string")
		return unknown("unreadable", `the encrypted ${what}`);
	try {
		return unwrap(JSON.parse(raw.plaintext), what);
	} catch {
		return unknown("unreadable", `the secret ${what}`);
	}
}

/** Whether an object in wire form marks a secret. */
export function isSecret(raw: Bag): boolean {
	return raw[SIGNATURE] === SECRET || raw.secret === true;
}

/** Whether a value in wire form is a secret, or has one in it. */
export function holdsSecret(raw: unknown, depth = 0): boolean {
	if (depth > DEEPEST) return true;
	if (Array.isArray(raw))
		return raw.some((item) => holdsSecret(item, depth + 1));
	if (!isBag(raw)) return false;
	if (isSecret(raw)) return true;
	return Object.values(raw).some((item) => holdsSecret(item, depth + 1));
}

/** Deeper than any real policy, shallower than the stack. */
const DEEPEST = 200;

/** A whole value out of its wire form, with `Unknown` leaves. */
export function unwrapTree(raw: unknown, what: string, depth = 0): unknown {
	if (depth > DEEPEST) return unknown("unreadable", `the too deep ${what}`);
	const value = unwrap(raw, what);
	if (Array.isArray(value))
		return value.map((item) => unwrapTree(item, what, depth + 1));
	if (isUnknown(value) || !isBag(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [
			key,
			unwrapTree(item, what, depth + 1),
		]),
	);
}
