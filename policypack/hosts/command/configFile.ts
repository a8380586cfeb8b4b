import { readFileSync } from "node:fs";
import Ajv, { type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
import type { Control } from "../../judging/control";
import { isBag } from "../../providers/wire";
import { allowedBy, propertiesIn } from "../allowed";
import { entrySchema, type PropertySchema } from "../configSchema";
import { type Configuration, configured } from "../configuration";
import { inputError } from "../inputError";

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads a configuration file as `pulumi preview --policy-pack-config` does,
 * and refuses besides what Pulumi lets pass: unknown policies and properties.
 */
export function readConfiguration(
	path: string,
	controls: readonly Control[],
): Configuration {
	const entries = parse(path);
	const names = ["all", ...controls.map(({ policy }) => policy)];
	for (const name of Object.keys(entries))
		if (!names.includes(name))
			throw inputError(
				`${path}: there is no policy "${name}": use one of ${names.join(", ")}.`,
			);
	const ajv = new Ajv({ strict: false, verbose: true });
	addFormats(ajv);
	const checked = new Map<string, Entry>();
	for (const control of [undefined, ...controls]) {
		const name = control?.policy ?? "all";
		const entry = objectOf(
			Object.hasOwn(entries, name) ? entries[name] : undefined,
		);
		refuseWrong(ajv, entry, control, path, name);
		if (isBag(entry)) checked.set(name, entry);
	}
	const all = checked.get("all") ?? {};
	return (control) =>
		configured(control, { ...all, ...checked.get(control.policy) });
}

/** A bare level stands for an object with that level. */
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
			`${path || "The file of --config"} cannot be read (${code}): give --config a JSON file.`,
		);
	}
	if (text.trim() === "") return {};
	let content: unknown;
	try {
		content = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch {
		throw inputError(`${path} is not JSON: mend it, or write it anew.`);
	}
	if (isBag(content)) return content;
	throw inputError(
		`${path} is not a JSON object: name policies in it, as {"cloudtrail-1": "advisory"}.`,
	);
}

/** Throws at the first thing that the schema refuses, with where it stands. */
function refuseWrong(
	ajv: Ajv,
	entry: unknown,
	control: Control | undefined,
	path: string,
	name: string,
): void {
	if (ajv.validate(entrySchema(control), entry)) return;
	const [error] = ajv.errors ?? [];
	throw inputError(
		error
			? `${path}: ${name}${error.instancePath.replaceAll("/", ".")} ${wordsOf(error)}.`
			: `${path}: ${name} is wrong.`,
	);
}

/** What is wrong and what is allowed; never the value that stands there. */
function wordsOf({ keyword, params, parentSchema }: ErrorObject): string {
	const schema: PropertySchema = parentSchema ?? {};
	switch (keyword) {
		case "additionalProperties":
			return `has no property "${params.additionalProperty}": use one of ${Object.keys(propertiesIn(schema)).join(", ")}`;
		case "required":
			return `lacks "${params.missingProperty}": give it one`;
		default:
			return allowedBy(schema);
	}
}
