import { compareSources, compareTexts } from "../order";
import type { Source } from "../sources";
import { isTrue } from "../value";
import type { AwsPlace, TrailDeliveryFact } from "./facts";
import { sameAccount, sameRegion } from "./samePlace";
import type { RegionTrails } from "./view";

/** What counts of a trail. */
type CountedTrail = Pick<
	TrailDeliveryFact,
	"of" | "owner" | "place" | "isMultiRegion"
>;

/**
 * Counts trails as CloudTrail's quota does: by Region and account, a multi-Region
 * trail in every Region. Trails of one provider are in one Region and account,
 * known or not.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export function trailsPerRegion(
	trails: readonly CountedTrail[],
): readonly RegionTrails[] {
	const homes = new Map(trails.map((trail) => [keyOf(trail.place), trail]));
	return [...homes]
		.sort(([a], [b]) => compareTexts(a, b))
		.map(([, home]) => {
			const counted = trails.map((trail) => ({
				of: trail.of,
				counts: countsAt(trail, home.place),
			}));
			const only = (counts: boolean | undefined): readonly Source[] =>
				counted
					.filter((one) => one.counts === counts)
					.map(({ of }) => of)
					.sort(compareSources);
			const { account, region } = home.place;
			return {
				region: region.known ? region.value : undefined,
				account: account.known ? account.value : undefined,
				trails: only(true),
				perhaps: only(undefined),
			};
		});
}

/** What decides the account and the Region of a place. */
function keyOf(place: AwsPlace): string {
	const { account, accountFrom, region, regionFrom } = place;
	return [
		account.known ? account.value : accountFrom,
		region.known ? region.value : regionFrom,
	].join(" ");
}

/** Whether a trail counts in the Region and account of a place; undefined: not known. */
function countsAt(
	{ isMultiRegion, place }: CountedTrail,
	home: AwsPlace,
): boolean | undefined {
	const inAccount = sameAccount(place, home);
	if (inAccount.known && !inAccount.value) return false;
	const inRegion = sameRegion(place, home);
	if (isTrue(inRegion) || isTrue(isMultiRegion))
		return inAccount.known ? true : undefined;
	return inRegion.known && isMultiRegion.known ? false : undefined;
}
