import type { Input } from "@pulumi/pulumi";

/**
 * One field selector of a data event selector: a field, and values to compare
 * it with, each 1 to 2,048 characters long. All operators must match; an
 * operator matches if one of its values does.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export interface DataEventField {
	/**
	 * One of `resources.type` (required in each selector, with `equals`),
	 * `resources.ARN`, `eventName`, `eventSource`, `eventType`, `readOnly`,
	 * `sessionCredentialFromConsole`, `userIdentity.arn`. Each field can be used
	 * once per selector.
	 */
	readonly field: string;
	/** The field equals one of these values. */
	readonly equals?: readonly Input<string>[];
	/** The field equals none of these values. */
	readonly notEquals?: readonly Input<string>[];
	/** The field starts with one of these values. */
	readonly startsWith?: readonly Input<string>[];
	/** The field starts with none of these values. */
	readonly notStartsWith?: readonly Input<string>[];
	/** The field ends with one of these values. */
	readonly endsWith?: readonly Input<string>[];
	/** The field ends with none of these values. */
	readonly notEndsWith?: readonly Input<string>[];
}

/**
 * A data event selector. Management events are always logged.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEvents {
	/** Name of the selector, at most 1,000 characters. Default: `Data events N`. */
	readonly name?: string;
	/**
	 * Field selectors, which must all match an event. The component adds
	 * `eventCategory` equals `Data`. AWS allows 500 values over all selectors of
	 * a trail.
	 */
	readonly fields: readonly DataEventField[];
}

/**
 * Type of Insights events: unusual API call rates, or unusual error rates.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export type InsightType = "ApiCallRateInsight" | "ApiErrorRateInsight";

/**
 * A CloudTrail Lake event data store for all Regions and, with `organization`,
 * for all accounts of the organization. Only for accounts that used CloudTrail
 * Lake before 2026-05-31.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
 */
export interface EventDataStoreArgs {
	/** Retention of events in days, from 7 to 3653. Default: 2557 (7 years). */
	readonly retentionDays?: number;
}
