import { type Control, JUDGED_ON } from "../policypack/judging/control";
import type { Requirement } from "../policypack/judging/requirement";
import { code, list, table } from "./markdown";

/** What ends the generated part of a control's page. */
export const MARKER =
	"<!-- generated above: npm run docs; written by hand below -->";

/** The page of a control, of its metadata and of a body written by hand. */
export function pageOf(control: Control, body: string): string {
	return `${headerOf(control)}\n\n${MARKER}\n${body}`;
}

/** What is written by hand on a page; `undefined` where the marker lacks. */
export function bodyOf(page: string): string | undefined {
	const at = page.indexOf(`${MARKER}\n`);
	return at < 0 ? undefined : page.slice(at + MARKER.length + 1);
}

const OWN =
	"This policy is this pack's own. AWS Security Hub CSPM has no such control.";

function headerOf(control: Control): string {
	const facts = [
		["Policy", code(control.policy)],
		["Severity", control.severity],
		["Category", control.category],
		["Evaluates", JUDGED_ON[control.subject]],
		...row("Enforcement level", control.level && `${control.level} by default`),
		...(control.optIn
			? [["Opt-in", `evaluated if ${code(control.optIn.property)} is set`]]
			: []),
		["Resource type in AWS", code(control.resourceType)],
		...row("AWS Config rule", control.configRule),
		...(control.parameters.length > 0
			? [["Its parameters", control.parameters.map(code).join(", ")]]
			: []),
		...row("AWS schedule", control.schedule),
		[
			"AWS's page",
			`[${control.isOwn ? control.topic : control.id}](${control.url})`,
		],
	];
	return [
		`# ${control.id}: ${control.title}`,
		...(control.isOwn ? [OWN] : []),
		control.requires,
		table(["", ""], facts),
		...section("Also known as", list(control.otherIds)),
		...section(
			`Related requirements (${control.requirements.length})`,
			requirementsOf(control),
		),
		...section("Remediation", list(control.remediation, "1.")),
	].join("\n\n");
}

function row(
	label: string,
	text: string | undefined,
): readonly (readonly string[])[] {
	return text === undefined ? [] : [[label, text]];
}

function section(title: string, body: string): readonly string[] {
	return body === "" ? [] : [`**${title}**`, body];
}

/** By framework and page, in the order they are listed. */
function requirementsOf({ requirements }: Control): string {
	const byFramework = new Map<string, Requirement[]>();
	for (const one of requirements) {
		const key = `${one.framework} ${one.version}`;
		byFramework.set(key, [...(byFramework.get(key) ?? []), one]);
	}
	if (byFramework.size === 0) return "";
	return table(
		["Framework", "Requirements", "Read on"],
		[...byFramework].map(([framework, found]) => [
			framework,
			found.map(({ requirement }) => requirement).join(", "),
			[
				...new Set(
					found.map(({ readOn }) => `[${readOn.page}](${readOn.url})`),
				),
			].join("; "),
		]),
	);
}
