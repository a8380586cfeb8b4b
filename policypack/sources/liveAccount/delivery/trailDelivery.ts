import type {
	DeliveryFact,
	TrailDeliveryFact,
} from "../../../model/deliveryChecks/facts";
import type { TrailFact } from "../../../model/facts";
import { known, mapValue, unknown, type Value } from "../../../model/value";
import { flagIn } from "../responseFields";
import type { TrailDetails } from "../trailDetails";
import { aboutArn, partRef } from "./awsPlace";
import type { SeenTrail } from "./seenTrail";
import { statusOf } from "./trailStatus";
import { advancedIn, basicIn } from "./writtenSelectors";

/**
 * What AWS returned of the delivery of a trail.
 * @param readAt When AWS was asked, in ISO 8601.
 */
export function trailDelivery(
	{ fact, info, details }: SeenTrail,
	readAt: string,
): readonly DeliveryFact[] {
	const { urn: arn, name, type } = fact.of;
	const what = (noun: string) => `${noun} of trail ${name}`;
	const includesGlobalEvents: unknown = info.IncludeGlobalServiceEvents;
	const declared: TrailDeliveryFact = {
		kind: "trailDelivery",
		...aboutArn(arn, type, name),
		name: known(name),
		isNameDeclared: true,
		isLogging: fact.isLogging,
		isMultiRegion: fact.isMultiRegion,
		isOrganization: flagIn(
			info.IsOrganizationTrail,
			`whether trail ${name} is an organization trail`,
			false,
		),
		includesGlobalEvents: known(
			typeof includesGlobalEvents === "boolean"
				? includesGlobalEvents
				: undefined,
		),
		bucket: { by: "name", name: known(info.S3BucketName), dependencies: [] },
		secrets: [],
		prefix: textIn(info.S3KeyPrefix, what("the prefix")),
		key: partRef(textIn(info.KmsKeyId, what("the key"))),
		topic: partRef(
			textIn(info.SnsTopicARN ?? info.SnsTopicName, what("the topic")),
		),
		logGroup: partRef(
			textIn(info.CloudWatchLogsLogGroupArn, what("the log group")),
		),
		role: partRef(textIn(info.CloudWatchLogsRoleArn, what("the log role"))),
		eventSelectors: unknown("outside", what("the event selectors")),
		advancedEventSelectors: unknown("outside", what("the event selectors")),
	};
	return withDetails(declared, fact, details, readAt);
}

/** What AWS returned of a trail, with what it was asked of the details. */
export function withDetails(
	trail: TrailDeliveryFact,
	{ isLogging, validatesLogFiles }: TrailFact,
	{ selectors, status }: TrailDetails,
	readAt: string,
): readonly DeliveryFact[] {
	const of = `trail ${trail.of.name}`;
	const read: TrailDeliveryFact = {
		...trail,
		isLogging,
		eventSelectors: mapValue(selectors, ({ answer }) => basicIn(answer, of)),
		advancedEventSelectors: mapValue(selectors, ({ answer }) =>
			advancedIn(answer, of),
		),
	};
	// What is only listed has its status in the account that owns it.
	if (!status.known && status.cause === "outside") return [read];
	return [read, statusOf(read, validatesLogFiles, status, readAt)];
}

/** A text that AWS returns, or none. */
function textIn(answer: unknown, what: string): Value<string | undefined> {
	if (answer === undefined || answer === null) return known(undefined);
	if (typeof answer === "string") return known(answer.trim() || undefined);
	return unknown(
		"unreadable",
		`${what} (the response is not valid; try again)`,
	);
}
