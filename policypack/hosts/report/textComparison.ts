import {
	CHANGES,
	type Change,
	type ComparedFinding,
	type Comparison,
	type PlacedFinding,
} from "./comparison";
import { severityRank } from "./reportOrder";
import { placeOf } from "./textControl";
import { wrap } from "./textLines";
import { type Colors, LABEL, paintSeverity } from "./textStyle";

/** What a run is compared with. */
export interface Baseline {
	/** Path of the earlier report, as given by the user. */
	readonly name: string;
	readonly comparison: Comparison;
}

/** How changes are shown. */
export interface ChangeLines {
	readonly width: number;
	readonly colors: Colors;
	/** Whether findings from one line are shown one by one. */
	readonly all: boolean;
	/** Whether to show what is wrong, and the fix. */
	readonly reasons: boolean;
}

const INDENT = "    ";

/** The number of changes of each kind, such as `2 new, 1 fixed, 0 changed, 3 remaining`. */
export function changeCounts(comparison: Comparison): string {
	return CHANGES.map((change) => `${comparison[change].length} ${change}`).join(
		", ",
	);
}

/** A heading for each kind of change, and its findings, the most severe first. */
export function changeLines(
	comparison: Comparison,
	how: ChangeLines,
): readonly string[] {
	return CHANGES.flatMap((change) => {
		const groups = groupsOf(
			comparison[change],
			how.all || change === "changed",
		);
		if (groups.length === 0) return [];
		const title = `${change.toUpperCase()} (${comparison[change].length})`;
		return [
			how.colors.bold(paintChange(change, title, how.colors)),
			...groups.flatMap((group) => groupLines(change, group, how)),
			"",
		];
	});
}

function paintChange(change: Change, text: string, colors: Colors): string {
	switch (change) {
		case "new":
			return colors.red(text);
		case "fixed":
			return colors.green(text);
		case "changed":
			return colors.yellow(text);
		default:
			return colors.cyan(text);
	}
}

/** The finding that is shown of a change: the later one, if there is one. */
export function shownIn({ before, after }: ComparedFinding): PlacedFinding {
	const shown = after ?? before;
	if (!shown) throw new Error("A change has no finding");
	return shown;
}

type Group = readonly [first: ComparedFinding, size: number];

function groupsOf(
	changes: readonly ComparedFinding[],
	all: boolean,
): readonly Group[] {
	const sorted = [...changes].sort(
		(a, b) =>
			severityRank(shownIn(a).control) - severityRank(shownIn(b).control),
	);
	if (all) return sorted.map((change) => [change, 1]);
	const groups = new Map<unknown, { first: ComparedFinding; size: number }>();
	for (const change of sorted) {
		const { control, finding, source } = shownIn(change);
		const key = finding.location
			? `${control.id} ${placeOf(finding.location, source)}`
			: change;
		const group = groups.get(key);
		if (group) group.size += 1;
		else groups.set(key, { first: change, size: 1 });
	}
	return [...groups.values()].map(({ first, size }) => [first, size]);
}

function groupLines(
	change: Change,
	[first, size]: Group,
	{ colors, reasons, width }: ChangeLines,
): readonly string[] {
	const { control, finding, source } = shownIn(first);
	const { location, name, reason, fix } = finding;
	const rated = paintSeverity(control.severity, control.severity, colors);
	const more = size > 1 ? ` and ${size - 1} more` : "";
	const where = location ? `  ${placeOf(location, source)}` : "";
	return [
		...wrap(
			`${control.id}  ${rated}  ${name}${more}${where}`,
			"  ",
			width,
			INDENT,
		),
		...(change === "changed"
			? differencesOf(first).flatMap((line) => wrap(line, INDENT, width))
			: []),
		...(reasons && change === "new"
			? [
					...(reason ? wrap(reason, INDENT, width) : []),
					...(fix ? wrap(`Fix: ${fix}`, INDENT, width) : []),
				]
			: []),
	];
}

/** What differs between a finding and the same one in another report, each in one line. */
export function differencesOf({
	before,
	after,
}: ComparedFinding): readonly string[] {
	const status = [statusOf(before, after), statusOf(after, before)];
	const severity = [before?.control.severity, after?.control.severity];
	const reason = [before?.finding.reason, after?.finding.reason];
	return [
		...(status[0] === status[1] ? [] : [`Status: ${status.join(" -> ")}`]),
		...(before && after && severity[0] !== severity[1]
			? [`Severity: ${severity.join(" -> ")}`]
			: []),
		...(before && after && reason[0] !== reason[1]
			? [
					`Before: ${reason[0] ?? "no reason"}`,
					`After: ${reason[1] ?? "no reason"}`,
				]
			: []),
	];
}

/** The status of one side; a failure that is not in the other report was not evaluated there. */
function statusOf(
	one: PlacedFinding | undefined,
	other: PlacedFinding | undefined,
): string {
	if (one) return LABEL[one.finding.status];
	return other?.finding.status === "FAILED" ? "not evaluated" : "absent";
}

/**
 * A comparison with a baseline: a failure with another reason or severity
 * remains, because its identity is the same.
 */
export function baselineView(comparison: Comparison): Comparison {
	const fails = ({ before, after }: ComparedFinding) =>
		before?.finding.status === "FAILED" && after?.finding.status === "FAILED";
	return {
		...comparison,
		changed: comparison.changed.filter((change) => !fails(change)),
		remaining: [...comparison.remaining, ...comparison.changed.filter(fails)],
	};
}
