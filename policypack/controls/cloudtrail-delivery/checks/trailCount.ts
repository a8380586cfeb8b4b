import { fail, undecided } from "../../../judging/verdict";
import type { DeliveryCheck } from "../check";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_TRAILS = 5;

/** Whether a Region of the trail has more trails than AWS allows. */
export const trailCount: DeliveryCheck = ({ trail }, { regions }) => {
	const { urn, name } = trail.of;
	const of = regions.filter(({ trails, perhaps }) =>
		[...trails, ...perhaps].some((one) => one.urn === urn),
	);
	const full = of.find(
		({ trails }) =>
			trails.length > MOST_TRAILS && trails.some((one) => one.urn === urn),
	);
	if (full) {
		const names = full.trails.map((one) => one.name).join(", ");
		const where = full.region ?? "one Region";
		return [
			fail(
				`${where} has ${full.trails.length} trails of one account (${names}), and AWS allows at most ${MOST_TRAILS}, so AWS rejects one of them with MaximumNumberOfTrailsExceededException.`,
				`Combine ${name} with another trail; a multi-Region trail counts in every Region.`,
			),
		];
	}
	const perhaps = of.find(
		({ trails, perhaps }) => trails.length + perhaps.length > MOST_TRAILS,
	);
	return perhaps
		? [
				undecided(
					"pending",
					`how many trails ${perhaps.region ?? "the Region"} of trail ${name} has`,
				),
			]
		: [];
};
