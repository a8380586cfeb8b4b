import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { WrittenEventSelector } from "../../../model/deliveryChecks/writtenSelectors";
import { resourceCount, resourceVerdicts } from "./dataResources";
import {
	eachSelector,
	oneOf,
	rejected,
	SELECTORS_REJECTED,
	unknownOf,
} from "./selectorVerdicts";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_SELECTORS = 5;

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
const READ_WRITE = ["ReadOnly", "WriteOnly", "All"];
const EXCLUDABLE = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

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
		...eachSelector(trail, "event selector", selectors, selectorVerdicts),
	];
}

function selectorVerdicts(
	which: string,
	{
		includeManagementEvents,
		readWriteType,
		dataResources,
		excludeManagementEventSources: excluded,
	}: WrittenEventSelector,
): readonly Verdict[] {
	const resources = dataResources.known ? dataResources.value : [];
	return [
		...oneOf(which, "readWriteType", [readWriteType], READ_WRITE),
		...unknownOf(dataResources),
		...(dataResources.known && resources.length === 0
			? emptyVerdicts(which, includeManagementEvents)
			: []),
		...resources.flatMap((one) => resourceVerdicts(which, one)),
		...unknownOf(excluded),
		...oneOf(
			which,
			"excludeManagementEventSources",
			excluded.known ? excluded.value : [],
			EXCLUDABLE,
		),
	];
}

/**
 * Whether a selector without data resources logs anything: AWS rejects one that
 * does not, with "Invalid combination of parameters in EventSelectors".
 */
function emptyVerdicts(
	which: string,
	includes: WrittenEventSelector["includeManagementEvents"],
): readonly Verdict[] {
	if (!includes.known) return [undecidedBy(includes)];
	return includes.value === false
		? [
				rejected(
					which,
					"logs neither management events nor data events",
					`Remove ${which}, or add dataResources to it.`,
				),
			]
		: [];
}
