import { fail, undecided } from "../../../judging/verdict";
import type {
	Deliveries,
	RegionTrails,
} from "../../../model/deliveryChecks/view";
import { push } from "../../../model/lists";
import { memoizeByObject } from "../../../model/memoize";
import type { DeliveryCheck } from "../check";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_TRAILS = 5;

/** So many trails are named: what AWS allows, and one. */
const NAMED_TRAILS = MOST_TRAILS + 1;

/** Whether a Region of the trail has more trails than AWS allows. */
export const trailCount: DeliveryCheck = ({ trail }, all) => {
	const { urn, name } = trail.of;
	const of = regionsByTrail(all).get(urn) ?? [];
	const full = of.find(
		({ counts, region }) => counts && region.trails.length > MOST_TRAILS,
	)?.region;
	if (full) {
		const names = full.trails.slice(0, NAMED_TRAILS).map((one) => one.name);
		const more = full.trails.length - names.length;
		const list = `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
		const where = full.region ?? "One Region";
		const tooMany = full.trails.length - MOST_TRAILS;
		const rejected = tooMany === 1 ? "one" : tooMany;
		return [
			fail(
				`${where} has ${full.trails.length} trails of one account (${list}), and AWS allows at most ${MOST_TRAILS}, so AWS rejects ${rejected} of them with MaximumNumberOfTrailsExceededException.`,
				`Combine ${name} with another trail; a multi-Region trail counts in every Region.`,
			),
		];
	}
	const perhaps = of.find(
		({ region: { trails, perhaps } }) =>
			trails.length + perhaps.length > MOST_TRAILS,
	)?.region;
	return perhaps
		? [
				undecided(
					"pending",
					`how many trails ${perhaps.region ?? "the Region"} of trail ${name} has`,
				),
			]
		: [];
};

/** A Region of a trail. */
interface RegionOfTrail {
	readonly region: RegionTrails;
	/** Whether the trail counts there; otherwise it may. */
	readonly counts: boolean;
}

/** The Regions of each trail by its URN, in their order. */
const regionsByTrail = memoizeByObject(
	({ regions }: Deliveries): ReadonlyMap<string, readonly RegionOfTrail[]> => {
		const byTrail = new Map<string, RegionOfTrail[]>();
		for (const region of regions) {
			for (const { urn } of region.trails)
				push(byTrail, urn, { region, counts: true });
			for (const { urn } of region.perhaps)
				push(byTrail, urn, { region, counts: false });
		}
		return byTrail;
	},
);
