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

/** Style of a text report. */
export interface TextStyle {
	/** Line width in columns, at least 20. Only a longer word exceeds it. */
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

/** The reports as text: the status of each control, and its findings. */
export function toText(reports: readonly Report[], style: TextStyle): string {
	const colors = pc.createColors(style.color);
	return reports
		.map((report) => reportText(report, style.width, colors))
		.join("\n");
}

function reportText(report: Report, width: number, colors: Colors): string {
	const { source, results } = printable(report);
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
	// At most one empty line between two parts.
	return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

/** The most severe first; within a severity, in the order of the controls. */
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
	const shown = findings.filter(
		(finding) => finding.status !== "passed" || finding.reason !== undefined,
	);
	const body = shown.flatMap((finding) =>
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
		// A URN is never wrapped, so that it can be copied.
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
	return `${expires ? `, until ${expires}` : ", no expiry date"}${ticket ? ` (${ticket})` : ""}`;
}

function unusedLines(
	results: readonly ControlResult[],
	width: number,
): string[] {
	const lines = results.flatMap(({ control, unused }) =>
		unused.flatMap(({ resource, exception }) =>
			wrap(
				`Unused ${exception === undefined ? "exemption" : `exception ${exception}`} of ${control.policy}: ${resource} matches no finding.`,
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
	const parts = (["failed", "unknown", "exempt", "noData", "passed"] as const)
		.filter((status) => counts[status] > 0)
		.map((status) => `${counts[status]} ${LABEL[status].toLowerCase()}`);
	return `${report.results.length} controls: ${parts.join(", ")}.`;
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

/** The width in columns below which headings have no table columns. */
const NARROW = 60;

/**
 * Replaces characters in names, URNs and reasons that would control a terminal
 * or start a new line by U+FFFD.
 */
function printable<T>(data: T): T {
	if (typeof data === "string")
		return data.replace(CONTROLS, "\uFFFD") as T & string;
	if (Array.isArray(data)) return data.map(printable) as T & unknown[];
	if (!isBag(data) || data instanceof Date) return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, item]) => [key, printable(item)]),
	) as T;
}

/** Control characters, and those that change the text direction. */
const CONTROLS = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Lines within the width; a longer word has its own line. */
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
