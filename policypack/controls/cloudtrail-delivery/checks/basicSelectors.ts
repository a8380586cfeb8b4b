import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { WrittenEventSelector } from "../../../model/deliveryChecks/writtenSelectors";
import type { Unknown, Value } from "../../../model/value";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_SELECTORS = 5;
const MOST_RESOURCES = 250;

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
const READ_WRITE = ["ReadOnly", "WriteOnly", "All"];
const RESOURCE_TYPES = [
	"AWS::DynamoDB::Table",
	"AWS::Lambda::Function",
	"AWS::S3::Object",
];
const EXCLUDABLE = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

/** A value that means all resources of a type, to which no quota applies. */
const ALL_OF_TYPE = /^arn:[^:]+:(s3(:::)?|lambda|dynamodb)$/;

/** How a sentence on a selector that AWS rejects ends. */
export const SELECTORS_REJECTED =
	"so AWS rejects them with InvalidEventSelectorsException";

/** Whether CloudTrail accepts the basic event selectors of a trail. */
export function basicVerdicts(
	trail: string,
	selectors: readonly WrittenEventSelector[],
): readonly Verdict[] {
	return [
		...(selectors.length > MOST_SELECTORS
			? [
					fail(
						`Trail ${trail} has ${selectors.length} event selectors, and AWS allows at most ${MOST_SELECTORS}, ${SELECTORS_REJECTED}.`,
						`Use at most ${MOST_SELECTORS} event selectors for ${trail}, or advanced event selectors.`,
					),
				]
			: []),
		...resourceCount(trail, selectors),
		...selectors.flatMap((selector, index) =>
			selectorVerdicts(
				`event selector ${index + 1} of trail ${trail}`,
				selector,
			),
		),
	];
}

function selectorVerdicts(
	which: string,
	{
		readWriteType,
		dataResources,
		excludeManagementEventSources: excluded,
	}: WrittenEventSelector,
): readonly Verdict[] {
	const resources = dataResources.known ? dataResources.value : [];
	return [
		...oneOf(which, "readWriteType", [readWriteType], READ_WRITE),
		...unknownOf(dataResources),
		...resources.flatMap(({ type }) =>
			oneOf(which, "the type of a data resource", [type], RESOURCE_TYPES),
		),
		...unknownOf(excluded),
		...oneOf(
			which,
			"excludeManagementEventSources",
			excluded.known ? excluded.value : [],
			EXCLUDABLE,
		),
	];
}

function unknownOf(value: Value<unknown>): readonly Verdict[] {
	return value.known ? [] : [undecidedBy(value)];
}

/** Whether values that are set are among those that AWS accepts. */
export function oneOf(
	which: string,
	what: string,
	values: readonly Value<string | undefined>[],
	accepted: readonly string[],
): readonly Verdict[] {
	const isOther = values.some(
		(one) =>
			one.known && one.value !== undefined && !accepted.includes(one.value),
	);
	if (isOther)
		return [
			fail(
				`In ${which}, ${what} has a value other than ${accepted.join(", ")}, ${SELECTORS_REJECTED}.`,
				`Use ${accepted.join(" or ")} as ${what} in ${which}.`,
			),
		];
	const open = values.find((one) => !one.known);
	return open && !open.known ? [undecidedBy(open)] : [];
}

/** Whether there are too many data resources: none counts for sure if unknown. */
function resourceCount(
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
