import type { Attachment, NameRef, Source } from "./sources";
import type { Value } from "./value";

/**
 * Services that CloudWatch Logs delivers logs to.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export type DeliveryTarget =
	| "Amazon Data Firehose"
	| "Amazon S3"
	| "AWS X-Ray"
	| "CloudWatch Logs";

/** A delivery source: a resource whose logs can be delivered. */
export interface LogSourceFact {
	readonly kind: "logSource";
	readonly of: Source;
	/** The resource, by its ARN. */
	readonly resource: NameRef;
	/** Whether its log type is that of S3 server access logs. */
	readonly isAccessLogs: Value<boolean>;
	/** Its own name; `undefined`: Pulumi makes one up. */
	readonly name: Value<string | undefined>;
}

/** A delivery: it connects a source with a destination. */
export interface LogDeliveryFact {
	readonly kind: "logDelivery";
	readonly of: Source;
	/** Its source, by name. */
	readonly source: NameRef;
	/** Its destination, by ARN. */
	readonly destination: NameRef;
}

/** A delivery destination. */
export interface LogDestinationFact {
	readonly kind: "logDestination";
	readonly of: Source;
	readonly name: Value<string | undefined>;
	/** `undefined`: a service that is not known here. */
	readonly target: Value<DeliveryTarget | undefined>;
}

/** One part of a delivery of logs. */
export type LogDeliveryPart =
	| LogSourceFact
	| LogDeliveryFact
	| LogDestinationFact;

/** A delivery of the access logs of a bucket, made of its parts. */
export interface AccessDeliveryFact extends Attachment {
	readonly kind: "accessDelivery";
	readonly delivers: Value<boolean>;
	readonly target: Value<DeliveryTarget | undefined>;
}
