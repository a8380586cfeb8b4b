import { isUrn, stackIn } from "../../providers/urn";
import { identityOf } from "./identity";
import type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
} from "./jsonSchema";

/** A control, without its other findings. */
export type ControlOfFinding = Pick<
	JsonControl,
	"id" | "policy" | "severity" | "enforcement"
>;

/** A finding with its control and its source. */
export interface PlacedFinding {
	readonly source: Pick<JsonResult["source"], "kind" | "name">;
	readonly control: ControlOfFinding;
	readonly finding: JsonFinding;
}

/** The same finding in two reports; undefined where a report does not have it. */
export interface ComparedFinding {
	readonly before: PlacedFinding | undefined;
	readonly after: PlacedFinding | undefined;
}

/** What changed from one report to another. */
export interface Comparison {
	/** Failures that the earlier report does not have. */
	readonly new: readonly ComparedFinding[];
	/** Failures that passed later, or whose resource is gone. */
	readonly fixed: readonly ComparedFinding[];
	/** Other changes of the status, the reason or the severity. */
	readonly changed: readonly ComparedFinding[];
	/** Failures that are the same in both. */
	readonly remaining: readonly ComparedFinding[];
}

/** The kinds of change, in the order in which they are shown. */
export const CHANGES = ["new", "fixed", "changed", "remaining"] as const;

/** A kind of change. */
export type Change = (typeof CHANGES)[number];

/**
 * Compares two reports by the identity of their findings. If several findings of
 * a report have one identity, such as those of two stacks of a project, as many
 * of the other report are the same.
 */
export function compare(before: JsonReport, after: JsonReport): Comparison {
	const earlier = findingsIn(before);
	const later = findingsIn(after);
	const isEvaluated = evaluatedIn(after);
	const found = { new: [], fixed: [], changed: [], remaining: [] } as Record<
		Change,
		ComparedFinding[]
	>;
	for (const identity of new Set([...later.keys(), ...earlier.keys()]))
		for (const pair of pairsOf(
			earlier.get(identity) ?? [],
			later.get(identity) ?? [],
		)) {
			const change = changeOf(pair, isEvaluated);
			if (change) found[change].push(pair);
		}
	return found;
}

function findingsIn(
	report: JsonReport,
): ReadonlyMap<string, readonly PlacedFinding[]> {
	const found = new Map<string, PlacedFinding[]>();
	for (const { source, controls } of report.sources)
		for (const control of controls)
			for (const finding of control.findings) {
				const identity = identityOf(control, finding);
				const same = found.get(identity);
				const placed = {
					source: { kind: source.kind, name: source.name },
					control: headOf(control),
					finding,
				};
				if (same) same.push(placed);
				else found.set(identity, [placed]);
			}
	return found;
}

function headOf(control: ControlOfFinding): ControlOfFinding {
	const { id, policy, severity, enforcement } = control;
	return { id, policy, severity, enforcement };
}

/** What two findings must share to be paired; the closest pairs come first. */
const CLOSENESS: readonly ((one: PlacedFinding) => string)[] = [
	({ finding: { status, reason }, control: { severity } }) =>
		JSON.stringify([status, severity, reason]),
	({ finding: { status } }) => status,
	() => "",
];

function pairsOf(
	before: readonly PlacedFinding[],
	after: readonly PlacedFinding[],
): readonly ComparedFinding[] {
	const pairs: ComparedFinding[] = [];
	let earlier = before;
	let later = after;
	for (const keyOf of CLOSENESS) {
		const waiting = grouped(earlier, keyOf);
		const unpaired: PlacedFinding[] = [];
		for (const one of later) {
			const partner = waiting.get(keyOf(one))?.pop();
			if (partner) pairs.push({ before: partner, after: one });
			else unpaired.push(one);
		}
		later = unpaired;
		earlier = [...waiting.values()].flatMap((rest) => rest.reverse());
	}
	return [
		...pairs,
		...earlier.map((one) => ({ before: one, after: undefined })),
		...later.map((one) => ({ before: undefined, after: one })),
	];
}

/** By key, the first one last, to be taken first. */
function grouped(
	findings: readonly PlacedFinding[],
	keyOf: (one: PlacedFinding) => string,
): ReadonlyMap<string, PlacedFinding[]> {
	const groups = new Map<string, PlacedFinding[]>();
	for (const one of [...findings].reverse()) {
		const same = groups.get(keyOf(one));
		if (same) same.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}

function changeOf(
	{ before, after }: ComparedFinding,
	isEvaluated: (finding: PlacedFinding) => boolean,
): Change | undefined {
	const failed = before?.finding.status === "FAILED";
	const fails = after?.finding.status === "FAILED";
	if (fails && !failed) return "new";
	if (!before || !after) {
		const [only = undefined] = [before, after].filter(Boolean);
		if (!only) return undefined;
		if (failed) return isEvaluated(only) ? "fixed" : "changed";
		return /^(PASSED|NO_DATA)$/.test(only.finding.status)
			? undefined
			: "changed";
	}
	if (failed && after.finding.status === "PASSED") return "fixed";
	const isSame =
		before.finding.status === after.finding.status &&
		before.finding.reason === after.finding.reason &&
		before.control.severity === after.control.severity;
	if (!isSame) return "changed";
	return fails ? "remaining" : undefined;
}

/**
 * Whether a report evaluates the control of a finding where the finding is: a
 * failure is not fixed if the control is disabled, or the project is not checked.
 */
function evaluatedIn(report: JsonReport): (finding: PlacedFinding) => boolean {
	const controls = new Set<string>();
	const places = new Set<string>();
	for (const { source, controls: all } of report.sources)
		for (const control of all) {
			if (control.enforcement !== "disabled") controls.add(control.id);
			for (const finding of control.findings)
				places.add(placeOf({ source, control, finding }));
		}
	return (finding) =>
		controls.has(finding.control.id) && places.has(placeOf(finding));
}

/** The project of a resource, or the account. */
function placeOf({ source, finding: { resource } }: PlacedFinding): string {
	return isUrn(resource)
		? `project ${stackIn(resource).project}`
		: `account ${source.name}`;
}
