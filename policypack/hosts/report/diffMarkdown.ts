import { printable, truncated } from "../../text/printable";
import { CHANGES, type Change, type ComparedFinding } from "./comparison";
import type { Diff } from "./diff";
import { inlineMarkdown } from "./markdownText";
import { changeCounts, differencesOf, shownIn } from "./textComparison";
import { placeOf } from "./textControl";

/** Maximum number of characters: GitHub allows 65,536 in a comment. */
const MOST = 65_000;

/** Maximum number of characters of a name, a path or a reason. */
const CELL = 500;

const TITLES: Readonly<Record<Change, string>> = {
	new: "New failures",
	fixed: "Fixed",
	changed: "Changed",
	remaining: "Remaining failures",
};

/** A diff as Markdown for a pull request comment. What does not fit is counted. */
export function diffMarkdown({ before, after, comparison }: Diff): string {
	const head = [
		`## CloudTrail compliance: ${changeCounts(comparison)}`,
		"",
		`From ${cell(before.name)} of ${cell(before.report.generatedAt)} to ${cell(after.name)} of ${cell(after.report.generatedAt)}`,
		"",
	];
	let left = MOST - head.join("\n").length;
	const sections = CHANGES.flatMap((change) => {
		const changes = comparison[change];
		if (changes.length === 0) return [];
		const rows: string[] = [];
		for (const one of changes) {
			const row = rowOf(change, one);
			if (row.length + 300 > left) break;
			left -= row.length + 1;
			rows.push(row);
		}
		left -= 300;
		const missing = changes.length - rows.length;
		return [
			`### ${TITLES[change]} (${changes.length})`,
			"",
			...(rows.length > 0
				? [
						"| Control | Severity | Resource | Place | Why |",
						"| --- | --- | --- | --- | --- |",
					]
				: []),
			...rows,
			...(missing > 0 ? ["", `${missing} more are not shown.`] : []),
			"",
		];
	});
	return `${[...head, ...sections].join("\n").trimEnd()}\n`;
}

function rowOf(change: Change, compared: ComparedFinding): string {
	const { control, finding, source } = shownIn(compared);
	const why =
		change === "changed" ? differencesOf(compared) : [finding.reason ?? ""];
	const cells = [
		control.id,
		control.severity,
		finding.name,
		finding.location ? placeOf(finding.location, source) : "",
	].map(cell);
	return `| ${[...cells, why.map(cell).join("<br>")].join(" | ")} |`;
}

function cell(text: string): string {
	return inlineMarkdown(truncated(printable(text), CELL));
}
