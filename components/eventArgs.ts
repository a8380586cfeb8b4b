import type { Input } from "@pulumi/pulumi";

/**
 * One condition of a data event selector, as CloudTrail takes it: a field, and
 * values that it is compared with, each of 1 to 2,048 characters. Several
 * operators must all hold; of one operator's values, one must.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export interface DataEventField {
	/**
	 * `resources.type` (once in each selector, with `equals`), `resources.ARN`,
	 * `eventName`, `eventSource`, `eventType`, `readOnly`,
	 * `sessionCredentialFromConsole`, `userIdentity.arn`; each at most once.
	 */
	readonly field: string;
	/** One of these, exactly. */
	readonly equals?: readonly Input<string>[];
	/** None of these. */
	readonly notEquals?: readonly Input<string>[];
	/** Begins with one of these. */
	readonly startsWith?: readonly Input<string>[];
	/** Begins with none of these. */
	readonly notStartsWith?: readonly Input<string>[];
	/** Ends with one of these. */
	readonly endsWith?: readonly Input<string>[];
	/** Ends with none of these. */
	readonly notEndsWith?: readonly Input<string>[];
}

/**
 * Data events to log beside all management events, which are always logged.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEvents {
	/** A name for people, of at most 1,000 characters. Default: `Data events N`. */
	readonly name?: string;
	/**
	 * What must hold of an event; all of them must. `eventCategory` is added
	 * (`Data`). AWS allows 500 values over all selectors of a trail.
	 */
	readonly fields: readonly DataEventField[];
}

/**
 * What Insights look for: unusual rates of calls, or of errors.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export type InsightType = "ApiCallRateInsight" | "ApiErrorRateInsight";

/**
 * An event data store of CloudTrail Lake beside the trail, of all Regions and,
 * with an organization, of all its accounts.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html
 */
export interface EventDataStoreArgs {
	/** Days that events are kept, from 7 to 3653. Default: 2557 (7 years). */
	readonly retentionDays?: number;
}
