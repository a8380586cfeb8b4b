import type { GetTrailStatusResponse } from "@aws-sdk/client-cloudtrail";
import type { TrailDeliveryFact } from "../../../model/deliveryChecks/facts";
import type {
	DeliveryStatusFact,
	PartStatus,
} from "../../../model/deliveryChecks/statusFacts";
import { known, type Unknown, unknown, type Value } from "../../../model/value";
import { printable, truncated } from "../../../text/printable";

/**
 * The status of a trail, for the parts that it has: AWS keeps the last error of
 * a part that was removed.
 */
export function statusOf(
	trail: TrailDeliveryFact,
	validatesLogFiles: Value<boolean>,
	status: Value<GetTrailStatusResponse>,
	readAt: string,
): DeliveryStatusFact {
	const { of, owner, place, isRead, logGroup, topic } = trail;
	const about = { kind: "deliveryStatus", of, owner, place, isRead } as const;
	if (!status.known) return { ...about, readAt, ...allUnknown(status) };
	const answer = status.value;
	const part = (error: unknown, at: unknown): PartStatus => ({
		error: errorIn(error, of.name),
		deliveredAt: timeIn(at, of.name),
	});
	return {
		...about,
		readAt,
		isLogging: known(answer.IsLogging === true),
		startedAt: timeIn(answer.StartLoggingTime, of.name),
		stoppedAt: timeIn(answer.StopLoggingTime, of.name),
		parts: {
			bucket: part(answer.LatestDeliveryError, answer.LatestDeliveryTime),
			digest:
				validatesLogFiles.known && validatesLogFiles.value
					? part(
							answer.LatestDigestDeliveryError,
							answer.LatestDigestDeliveryTime,
						)
					: NONE,
			logGroup: isSet(logGroup.text)
				? part(
						answer.LatestCloudWatchLogsDeliveryError,
						answer.LatestCloudWatchLogsDeliveryTime,
					)
				: NONE,
			topic: isSet(topic.text)
				? part(answer.LatestNotificationError, answer.LatestNotificationTime)
				: NONE,
		},
	};
}

const NONE: PartStatus = {
	error: known(undefined),
	deliveredAt: known(undefined),
};

function allUnknown(why: Unknown) {
	const part: PartStatus = { error: why, deliveredAt: why };
	return {
		isLogging: why,
		startedAt: why,
		stoppedAt: why,
		parts: { bucket: part, digest: part, logGroup: part, topic: part },
	};
}

function isSet(text: Value<string | undefined>): boolean {
	return text.known && text.value !== undefined;
}

/** Maximum length of an error, in characters. */
const LONGEST = 200;

/** An error as AWS words it, in one line. */
function errorIn(answer: unknown, trail: string): Value<string | undefined> {
	if (answer === undefined || answer === null) return known(undefined);
	if (typeof answer !== "string")
		return notValid(`the errors of trail ${trail}`);
	const text = printable(answer.replace(/\s+/g, " ").trim()).replace(/\.$/, "");
	return known(text === "" ? undefined : truncated(text, LONGEST));
}

/** A time that AWS returns; `undefined`: none. */
function timeIn(answer: unknown, trail: string): Value<string | undefined> {
	if (answer === undefined || answer === null) return known(undefined);
	if (!(answer instanceof Date) || Number.isNaN(answer.getTime()))
		return notValid(`the times of the last deliveries of trail ${trail}`);
	// AWS counts from 1970 where nothing was delivered yet.
	if (answer.getTime() <= 0) return known(undefined);
	return known(isoTime(answer));
}

/** A time in ISO 8601, in UTC and in seconds. */
export function isoTime(time: Date): string {
	return time.toISOString().replace(/\.\d+Z$/, "Z");
}

function notValid(what: string): Unknown {
	return unknown(
		"unreadable",
		`${what} (the response is not valid; try again)`,
	);
}
