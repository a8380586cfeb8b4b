import type { Comparison, ControlOfFinding } from "./comparison";
import type { JsonReport } from "./jsonSchema";
import { type JsonSeverity, severityRank, WORST_FIRST } from "./reportOrder";

/** The exit codes of the command. */
export const EXIT = { passed: 0, failed: 1, misused: 2, undecided: 3 } as const;

/** What decides the exit code. */
export interface Deciding {
	/** Exit with 3 if a finding is unknown, unless its control is advisory, or AWS's own result differs. */
	readonly strict: boolean;
	/** The lowest severity of a failure that counts. */
	readonly failOn: JsonSeverity;
	/** With a baseline: only new failures count. */
	readonly comparison: Comparison | undefined;
}

/** Every failure of a mandatory control counts. */
export const ANY_SEVERITY: JsonSeverity = "Low";

/** The severities as `--fail-on` names them. */
export const SEVERITY_NAMES: readonly string[] = WORST_FIRST.map((severity) =>
	severity.toLowerCase(),
);

/** A severity by its name for `--fail-on`. */
export function severityNamed(name: string): JsonSeverity {
	return WORST_FIRST[SEVERITY_NAMES.indexOf(name)] ?? ANY_SEVERITY;
}

/** The exit code for a report. */
export function exitCodeOf(
	{ sources }: JsonReport,
	{ strict, failOn, comparison }: Deciding,
): number {
	const controls = sources.flatMap((result) => result.controls);
	const failed = comparison
		? comparison.new.map(({ after }) => after?.control)
		: controls.filter(({ status }) => status === "FAILED");
	if (failed.some((control) => control && counts(control, failOn)))
		return EXIT.failed;
	const isUndecided = controls.some(
		({ enforcement, findings }) =>
			enforcement !== "advisory" &&
			findings.some(({ status }) => status === "UNKNOWN"),
	);
	const isDisputed = sources.some(
		({ disagreements = [] }) => disagreements.length > 0,
	);
	return strict && (isUndecided || isDisputed) ? EXIT.undecided : EXIT.passed;
}

/** Whether failures of a control are violations, at or above a severity. */
function counts(control: ControlOfFinding, failOn: JsonSeverity): boolean {
	const { enforcement } = control;
	return (
		(enforcement === "mandatory" || enforcement === "remediate") &&
		severityRank(control) <= severityRank({ severity: failOn })
	);
}
