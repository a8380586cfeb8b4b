import type { ReportViolation } from "@pulumi/policy";
import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import type { Settings } from "../../judging/settings";
import type { Source } from "../../model/facts";
import { statementTexts } from "../../text/statements";

/**
 * A violation as the SDK takes it and does not declare it: with a level of
 * its own, and without the policy's description before it.
 */
interface Violation {
	readonly message: string;
	readonly urn: string;
	readonly enforcementLevel: "advisory" | "mandatory";
}

function reportWithLevel(report: ReportViolation, violation: Violation): void {
	(report as unknown as (violation: Violation) => void)(violation);
}

function reportAdvisory(
	report: ReportViolation,
	message: string,
	urn: string,
): void {
	reportWithLevel(report, { message, urn, enforcementLevel: "advisory" });
}

/** Reports a mandatory violation of the run itself, whatever the policy's level. */
export function reportMandatory(
	report: ReportViolation,
	message: string,
	urn: string,
): void {
	reportWithLevel(report, { message, urn, enforcementLevel: "mandatory" });
}

/** What this host adds to the message of a finding. */
export interface Remarks {
	/** The resource to report on, if it is not the one that the finding is about. */
	readonly on?: Source;
	/** A sentence after the reason. */
	readonly reason?: string;
	/** A sentence after the fix. */
	readonly fix?: string;
}

/** What this host adds to a finding. */
export type RemarksOn = (finding: Finding) => Remarks;

/** What is reported: findings, and what this host adds to them. */
export interface Reported {
	readonly findings: readonly Finding[];
	readonly settings: Settings;
	readonly remarksOn?: RemarksOn;
}

/**
 * Reports each finding on its resource. Returns the reason if there was
 * nothing to evaluate.
 */
export function reportFindings(
	control: Control,
	{ findings, settings, remarksOn = () => ({}) }: Reported,
	report: ReportViolation,
): string | undefined {
	let said = false;
	for (const finding of findings) {
		const remarks = remarksOn(finding);
		const { urn } = remarks.on ?? finding.on;
		if (finding.status === "failed") {
			report(failureMessage(control, finding, remarks), urn);
			said = true;
		} else if (finding.status === "unknown" && isAdvised(finding, settings)) {
			reportAdvisory(report, unknownMessage(control, finding, remarks), urn);
			said = true;
		} else if (finding.status === "passed" || finding.status === "exempt") {
			said = true;
		}
	}
	if (said) return undefined;
	const [first] = findings;
	return first?.reason === undefined
		? NO_TRAIL
		: joined(first.reason, remarksOn(first).reason);
}

const NO_TRAIL = "The stack declares no trail.";

/** Only what is pending may be ignored: what is unreadable is never a pass. */
function isAdvised(finding: Finding, settings: Settings): boolean {
	return !(finding.cause === "pending" && settings.pending === "ignore");
}

function joined(...sentences: readonly (string | undefined)[]): string {
	return sentences.filter(Boolean).join(" ");
}

function sentences({ reason, fix }: Finding, remarks: Remarks): string {
	return joined(reason, remarks.reason, fix, remarks.fix);
}

/** The message of a failure; a pending one that is denied says so first. */
function failureMessage(
	control: Control,
	finding: Finding,
	remarks: Remarks,
): string {
	const what = `${sentences(finding, remarks)}${statementsIn(finding)}`;
	return finding.cause === "pending"
		? `${couldNotEvaluate(control, finding, remarks)}: ${what}`
		: what;
}

/** Statements to paste, each below a heading. */
function statementsIn({ missing = [] }: Finding): string {
	return missing
		.map(({ to, statements }) => statementTexts(to, statements))
		.map(({ heading, json }) => `\n${heading}:\n${json}`)
		.join("");
}

function unknownMessage(
	control: Control,
	finding: Finding,
	remarks: Remarks,
): string {
	const what = `${couldNotEvaluate(control, finding, remarks)}: ${sentences(finding, remarks)}`;
	if (finding.cause === "pending")
		return `${what} It is evaluated again during the update.`;
	return finding.fix === undefined
		? `${what} Use a documented value, or grant the missing permission.`
		: what;
}

function couldNotEvaluate(
	{ id }: Control,
	finding: Finding,
	{ on }: Remarks,
): string {
	return `${id} could not be evaluated for ${(on ?? finding.on).name}`;
}

/** Reports that a control could not be evaluated because of a bug in the pack. */
export function reportInternalError(
	control: Control,
	error: unknown,
	urn: string,
	report: ReportViolation,
): void {
	const name = error instanceof Error ? error.name : "an error";
	reportAdvisory(
		report,
		`${control.id} could not be evaluated (${name} in ${control.policy}). Please report this with the code of the resource.`,
		urn,
	);
}
