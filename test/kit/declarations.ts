import { readFileSync } from "node:fs";
import { join } from "node:path";

/*
 * Reads interfaces out of declaration files by their text: the compiler takes
 * a minute for all types of a provider.
 */

const texts = new Map<string, string>();

function textOf(file: string): string {
	const before = texts.get(file);
	if (before !== undefined) return before;
	const path = join(__dirname, "../../node_modules", file);
	const text = readFileSync(path, "utf8");
	texts.set(file, text);
	return text;
}

/** The types of an interface's properties, by their names. */
export function propertiesOf(
	file: string,
	name: string,
): Readonly<Record<string, string>> {
	const body = new RegExp(
		`^( *)(?:export )?interface ${name} (?:extends [^{]+)?\\{\\n([\\s\\S]*?)^\\1\\}`,
		"m",
	).exec(textOf(file))?.[2];
	if (body === undefined) throw new Error(`no interface ${name} in ${file}`);
	const properties = body.matchAll(/^ *(?:readonly )?(\w+)\??: (.+);$/gm);
	return Object.fromEntries(
		[...properties].map(([, property = "", type = ""]) => [property, type]),
	);
}

/** What an interface extends. */
export function baseOf(file: string, name: string): string | undefined {
	return new RegExp(`interface ${name} extends (\\w+)`).exec(textOf(file))?.[1];
}

/** Whether a file has such an interface. */
export function hasInterface(file: string, name: string): boolean {
	return new RegExp(`interface ${name}\\b`).test(textOf(file));
}
