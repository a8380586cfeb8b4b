import { join } from "node:path";
import type { Metadata } from "../../judging/control";
import { type FindingGroup, groupsOf } from "./findingGroups";
import { missingTexts } from "./findingRows";
import type { JsonControl, JsonFinding, JsonResult } from "./jsonSchema";
import { isProgramFolder } from "./repositoryPath";
import { wrap } from "./textLines";
import {
	type Colors,
	LABEL,
	link,
	paintSeverity,
	paintStatus,
	type TextStyle,
} from "./textStyle";

/** What the text report shows of a control beside the report. */
export type TextControl = Pick<Metadata, "id" | "topic" | "url">;

/** How the controls of one source are shown. */
export interface ControlLines {
	readonly source: JsonResult["source"];
	readonly style: TextStyle;
	readonly colors: Colors;
	/** Columns for the ID and the severity of a control. */
	readonly idWidth: number;
	/** By ID; a control of another version may be missing. */
	readonly catalogue: ReadonlyMap<string, TextControl>;
}

/** The width in columns below which headings have no table columns. */
const NARROW = 60;

const INDENT = "    ";

/** Columns for IDs and severities: an ID that is too long moves its severity. */
export function idWidthOf(controls: readonly ShownControl[]): number {
	return Math.max(
		23,
		...controls.map(
			({ control: { id, severity } }) => id.length + severity.length + 1,
		),
	);
}

/** A control, and what is shown of its findings. */
export interface ShownControl {
	readonly control: JsonControl;
	readonly groups: readonly FindingGroup[];
}

/** Which findings are shown of a control: all that say something, or the failures. */
export function shownOf(
	control: JsonControl,
	{ all, onlyFailed }: { readonly all: boolean; readonly onlyFailed: boolean },
): ShownControl {
	const shown = control.findings.filter(({ status, reason }) =>
		onlyFailed ? status === "FAILED" : status !== "PASSED" || reason !== null,
	);
	return { control, groups: groupsOf(shown, all) };
}

/** A control in one line, and its findings below it. */
export function controlLines(
	{ control, groups }: ShownControl,
	how: ControlLines,
): readonly string[] {
	const body = groups.flatMap((group) => groupLines(group, how));
	return [
		...headLines(control, how),
		...body,
		...(body.length > 0 ? [""] : []),
	];
}

function headLines(
	{ id, title, severity, enforcement, status }: JsonControl,
	{ style, colors, catalogue, idWidth }: ControlLines,
): readonly string[] {
	const known = catalogue.get(id);
	const label = paintStatus(status, LABEL[status].padEnd(9), colors);
	const own = id.padEnd(13);
	const rest = severity.padEnd(idWidth - own.length);
	const rated = paintSeverity(severity, rest, colors);
	const note = enforcement === "mandatory" ? "" : ` (${enforcement})`;
	const head = `${label}${own} ${rated}${known?.topic ?? title}${note}`;
	const hanging = " ".repeat(style.width < NARROW ? 4 : idWidth + 10);
	const lines = wrap(head, "", style.width, hanging);
	// Linked after wrapping, so that no line break is inside the link.
	return style.links && known
		? lines.map((line) => line.replace(id, () => link(id, known.url)))
		: lines;
}

function groupLines(
	{ first, size, reasons }: FindingGroup,
	{ source, style: { width }, colors }: ControlLines,
): readonly string[] {
	const { name, location, resource, reason, fix, exemption, status } = first;
	const kind = status === "PASSED" ? "advice" : LABEL[status].toLowerCase();
	const head =
		size === 1
			? `${name} (${kind})`
			: `${name} and ${size - 1} more (${size} ${kind})`;
	const where = location ? `  ${placeOf(location, source)}` : "";
	return [
		...wrap(`- ${head}${where}`, "  ", width, INDENT),
		// A URN is never wrapped, so that it can be copied.
		INDENT + colors.dim(resource),
		...(reason ? wrap(reason, INDENT, width) : []),
		...(fix && status !== "EXEMPT"
			? wrap(`${status === "NO_DATA" ? "Note" : "Fix"}: ${fix}`, INDENT, width)
			: []),
		...(size === 1 && status !== "EXEMPT" ? statementLines(first, width) : []),
		...(exemption && status === "EXEMPT"
			? wrap(`Exempt: ${exemption.reason}${untilOf(exemption)}`, INDENT, width)
			: []),
		...(reasons > 1
			? wrap(`The ${size} findings have ${reasons} reasons.`, INDENT, width)
			: []),
	];
}

/** Statements to paste: JSON is never wrapped. */
function statementLines(
	finding: JsonFinding,
	width: number,
): readonly string[] {
	return missingTexts(finding).flatMap(({ heading, json }) => [
		...wrap(`${heading}:`, INDENT, width),
		...json.split("\n").map((line) => `${INDENT}${line}`),
	]);
}

/** A location as `PATH:LINE`; from a program's folder, with the path of its folder. */
export function placeOf(
	{ file, line }: NonNullable<JsonFinding["location"]>,
	source: Pick<JsonResult["source"], "folder" | "kind" | "name">,
): string {
	return `${isProgramFolder(source) ? join(source.name, file) : join(file)}:${line}`;
}

function untilOf(exemption: NonNullable<JsonFinding["exemption"]>): string {
	const { expires, ticket, exception } = exemption;
	if (exception !== undefined) return ` (policy exception ${exception})`;
	return `${expires ? `, until ${expires}` : ", no expiry date"}${ticket ? ` (${ticket})` : ""}`;
}
