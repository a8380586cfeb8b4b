import type { Value } from "../value";

/** One list of data resources in a basic event selector. */
export interface DataResource {
	readonly type: Value<string | undefined>;
	readonly values: Value<readonly Value<string>[]>;
}

/**
 * One basic event selector, as it is written.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
 */
export interface WrittenEventSelector {
	readonly includeManagementEvents: Value<boolean | undefined>;
	readonly readWriteType: Value<string | undefined>;
	readonly excludeManagementEventSources: Value<readonly Value<string>[]>;
	readonly dataResources: Value<readonly DataResource[]>;
}

/** Operators of a field selector, by the names of CloudTrail's API. */
export type FieldOperator =
	| "Equals"
	| "NotEquals"
	| "StartsWith"
	| "NotStartsWith"
	| "EndsWith"
	| "NotEndsWith";

/** One operator that a field selector sets, and its values. */
export interface FieldCondition {
	readonly operator: FieldOperator;
	readonly values: Value<readonly Value<string>[]>;
}

/** One field selector, as it is written. */
export interface WrittenFieldSelector {
	readonly field: Value<string | undefined>;
	/** Operators with values, or with values that are not known. */
	readonly conditions: readonly FieldCondition[];
}

/**
 * One advanced event selector, as it is written.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export interface WrittenAdvancedSelector {
	readonly name: Value<string | undefined>;
	readonly fieldSelectors: Value<readonly WrittenFieldSelector[]>;
}
