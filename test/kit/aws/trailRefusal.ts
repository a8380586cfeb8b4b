import { bucketRefusal } from "./bucketRefusal";
import { keyRefusal } from "./keyRefusal";
import { logsRefusal } from "./logsRefusal";
import { selectorRefusal } from "./selectorRefusal";
import type { Standing, Trail } from "./standing";
import { topicRefusal } from "./topicRefusal";

const MOST_TRAILS = 5;

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export function nameRefusal({ name, prefix }: Trail): string | undefined {
	const isRight =
		/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name) &&
		name.length >= 3 &&
		name.length <= 128 &&
		!/[._-]{2}/.test(name) &&
		!/^\d{1,3}(\.\d{1,3}){3}$/.test(name);
	if (!isRight) return `InvalidTrailNameException: ${name} is not valid`;
	return prefix.length > 200
		? "InvalidS3PrefixException: the prefix has more than 200 characters"
		: undefined;
}

/** What keeps CloudTrail from delivering to where a trail says. */
export function deliveryRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	return (
		bucketRefusal(trail, standing) ??
		keyRefusal(trail, standing) ??
		topicRefusal(trail, standing) ??
		logsRefusal(trail, standing)
	);
}

/** What CloudTrail refuses to make a trail with; undefined where it makes it. */
export function trailRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	return (
		nameRefusal(trail) ??
		selectorRefusal(trail) ??
		(trail.isMultiRegion && !trail.hasGlobalEvents
			? "InvalidParameterCombinationException: a multi-Region trail must include global service events"
			: undefined) ??
		(standing.trailsIn(trail) >= MOST_TRAILS
			? "MaximumNumberOfTrailsExceededException: more than 5 trails"
			: undefined) ??
		(trail.isOrganization && !standing.organization(trail.account)
			? "NotOrganizationMasterAccountException: the account manages no organization"
			: undefined) ??
		deliveryRefusal(trail, standing)
	);
}
