import type { Value } from "../value";
import type { DeliveryResource } from "./facts";

/** What CloudTrail delivers to, as far as AWS shows how it went. */
export type StatusPart = "bucket" | "digest" | "logGroup" | "topic";

/** How CloudTrail delivers to one part of a trail. */
export interface PartStatus {
	/**
	 * AWS's error of the latest attempt, in one line, such as `AccessDenied`;
	 * `undefined`: none.
	 */
	readonly error: Value<string | undefined>;
	/** Date and time (UTC) of the last delivery, in ISO 8601; `undefined`: none. */
	readonly deliveredAt: Value<string | undefined>;
}

/**
 * The status of a trail in AWS. A part that the trail does not have has neither
 * an error nor a delivery.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export interface DeliveryStatusFact extends DeliveryResource {
	readonly kind: "deliveryStatus";
	/** Date and time (UTC) at which AWS was asked, in ISO 8601. */
	readonly readAt: string;
	readonly isLogging: Value<boolean>;
	/** Date and time (UTC) at which logging was last started; `undefined`: never. */
	readonly startedAt: Value<string | undefined>;
	/** Date and time (UTC) at which logging was last stopped; `undefined`: never. */
	readonly stoppedAt: Value<string | undefined>;
	readonly parts: Readonly<Record<StatusPart, PartStatus>>;
}

/** A part that a trail in AWS names, and that does not exist. */
export interface MissingPartFact extends DeliveryResource {
	readonly kind: "missingPart";
	readonly part: "key" | "logGroup" | "role" | "topic";
	/** The part in messages, such as `log group audit`. */
	readonly name: string;
}
