import { known, type Value } from "../../model/value";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** The enabled Regions of the account, sorted. */
export async function enabledRegions({
	ask,
	clients,
}: Session): Promise<Value<readonly string[]>> {
	return ask({
		action: ACTIONS.DescribeRegions,
		what: "the Regions of the account",
		call: async (options) =>
			(await clients.ec2()).describeRegions({ AllRegions: false }, options),
		read: ({ Regions }) => {
			if (!Array.isArray(Regions)) return UNREADABLE;
			const enabled = Regions.filter(
				({ OptInStatus }) => OptInStatus !== "not-opted-in",
			).map(({ RegionName }) => RegionName);
			// Every account has an enabled Region.
			return enabled.length > 0 && enabled.every((name) => name !== undefined)
				? enabled.map(String).sort()
				: UNREADABLE;
		},
	});
}

/** The Regions given by the user, without duplicates. */
export function namedRegions(
	regions: readonly string[],
): Value<readonly string[]> {
	return known([...new Set(regions)]);
}
