import type { Location, Source } from "../model/facts";
import type { MissingStatements } from "../model/policyStatement";
import type { Cause } from "../model/value";

/** What became of one subject under one control. */
export type FindingStatus =
	| "passed"
	| "failed"
	| "unknown"
	| "noData"
	| "exempt";

/** What became of a whole control. */
export type ControlStatus = FindingStatus;

/** What a control says of one resource. */
export interface Finding {
	readonly status: FindingStatus;
	/** The resource it is about. */
	readonly on: Source;
	/** Why, in one sentence; of a pass: what could be safer. */
	readonly reason: string | undefined;
	/** What to do, in one sentence. */
	readonly fix: string | undefined;
	/** Statements that policies lack, as JSON to paste. */
	readonly missing?: readonly MissingStatements[];
	/** Why it could not be decided. */
	readonly cause: Cause | undefined;
	/** Of an account that did not pass: the trail that came nearest to it. */
	readonly nearest?: Source;
	/** The exemption that set it aside, or whose end brought it back. */
	readonly exemption?: Exemption;
}

/** A finding set aside with a reason, until a date. */
export interface Exemption {
	/** Glob matched against the URN or the logical name of the finding's resource. */
	readonly resource: string;
	/** Why; never empty. */
	readonly reason: string;
	/** ISO date until whose end, in UTC, it holds; absent: without end. */
	readonly expires?: string;
	/** Reference to the decision, such as an issue key. For information only. */
	readonly ticket?: string;
	/** The ID of the policy exception that it is; `resource` is a URN then. */
	readonly exception?: string;
}

/**
 * The line to look at: where the resource is registered, or for a whole account
 * the trail that came nearest to passing.
 */
export function locationOf({ on, nearest }: Finding): Location | undefined {
	return on.location ?? nearest?.location;
}

/** The order in which one finding's status speaks for the whole control. */
const LOUDEST_FIRST: readonly ControlStatus[] = [
	"failed",
	"unknown",
	"exempt",
	"passed",
];

/** What the findings of one control add up to. */
export function statusOf(findings: readonly Finding[]): ControlStatus {
	return (
		LOUDEST_FIRST.find((status) =>
			findings.some((finding) => finding.status === status),
		) ?? "noData"
	);
}

/** A finding with its texts and its resources' names as they are shown. */
export function shownAs(
	finding: Finding,
	shown: (text: string) => string,
): Finding {
	const { fix, missing, nearest, on, reason } = finding;
	const source = (of: Source): Source => ({
		...of,
		urn: shown(of.urn),
		name: shown(of.name),
	});
	return {
		...finding,
		on: source(on),
		...(nearest && { nearest: source(nearest) }),
		reason: reason && shown(reason),
		fix: fix && shown(fix),
		...(missing && {
			missing: missing.map(({ to, statements }) => ({
				to: shown(to),
				statements,
			})),
		}),
	};
}
