import { readFileSync } from "node:fs";
import { inputError } from "../inputError";
import type { Control } from "../judging/control";
import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { parsedJson, placeAt } from "../text/json";
import { layoutOf } from "./configFileLayout";
import { type Configuration, policyConfiguration } from "./policyConfiguration";
import { exceptionsIn, exceptionWarnings } from "./policyExceptions";
import { entrySchema } from "./schema";
import { schemaValidator } from "./schemaErrors";

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads a configuration file as `pulumi preview --policy-pack-config` does. In
 * addition, unknown policies and properties are errors. Throws an input error.
 * @param warn Called with one line for each setting without effect here.
 */
export function readConfiguration(
	path: string,
	controls: readonly Control[],
	warn: (line: string) => void = () => {},
): Configuration {
	const refuseWrong = schemaValidator(path);
	const layout = layoutOf(parse(path), path, refuseWrong);
	const { policies, prefix } = layout;
	const ours = controls.map(({ policy }) => policy);
	const names = ["all", ...ours];
	for (const name of Object.keys(policies))
		if (!names.includes(name))
			throw inputError(
				`${path}: ${prefix === "" ? "" : "policies: "}unknown policy "${name}": ${insteadOf(name, names)}.`,
			);
	const checked = new Map<string, Entry>();
	for (const control of [undefined, ...controls]) {
		const name = control?.policy ?? "all";
		const entry = objectOf(
			Object.hasOwn(policies, name) ? policies[name] : undefined,
		);
		refuseWrong(entrySchema(control), entry, prefix + name);
		if (isBag(entry)) checked.set(name, entry);
	}
	const raw = layout.exceptions as Parameters<typeof exceptionsIn>[0];
	const exceptions = exceptionsIn(raw);
	for (const doubt of exceptionWarnings(raw, ours)) warn(`${path}: ${doubt}`);
	if (layout.hasEnvironments)
		warn(
			`${path}: this command does not read Pulumi ESC environments, so levels and exemptions that they set are missing here; Pulumi applies them.`,
		);
	const all = checked.get("all") ?? {};
	return (control) => ({
		...policyConfiguration(control, { ...all, ...checked.get(control.policy) }),
		exceptions: exceptions.get(control.policy) ?? [],
	});
}

/** A level is short for an object with that level. */
function objectOf(entry: unknown): unknown {
	if (entry === undefined) return {};
	return typeof entry === "string" ? { enforcementLevel: entry } : entry;
}

function parse(path: string): Entry {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
		throw inputError(
			`${path || "The --config file"} cannot be read (${code}): use a JSON file for --config.`,
		);
	}
	if (text.trim() === "") return {};
	const parsed = parsedJson(text);
	if (!parsed.isJson)
		throw inputError(
			`${placeAt(path, parsed.line)} is not valid JSON: correct the file.`,
		);
	const content = parsed.value;
	if (isBag(content)) return content;
	throw inputError(
		`${path} is not a JSON object: use policy names as keys, such as {"cloudtrail-1": "advisory"}.`,
	);
}
