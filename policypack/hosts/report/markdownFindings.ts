import { printable, truncated } from "../../text/printable";
import type { StatementTexts } from "../../text/statements";
import { type HelpById, helpOf } from "./controlHelp";
import { exemptionText, type FindingRow, missingTexts } from "./findingRows";
import type { JsonStatus } from "./jsonSchema";
import { codeMarkdown, controlLink, inlineMarkdown } from "./markdownText";
import { severityRank, statusRank } from "./reportOrder";
import { LABEL } from "./textStyle";

/** An icon for each status. */
export const ICON: Readonly<Record<JsonStatus, string>> = {
	FAILED: "❌",
	UNKNOWN: "❔",
	EXEMPT: "➖",
	NO_DATA: "➖",
	PASSED: "✅",
};

/** Maximum number of characters of a name and of a sentence. */
const NAME = 200;
const SENTENCE = 1000;

/** The findings of one control with one status. */
type Group = readonly [FindingRow, ...FindingRow[]];

/**
 * What did not pass, in a block for each control and status that can be opened.
 * Each block has an equal part of the room; what it does not need, the later
 * ones get.
 * @param room Maximum number of characters.
 */
export function blocksOf(
	rows: readonly FindingRow[],
	hasSources: boolean,
	help: HelpById,
	room: number,
): {
	readonly text: string;
	readonly leftOut: number;
	readonly total: number;
} {
	const groups = groupsOf(rows);
	let text = "";
	let shown = 0;
	for (const [at, group] of groups.entries()) {
		const part = (room - text.length) / (groups.length - at);
		const block = blockOf(group, hasSources, help, part);
		text += block.text;
		shown += block.shown;
	}
	const total = groups.reduce((sum, group) => sum + group.length, 0);
	return { text, leftOut: total - shown, total };
}

/** Failures first, then by severity. */
function groupsOf(rows: readonly FindingRow[]): readonly Group[] {
	const groups = new Map<string, [FindingRow, ...FindingRow[]]>();
	for (const row of rows) {
		if (row.finding.status === "PASSED") continue;
		const key = `${row.finding.status} ${row.control.id}`;
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return [...groups.values()].sort(
		([a], [b]) =>
			statusRank(a.finding) - statusRank(b.finding) ||
			severityRank(a.control) - severityRank(b.control),
	);
}

function blockOf(
	group: Group,
	hasSources: boolean,
	help: HelpById,
	room: number,
): { readonly text: string; readonly shown: number } {
	const [{ control, finding }] = group;
	const { id, severity, title } = control;
	const requires = helpOf(help, id)?.requires;
	const summary = `${ICON[finding.status]} ${id} (${severity}): ${group.length} ${LABEL[finding.status].toLowerCase()}`;
	const head = [
		`<details>\n<summary>${inlineMarkdown(truncated(`${summary}. ${title}`, SENTENCE))}</summary>\n\n`,
		`${controlLink(id, help)}${requires ? `: ${inlineMarkdown(requires)}` : ""}\n\n`,
	].join("");
	const foot = "\n</details>\n\n";
	// For the line that counts the others.
	const most = room - head.length - foot.length - 40;
	let items = "";
	let shown = 0;
	for (const row of group) {
		const item = itemOf(row, hasSources);
		if (items.length + item.length > most) break;
		items += item;
		shown += 1;
	}
	if (shown === 0) return { text: "", shown };
	const more =
		shown < group.length ? `- … and ${group.length - shown} more\n` : "";
	return { text: `${head}${items}${more}${foot}`, shown };
}

/** Statements to paste, as code within the list item. */
function statementBlock({ heading, json }: StatementTexts): string {
	const longest = Math.max(
		2,
		...[...json.matchAll(/`+/g)].map(([run]) => run.length),
	);
	const fence = "`".repeat(longest + 1);
	const text = `${fence}json\n${json}\n${fence}`;
	return `\n\n  ${inlineMarkdown(heading)}:\n\n${text.replace(/^/gm, "  ")}\n`;
}

function itemOf({ finding, source }: FindingRow, hasSources: boolean): string {
	const { exemption, fix, location, name, reason, status } = finding;
	const code = (text: string) => codeMarkdown(truncated(text, NAME));
	const sentence = (text: string) => inlineMarkdown(truncated(text, SENTENCE));
	const places = [
		...(hasSources ? [`in ${code(printable(source.name))}`] : []),
		...(location ? [`at ${code(location.file)} line ${location.line}`] : []),
	];
	return `- ${[
		[code(name), ...places].join(" "),
		...(reason ? [`: ${sentence(reason)}`] : []),
		...(fix && status !== "EXEMPT"
			? [` **${status === "NO_DATA" ? "Note" : "Fix"}:** ${sentence(fix)}`]
			: []),
		...(exemption && status === "EXEMPT"
			? [` **Exempt:** ${sentence(exemptionText(exemption))}`]
			: []),
		...(status === "EXEMPT" ? [] : missingTexts(finding).map(statementBlock)),
	].join("")}\n`;
}
