import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Control } from "../policypack/judging/control";
import { pageOf } from "./page";
import { casesFile, controlFile, metadataOf, pageBody } from "./templates";

/** What was written, or in one line why nothing was. */
export type Scaffolded =
	| { readonly written: readonly string[] }
	| { readonly refused: string };

/** Where each control has a line beside its folder. */
const LIST = join("policypack", "controls", "index.ts");
const NAMES = join("policypack", "policies.ts");
const EDGES = join("test", "fixtures", "edges.json");
const REQUIREMENTS = join("test", "fixtures", "requirements.json");

/**
 * Writes the folder of a new control, and its lines in the list of controls,
 * in the type of policy names and in the fixtures.
 * @param root The folder of the project.
 * @param id Security Hub CSPM's id, as `CloudTrail.9`.
 */
export function scaffold(root: string, id: string): Scaffolded {
	const number = /^CloudTrail\.([1-9]\d{0,3})$/.exec(id)?.[1];
	if (number === undefined)
		return { refused: `"${id}" is no id of a control: give CloudTrail.N.` };
	const policy = `cloudtrail-${number}`;
	const folder = join("policypack", "controls", policy);
	if (existsSync(join(root, folder)))
		return { refused: `${id} exists: see ${folder}.` };
	const changed: Record<string, string> = {};
	for (const [path, change] of [
		[LIST, (text: string) => withControl(text, Number(number))],
		[NAMES, (text: string) => withName(text, number)],
		[EDGES, (text: string) => withList(text, policy)],
		[REQUIREMENTS, (text: string) => withList(text, id)],
	] as const) {
		const text = change(readFileSync(join(root, path), "utf8"));
		if (text === undefined)
			return { refused: `${path} is not as it was: add ${id} by hand.` };
		changed[path] = text;
	}
	const files: Readonly<Record<string, string>> = {
		[join(folder, "control.ts")]: controlFile(id, policy, number),
		[join(folder, "cases.ts")]: casesFile(),
		[join(folder, "README.md")]: pageOf(blank(id, policy), pageBody()),
		...changed,
	};
	mkdirSync(join(root, folder), { recursive: true });
	for (const [path, text] of Object.entries(files))
		writeFileSync(join(root, path), text);
	return { written: Object.keys(files) };
}

/** The list of controls with one more, each line at its place by number. */
function withControl(list: string, number: number): string | undefined {
	const imported = insert(
		list,
		/^import \{ cloudTrail(\d+) \}.*\n/gm,
		number,
		`import { cloudTrail${number} } from "./cloudtrail-${number}/control";\n`,
	);
	return (
		imported &&
		insert(
			imported,
			/^\tcloudTrail(\d+),\n/gm,
			number,
			`\tcloudTrail${number},\n`,
		)
	);
}

/** Inserts a line after the last one with a smaller number. */
function insert(
	text: string,
	lines: RegExp,
	number: number,
	line: string,
): string | undefined {
	const found = [...text.matchAll(lines)];
	const before = found.findLast((match) => Number(match[1]) < number);
	const at = before ? before.index + before[0].length : found[0]?.index;
	if (at === undefined) return undefined;
	return text.slice(0, at) + line + text.slice(at);
}

/** The name of the policy in the type of all names. */
function withName(text: string, number: string): string | undefined {
	return replaced(text, /(cloudtrail-\$\{[\d| ]*\d)(?=\})/, `$1 | ${number}`);
}

/** A fixture with an empty list for the control. */
function withList(text: string, name: string): string | undefined {
	return replaced(text, /,?\n\}\n$/, `,\n\t"${name}": []\n}\n`);
}

function replaced(text: string, at: RegExp, by: string): string | undefined {
	return at.test(text) ? text.replace(at, by) : undefined;
}

/** A control of which only the names are known, for its page's header. */
function blank(id: string, policy: string): Control {
	return {
		...metadataOf(id, policy),
		subject: "trail",
		judge: () => ({ is: "pass" }),
	};
}
