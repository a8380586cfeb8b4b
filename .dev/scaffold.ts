import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Control } from "../policypack/judging/control";
import { pageOf } from "./page";
import { casesFile, controlFile, pageBody } from "./templates";

/** What was written, or in one line why nothing was. */
export type Scaffolded =
	| { readonly written: readonly string[] }
	| { readonly refused: string };

/**
 * Writes the folder of a new control and its lines in the list of controls.
 * @param root The folder of the project.
 * @param id Security Hub's id, as `CloudTrail.9`.
 */
export function scaffold(root: string, id: string): Scaffolded {
	const number = /^CloudTrail\.([1-9]\d{0,3})$/.exec(id)?.[1];
	if (number === undefined)
		return { refused: `"${id}" is no id of a control: give CloudTrail.N.` };
	const policy = `cloudtrail-${number}`;
	const folder = join("policypack", "controls", policy);
	if (existsSync(join(root, folder)))
		return { refused: `${id} exists: see ${folder}.` };
	const listPath = join("policypack", "controls", "index.ts");
	const listed = withControl(
		readFileSync(join(root, listPath), "utf8"),
		Number(number),
	);
	if (listed === undefined)
		return { refused: `${listPath} is not as it was: add ${id} by hand.` };
	const files: Readonly<Record<string, string>> = {
		[join(folder, "control.ts")]: controlFile(id, policy, number),
		[join(folder, "cases.ts")]: casesFile(),
		[join(folder, "README.md")]: pageOf(blank(id, policy), pageBody()),
		[listPath]: listed,
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

/** A control of which nothing but the name is known, for its page's header. */
function blank(id: string, policy: string): Control {
	return {
		id,
		policy,
		title: "",
		topic: "",
		requires: "",
		severity: "Low",
		category: "",
		requirements: [],
		resourceType: "",
		configRule: "",
		schedule: "",
		parameters: [],
		remediation: [],
		otherIds: [],
		url: "",
		subject: "trail",
		judge: () => ({ is: "pass" }),
	};
}
