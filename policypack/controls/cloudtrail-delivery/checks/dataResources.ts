import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	DataResource,
	WrittenEventSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import type { Unknown } from "../../../model/value";
import {
	oneOf,
	rejected,
	SELECTORS_REJECTED,
	unknownOf,
} from "./selectorVerdicts";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_RESOURCES = 250;

/** What the values of a type of data resources are. */
interface ValueRule {
	readonly pattern: RegExp;
	/** The same in words. */
	readonly words: string;
}

/**
 * The types of data resources. AWS rejects wildcards, and the ARN of a bucket
 * without a slash: it takes the start of the ARN of an object
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html).
 */
const TYPES: Readonly<Record<string, ValueRule>> = {
	"AWS::DynamoDB::Table": {
		pattern: /^arn:[^:]+:dynamodb(:[^*]*)?$/,
		words: "the ARN of a table, or arn:PARTITION:dynamodb for all tables",
	},
	"AWS::Lambda::Function": {
		pattern: /^arn:[^:]+:lambda(:[^*]*)?$/,
		words: "the ARN of a function, or arn:PARTITION:lambda for all functions",
	},
	"AWS::S3::Object": {
		pattern: /^arn:[^:]+:s3(:::([^/*]+\/.*)?)?$/s,
		words:
			'the ARN of a bucket followed by "/", or arn:PARTITION:s3 for all buckets',
	},
};

/** A value that means all resources of a type, to which no quota applies. */
const ALL_OF_TYPE = /^arn:[^:]+:(s3(:::)?|lambda|dynamodb)$/;

/** Whether AWS accepts the type and the values of data resources. */
export function resourceVerdicts(
	which: string,
	{ type, values }: DataResource,
): readonly Verdict[] {
	const typed = oneOf(
		which,
		"the type of a data resource",
		[type],
		Object.keys(TYPES),
	);
	const name = type.known ? (type.value ?? "") : "";
	const rule = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
	if (!rule || !values.known) return [...typed, ...unknownOf(values)];
	const isOther = values.value.some(
		(one) => one.known && !rule.pattern.test(one.value),
	);
	if (isOther)
		return [
			rejected(
				which,
				`has a value of the type ${name} that is not ${rule.words}`,
				`Use ${rule.words}, without wildcards, as each value of the type ${name} in ${which}.`,
			),
		];
	const open = values.value.find((one) => !one.known);
	return open ? unknownOf(open) : [];
}

/** Whether there are too many data resources: none counts for sure if unknown. */
export function resourceCount(
	trail: string,
	selectors: readonly WrittenEventSelector[],
): readonly Verdict[] {
	let least = 0;
	let most = 0;
	let open: Unknown | undefined;
	for (const { dataResources } of selectors) {
		if (!dataResources.known) {
			open ??= dataResources;
			continue;
		}
		for (const { values } of dataResources.value) {
			if (!values.known) {
				open ??= values;
				continue;
			}
			if (values.value.some((one) => one.known && ALL_OF_TYPE.test(one.value)))
				continue;
			const unseen = values.value.find((one) => !one.known);
			most += values.value.length;
			// A value that is not known may be the one for all resources.
			if (!unseen) least += values.value.length;
			else if (!unseen.known && most > MOST_RESOURCES) open ??= unseen;
		}
	}
	if (least > MOST_RESOURCES)
		return [
			fail(
				`Trail ${trail} has ${least} data resources in its event selectors, and AWS allows at most ${MOST_RESOURCES}, ${SELECTORS_REJECTED}.`,
				`Log all resources of a type, or use advanced event selectors for ${trail}.`,
			),
		];
	return open ? [undecidedBy(open)] : [];
}
