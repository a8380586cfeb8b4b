import { existsSync, readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import { inputError } from "../../inputError";

/** Plain data under names. */
export type Bag = Readonly<Record<string, unknown>>;

/** A YAML (or JSON) file's data; an empty bag where it holds no mapping. */
export function readYaml(file: string): Bag {
	try {
		const data: unknown = parse(readFileSync(file, "utf8"), {
			merge: true,
			prettyErrors: true,
			logLevel: "error",
		});
		return bagOf(data);
	} catch (error) {
		throw unreadable(file, error);
	}
}

function unreadable(file: string, error: unknown): Error {
	if (!(error instanceof YAMLParseError)) {
		const why = existsSync(file) ? String(error) : "the file does not exist";
		return inputError(`${file} cannot be read: ${why}.`);
	}
	const line = error.linePos?.[0].line;
	const [what = ""] = error.message.split(/ at line \d+|\n/);
	return inputError(
		`${file}${line === undefined ? "" : `:${line}`} is not valid YAML: ${what.replace(/[.:]$/, "")}. Correct the file.`,
	);
}

/** A value as a bag; an empty one where it is anything else. */
export function bagOf(value: unknown): Bag {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Bag)
		: {};
}

/** A value as text; undefined where it is anything else or empty. */
export function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}
