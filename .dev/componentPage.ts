import {
	type Argument,
	type ArgumentGroup,
	argumentGroups,
} from "./componentArguments";
import type { GeneratedFile } from "./generated";
import { code, table } from "./markdown";

const INTRODUCTION = `# Arguments of ComplianceTrail

Generated from the types in \`components/\` by \`npm run docs\`. Every argument is optional unless marked *required*. \`Input<string>\` accepts a string or an output. A name ending in \`Days\` is in days. An argument that breaks a limit is rejected before anything is registered; an output, once its value is known.
`;

/** `docs/component.md`: every argument of the component. */
export function componentPage(root: string): GeneratedFile {
	const groups = argumentGroups(root);
	return {
		path: "docs/component.md",
		text: `${INTRODUCTION}\n${groups.map((group) => sectionOf(group, groups)).join("\n\n")}\n`,
	};
}

function sectionOf(
	{ name, description, url, arguments: all }: ArgumentGroup,
	groups: readonly ArgumentGroup[],
): string {
	const parts = [
		`## ${name}`,
		[description, ...(url ? [`See [AWS](${url}).`] : [])].join(" "),
		...(all.length === 0
			? []
			: [
					table(
						["Argument", "Type", "Default", "Description, unit and limits"],
						all.map((one) => rowOf(one, groups)),
					),
				]),
	];
	return parts.join("\n\n");
}

function rowOf(
	{ name, type, isRequired, description, default: value, url }: Argument,
	groups: readonly ArgumentGroup[],
): readonly string[] {
	const link = groups.find((group) =>
		new RegExp(`\\b${group.name}\\b`).test(type),
	);
	return [
		code(name),
		link ? `[${code(type)}](#${link.name.toLowerCase()})` : code(type),
		isRequired ? "*required*" : (value ?? ""),
		[description, ...(url ? [`[AWS](${url})`] : [])].join(" "),
	];
}
