import type { ReportViolation } from "@pulumi/policy";
import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/evaluate";
import type { Settings } from "../../judging/settings";

/**
 * A violation as the SDK takes it and does not declare it: with a level of
 * its own, and without the policy's description before it.
 */
interface Violation {
	readonly message: string;
	readonly urn: string;
	readonly enforcementLevel: "advisory" | "mandatory";
}

function say(report: ReportViolation, violation: Violation): void {
	(report as unknown as (violation: Violation) => void)(violation);
}

function advise(report: ReportViolation, message: string, urn: string): void {
	say(report, { message, urn, enforcementLevel: "advisory" });
}

/** Refuses what is wrong with the run itself, whatever the policy's level. */
export function refuse(
	report: ReportViolation,
	message: string,
	urn: string,
): void {
	say(report, { message, urn, enforcementLevel: "mandatory" });
}

/**
 * Says what was found, each time of the resource it is about. Returns why
 * there was nothing to judge, where that is so.
 */
export function sayFindings(
	control: Control,
	findings: readonly Finding[],
	settings: Settings,
	report: ReportViolation,
): string | undefined {
	let said = false;
	for (const finding of findings) {
		if (finding.status === "failed") {
			report(failure(control, finding), finding.on.urn);
			said = true;
		} else if (finding.status === "unknown" && isAdvised(finding, settings)) {
			advise(report, undecided(control, finding), finding.on.urn);
			said = true;
		} else if (finding.status === "passed" || finding.status === "exempt") {
			said = true;
		}
	}
	return said ? undefined : (findings[0]?.reason ?? NO_TRAIL);
}

const NO_TRAIL = "The stack declares no trail.";

/** Only what is pending may be ignored: what is denied is never a pass. */
function isAdvised(finding: Finding, settings: Settings): boolean {
	return !(finding.cause === "pending" && settings.pending === "ignore");
}

function sentences(finding: Finding): string {
	return [finding.reason, finding.fix].filter(Boolean).join(" ");
}

/** What is denied for being pending fails by no fault of its own. */
function failure(control: Control, finding: Finding): string {
	const what = sentences(finding);
	return finding.cause === "pending"
		? `${ignorance(control, finding)}: ${what}`
		: what;
}

function undecided(control: Control, finding: Finding): string {
	const what = `${ignorance(control, finding)}: ${sentences(finding)}`;
	if (finding.cause === "pending")
		return `${what} It is evaluated again during the update.`;
	return finding.fix === undefined
		? `${what} Use a documented value, or grant the missing permission.`
		: what;
}

function ignorance(control: Control, { on }: Finding): string {
	return `${control.id} could not be evaluated for ${on.name}`;
}

/** Says that a control could not be judged, for a reason that is ours. */
export function sayProblem(
	control: Control,
	error: unknown,
	urn: string,
	report: ReportViolation,
): void {
	const name = error instanceof Error ? error.name : "an error";
	advise(
		report,
		`${control.id} could not be evaluated (${name} in ${control.policy}). Please report this with the code of the resource.`,
		urn,
	);
}
