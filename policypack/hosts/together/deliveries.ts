import type { Account, Trail } from "../../model/account";
import type { Deliveries } from "../../model/deliveryChecks/view";
import type { DeliveriesOf } from "../../model/together/joinDeliveries";
import type { Seen } from "./lookups";

/** Loaded on first use: the seven controls need none of it. */
function joining(): typeof import("../../model/together/joinDeliveries") {
	return require("../../model/together/joinDeliveries");
}

/** Adds the deliveries of its trails to an account, joined on first use. */
export type WithDeliveries = (account: Account) => Account;

/**
 * The deliveries of trails that several sources show, by what all of them show.
 * What a lookup found is not used.
 */
export function sharedDeliveries(sources: readonly Seen[]): WithDeliveries {
	const byKey = new Map(sources.map((seen) => [seen.view.key, seen.facts]));
	let joined: DeliveriesOf | undefined;
	const deliveriesOf = (trails: readonly Trail[]): Deliveries => {
		joined ??= joining().joinDeliveries(
			sources.map(({ view }) => view),
			({ key }) => byKey.get(key)?.delivery?.(),
		);
		return joined(trails);
	};
	return (account) => {
		let found: Deliveries | undefined;
		return {
			...account,
			deliveries: () => {
				found ??= deliveriesOf(account.trails);
				return found;
			},
		};
	};
}
