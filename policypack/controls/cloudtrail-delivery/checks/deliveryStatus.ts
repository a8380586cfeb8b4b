import {
	fail,
	pass,
	undecidedBy,
	type Verdict,
} from "../../../judging/verdict";
import type {
	DeliveryStatusFact,
	StatusPart,
} from "../../../model/deliveryChecks/statusFacts";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import type { DeliveryPart, PartVerdicts } from "../check";
import { missingParts } from "./missingParts";
import { fixOf, partInWords, sinceWhen } from "./statusWords";

/** The status that shows whether CloudTrail delivers to what a check is about. */
const SHOWN_BY: Readonly<Partial<Record<DeliveryPart, StatusPart>>> = {
	bucket: "bucket",
	key: "bucket",
	logGroup: "logGroup",
	role: "logGroup",
	topic: "topic",
};

/**
 * What the checks found of a trail, beside its status in AWS.
 *
 * AWS's own result is later than any prediction, so it settles it:
 * - An error is a failure. What the checks say of that part is its cause, and is
 *   named beside the error.
 * - A recent delivery without an error shows that AWS accepts what the trail
 *   has. What is not known of the part then decides nothing. What fails may have
 *   changed since that delivery, so it is advice.
 * - Otherwise nothing is settled: the trail does not log, its status cannot be
 *   read, or nothing was delivered lately.
 */
export function settledByStatus(
	trail: DeliveryView,
	checked: readonly PartVerdicts[],
): readonly Verdict[] {
	const found = missingParts(trail, checked);
	const { status } = trail;
	const of = (parts: (part: DeliveryPart) => boolean): readonly Verdict[] =>
		found.flatMap(({ part, verdicts }) => (parts(part) ? verdicts : []));
	if (!status) return of(() => true);
	if (!status.isLogging.known)
		return [undecidedBy(status.isLogging), ...of(() => true)];
	if (!status.isLogging.value)
		return [...beforeItStopped(trail, status), ...of(() => true)];
	const settled = (["bucket", "logGroup", "topic"] as const).flatMap((part) =>
		settle(
			trail,
			status,
			part,
			of((one) => SHOWN_BY[one] === part),
		),
	);
	const digest = digestVerdicts(
		trail,
		status,
		of((one) => SHOWN_BY[one] === "bucket"),
	);
	return [...settled, ...digest, ...of((part) => SHOWN_BY[part] === undefined)];
}

/** The verdicts on one part, with AWS's own result. */
function settle(
	trail: DeliveryView,
	status: DeliveryStatusFact,
	part: StatusPart,
	verdicts: readonly Verdict[],
): readonly Verdict[] {
	const { error, deliveredAt } = status.parts[part];
	if (!error.known) return [undecidedBy(error), ...verdicts];
	if (error.value !== undefined)
		return failures(trail, status, part, error.value, verdicts);
	const at = deliveredAt.known ? deliveredAt.value : undefined;
	if (at === undefined || !isRecent(at, status.readAt, part)) return verdicts;
	const to = partInWords(trail, part);
	return verdicts.flatMap((verdict) => {
		if (verdict.is === "unknown") return [];
		if (verdict.is === "pass") return [verdict];
		const { fix, reason } = verdict;
		return [
			pass({
				reason: `CloudTrail delivered to ${to} at ${at}, but may be refused next time: ${reason}`,
				fix,
			}),
		];
	});
}

/** AWS's error, followed by the causes that the checks found. */
function failures(
	trail: DeliveryView,
	status: DeliveryStatusFact,
	part: StatusPart,
	error: string,
	verdicts: readonly Verdict[],
): readonly Verdict[] {
	const causes = verdicts.filter((verdict) => verdict.is === "fail");
	const others = verdicts.filter((verdict) => verdict.is !== "fail");
	const { deliveredAt } = status.parts[part];
	const since = sinceWhen(deliveredAt, status.startedAt);
	const what = part === "digest" ? "deliver digest files" : "deliver";
	const reason = `CloudTrail could not ${what} to ${partInWords(trail, part)}${since}: ${error}.`;
	const [first, ...rest] = causes;
	if (!first)
		// What is not known may have the cause, and says how to find it.
		return [fail(reason, fixOf(trail, part, error)), ...others];
	return [
		{ ...first, reason: `${reason} The cause: ${first.reason}` },
		...rest,
		...others.filter(({ is }) => is !== "unknown"),
	];
}

/** Digest files are in the same bucket: what fails there is reported once. */
function digestVerdicts(
	trail: DeliveryView,
	status: DeliveryStatusFact,
	ofBucket: readonly Verdict[],
): readonly Verdict[] {
	const { bucket, digest } = status.parts;
	if (bucket.error.known && bucket.error.value !== undefined) return [];
	if (!digest.error.known) return [undecidedBy(digest.error)];
	if (digest.error.value === undefined) return [];
	const causes = ofBucket.filter(({ is }) => is === "fail");
	return failures(trail, status, "digest", digest.error.value, causes);
}

/** An error of a trail that no longer logs: it returns once the trail logs. */
function beforeItStopped(
	trail: DeliveryView,
	{ parts, stoppedAt }: DeliveryStatusFact,
): readonly Verdict[] {
	const when =
		stoppedAt.known && stoppedAt.value !== undefined
			? ` at ${stoppedAt.value}`
			: "";
	return (["bucket", "logGroup", "topic"] as const).flatMap((part) => {
		const { error } = parts[part];
		if (!error.known || error.value === undefined) return [];
		return [
			pass({
				reason: `Trail ${trail.trail.of.name} does not log; before it stopped${when}, CloudTrail could not deliver to ${partInWords(trail, part)}: ${error.value}.`,
				fix: fixOf(trail, part, error.value),
			}),
		];
	});
}

const HOUR = 3_600_000;

/**
 * How long a delivery counts as recent. CloudTrail delivers log files within
 * minutes, and digest files every hour.
 */
const RECENT: Readonly<Record<StatusPart, number>> = {
	bucket: HOUR,
	digest: 3 * HOUR,
	logGroup: HOUR,
	topic: HOUR,
};

function isRecent(at: string, readAt: string, part: StatusPart): boolean {
	return Date.parse(readAt) - Date.parse(at) <= RECENT[part];
}
