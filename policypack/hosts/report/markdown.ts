import type { HelpById } from "./controlHelp";
import { rowsOf } from "./findingRows";
import type { JsonReport, JsonResult, JsonStatus } from "./jsonSchema";
import { disagreementBlock } from "./markdownDisagreements";
import { blocksOf, ICON } from "./markdownFindings";
import { matrixTable } from "./markdownMatrix";
import { nameIn, number, sourceTable } from "./markdownSource";
import { inlineMarkdown } from "./markdownText";
import { shownRows, sourceMatrix } from "./sourceMatrix";
import { verdictOf } from "./verdict";

/** Options of Markdown. */
export interface MarkdownOptions {
	readonly help: HelpById;
	/** Maximum number of characters. Default: 65,536, as GitHub allows for a comment. */
	readonly limit?: number;
}

/** Maximum number of characters of a comment on GitHub. */
const COMMENT = 65_536;

/** Characters for the sentence on what is left out. */
const NOTE = 300;

/** How the title names the result. */
const TITLE: Readonly<Record<JsonStatus, string>> = {
	FAILED: "failed",
	UNKNOWN: "not known",
	EXEMPT: "passed, with exemptions",
	NO_DATA: "no data",
	PASSED: "passed",
};

/**
 * The report as Markdown for a pull request comment or a job summary: the
 * verdict, the matrix of several sources, a table for each source, and the
 * findings, which can be opened. What does not fit is counted.
 */
export function toMarkdown(
	report: JsonReport,
	{ help, limit = COMMENT }: MarkdownOptions,
): string {
	const head = headOf(report);
	const foot = footOf(report);
	const all = limit - head.length - foot.length - NOTE;
	const { matrix, order } = matrixOf(report, all / 4);
	const disputed = disagreementBlock(report, all / 8);
	const room = all - matrix.length - disputed.length;
	const tables = fitting(
		order.map((result) => sourceTable(result, help)),
		// The findings get the other half, if they need it.
		room / 2,
	);
	const rows = rowsOf(report).filter(({ isOfNothing }) => !isOfNothing);
	const findings = blocksOf(
		rows,
		report.sources.length > 1,
		help,
		room - tables.text.length,
	);
	const note = noteOf(
		[
			[tables.leftOut, order.length, "sources"],
			[findings.leftOut, findings.total, "findings"],
		],
		limit,
	);
	return `${head}${note}${matrix}${disputed}${tables.text}${findings.text}${foot}`;
}

/** The matrix of several sources, and the sources in its order. */
function matrixOf(
	report: JsonReport,
	room: number,
): { readonly matrix: string; readonly order: readonly JsonResult[] } {
	const matrix = sourceMatrix(report.sources);
	return {
		matrix: report.sources.length > 1 ? matrixTable(matrix, report, room) : "",
		order: shownRows(matrix, false).map(({ result }) => result),
	};
}

function headOf({ sources }: JsonReport): string {
	const status = worstOf(sources);
	const icon = isOnlyAdvisory(sources) ? "⚠️" : ICON[status];
	return `### ${icon} CloudTrail compliance: ${TITLE[status]}\n\n**${verdictOf(sources)}**\n\n`;
}

function worstOf(sources: readonly JsonResult[]): JsonStatus {
	const statuses = sources.flatMap(({ controls }) =>
		controls.map(({ status }) => status),
	);
	// A control without a resource to check takes nothing from one that passed.
	const order = ["FAILED", "UNKNOWN", "EXEMPT", "PASSED"] as const;
	return order.find((status) => statuses.includes(status)) ?? "NO_DATA";
}

function isOnlyAdvisory(sources: readonly JsonResult[]): boolean {
	const failed = sources.flatMap(({ controls }) =>
		controls.filter(({ status }) => status === "FAILED"),
	);
	return (
		failed.length > 0 &&
		failed.every(({ enforcement }) => enforcement === "advisory")
	);
}

/** As many of the blocks as fit, from the first. */
function fitting(
	blocks: readonly string[],
	room: number,
): { readonly text: string; readonly leftOut: number } {
	let text = "";
	for (const [at, block] of blocks.entries()) {
		if (text.length + block.length > room)
			return { text, leftOut: blocks.length - at };
		text += block;
	}
	return { text, leftOut: 0 };
}

function noteOf(
	parts: readonly (readonly [leftOut: number, total: number, what: string])[],
	limit: number,
): string {
	const left = parts
		.filter(([leftOut]) => leftOut > 0)
		.map(
			([leftOut, total, what]) =>
				`${number(leftOut)} of ${number(total)} ${what}`,
		);
	return left.length > 0
		? `Left out to fit into ${number(limit)} characters: ${left.join(" and ")}. Use \`--format json\` for all of them.\n\n`
		: "";
}

function footOf({ configuration, generatedAt, tool }: JsonReport): string {
	const parts = [
		`${tool.name} ${tool.version}`,
		generatedAt,
		...(configuration === undefined
			? []
			: [`configuration ${nameIn(configuration)}`]),
	];
	return `<sub>${inlineMarkdown(parts.join(", "))}</sub>\n`;
}
