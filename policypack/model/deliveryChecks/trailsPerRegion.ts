import { push } from "../lists";
import { compareSources } from "../order";
import type { Source } from "../sources";
import type { TrailDeliveryFact } from "./facts";
import type { RegionTrails } from "./view";

/** What counts of a trail. */
type CountedTrail = Pick<
	TrailDeliveryFact,
	"of" | "owner" | "place" | "isMultiRegion"
>;

/**
 * Counts trails as CloudTrail's quota does: by Region and account, a multi-Region
 * trail in every Region.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export function trailsPerRegion(
	trails: readonly CountedTrail[],
): readonly RegionTrails[] {
	const accounts = new Map<string, CountedTrail[]>();
	for (const trail of trails) push(accounts, accountOf(trail), trail);
	return [...accounts.values()].flatMap((all): readonly RegionTrails[] => {
		const regions = new Set(
			all.flatMap(({ place: { region } }) =>
				region.known ? [region.value] : [],
			),
		);
		return [...regions].sort().map((region) => {
			const counted = all.map((trail) => ({
				of: trail.of,
				counts: countsIn(trail, region),
			}));
			const only = (counts: boolean | undefined): readonly Source[] =>
				counted
					.filter((one) => one.counts === counts)
					.map(({ of }) => of)
					.sort(compareSources);
			const account = all[0]?.place.account;
			const providers = new Set(all.map(({ owner }) => owner.provider));
			return {
				region,
				account: account?.known ? account.value : undefined,
				provider: providers.size === 1 ? all[0]?.owner.provider : undefined,
				trails: only(true),
				perhaps: only(undefined),
			};
		});
	});
}

/** Trails of one account; where that is not known, of one provider. */
function accountOf({ owner, place }: CountedTrail): string {
	const { account } = place;
	return account.known
		? `account ${account.value}`
		: `provider ${owner.provider ?? ""}`;
}

/** Whether a trail counts in a Region; undefined: not known. */
function countsIn(
	{ isMultiRegion, place }: CountedTrail,
	region: string,
): boolean | undefined {
	const home = place.region;
	if (home.known && home.value === region) return true;
	if (isMultiRegion.known && isMultiRegion.value) return true;
	return home.known && isMultiRegion.known ? false : undefined;
}
