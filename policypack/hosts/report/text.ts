import { join } from "node:path";
import pc from "picocolors";
import wrapAnsi from "wrap-ansi";
import type { Severity } from "../../judging/control";
import type { ControlStatus, Finding } from "../../judging/finding";
import { locationOf } from "../../judging/finding";
import { isBag } from "../../providers/wire";
import { regionsSentence } from "./regions";
import {
	type ControlResult,
	countsOf,
	type Report,
	type ReportSource,
} from "./report";

/** How a text is to look. */
export interface TextStyle {
	/** Columns, 20 at least, that no line passes but for a single longer word. */
	readonly width: number;
	readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

const LABEL: Readonly<Record<ControlStatus, string>> = {
	passed: "PASSED",
	failed: "FAILED",
	unknown: "UNKNOWN",
	noData: "NO DATA",
	exempt: "EXEMPT",
};

/** The reports for a person: by control its status, then what was found. */
export function toText(reports: readonly Report[], style: TextStyle): string {
	const colors = pc.createColors(style.color);
	return reports
		.map((report) => reportText(report, style.width, colors))
		.join("\n");
}

function reportText(report: Report, width: number, colors: Colors): string {
	const { source, results } = withoutControls(report);
	const where = source.partition ? `, partition ${source.partition}` : "";
	const lines = [
		...wrap(colors.bold(`${source.name} (${source.kind}${where})`), "", width),
		...(source.regions
			? wrap(regionsSentence(source.regions), "", width, "  ")
			: []),
		"",
		...bySeverity(results).flatMap((result) =>
			resultLines(result, source, width, colors),
		),
		"",
		...unusedLines(results, width),
		...wrap(summaryOf(report), "", width),
	];
	// One empty line is enough, wherever two parts ask for one.
	return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

/** What matters most first; within a severity, in the order of the controls. */
function bySeverity(
	results: readonly ControlResult[],
): readonly ControlResult[] {
	const rank = ({ control }: ControlResult) =>
		WORST_FIRST.indexOf(control.severity);
	return [...results].sort((a, b) => rank(a) - rank(b));
}

const WORST_FIRST: readonly Severity[] = ["Critical", "High", "Medium", "Low"];

function resultLines(
	result: ControlResult,
	source: ReportSource,
	width: number,
	colors: Colors,
): string[] {
	const { control, level, status, findings } = result;
	const label = paint(status, LABEL[status].padEnd(9), colors);
	const note = level === "mandatory" ? "" : ` (${level})`;
	const head = `${label}${control.id.padEnd(14)}${control.severity.padEnd(10)}${control.topic}${note}`;
	const told = findings.filter(
		(finding) => finding.status !== "passed" || finding.reason !== undefined,
	);
	const body = told.flatMap((finding) =>
		findingLines(finding, source, width, colors),
	);
	return [
		...wrap(head, "", width, " ".repeat(width < NARROW ? 4 : 33)),
		...body,
		...(body.length > 0 ? [""] : []),
	];
}

function findingLines(
	finding: Finding,
	{ folder }: ReportSource,
	width: number,
	colors: Colors,
): string[] {
	const { on, reason, fix, exemption, status } = finding;
	const at = locationOf(finding);
	const where = at ? `  ${join(folder, at.file)}:${at.line}` : "";
	const kind = status === "passed" ? "advice" : LABEL[status].toLowerCase();
	const indent = "    ";
	return [
		...wrap(`- ${on.name} (${kind})${where}`, "  ", width, indent),
		// A URN is one word, whatever is in it: people copy it.
		indent + colors.dim(on.urn),
		...(reason ? wrap(reason, indent, width) : []),
		...(fix && status !== "exempt"
			? wrap(`${status === "noData" ? "Note" : "Fix"}: ${fix}`, indent, width)
			: []),
		...(exemption && status === "exempt"
			? wrap(`Exempt: ${exemption.reason}${untilOf(exemption)}`, indent, width)
			: []),
	];
}

function untilOf(exemption: NonNullable<Finding["exemption"]>): string {
	const { expires, ticket, exception } = exemption;
	if (exception !== undefined) return ` (policy exception ${exception})`;
	return `${expires ? `, until ${expires}` : ", without end"}${ticket ? ` (${ticket})` : ""}`;
}

function unusedLines(
	results: readonly ControlResult[],
	width: number,
): string[] {
	const lines = results.flatMap(({ control, unused }) =>
		unused.flatMap(({ resource, exception }) =>
			wrap(
				`Unused ${exception === undefined ? "exemption" : `exception ${exception}`} of ${control.policy}: ${resource} sets nothing aside.`,
				"",
				width,
				"  ",
			),
		),
	);
	return lines.length > 0 ? [...lines, ""] : [];
}

function summaryOf(report: Report): string {
	const counts = countsOf(report);
	const told = (["failed", "unknown", "exempt", "noData", "passed"] as const)
		.filter((status) => counts[status] > 0)
		.map((status) => `${counts[status]} ${LABEL[status].toLowerCase()}`);
	return `${report.results.length} controls: ${told.join(", ")}.`;
}

function paint(status: ControlStatus, text: string, colors: Colors): string {
	switch (status) {
		case "passed":
			return colors.green(text);
		case "failed":
			return colors.red(text);
		case "unknown":
			return colors.yellow(text);
		default:
			return colors.cyan(text);
	}
}

/** Below so many columns a heading has no room for columns of its own. */
const NARROW = 60;

/**
 * What names, URNs and reasons have in them that would steer a terminal, or
 * begin a line that looks like ours, is shown as what it is: not text.
 */
function withoutControls<T>(data: T): T {
	if (typeof data === "string")
		return data.replace(CONTROLS, "\uFFFD") as T & string;
	if (Array.isArray(data)) return data.map(withoutControls) as T & unknown[];
	if (!isBag(data) || data instanceof Date) return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, item]) => [key, withoutControls(item)]),
	) as T;
}

/** Control characters, and those that turn the direction of writing. */
const CONTROLS = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Lines within the width; a longer word stands alone on its line. */
function wrap(
	text: string,
	indent: string,
	width: number,
	hanging: string = indent,
): string[] {
	const [first = "", ...rest] = wrapAnsi(text, width - indent.length, {
		trim: false,
	}).split("\n");
	if (rest.length === 0) return [indent + first];
	const tail = wrapAnsi(
		rest.map((line) => line.trim()).join(" "),
		width - hanging.length,
	).split("\n");
	return [indent + first.trimEnd(), ...tail.map((line) => hanging + line)];
}
