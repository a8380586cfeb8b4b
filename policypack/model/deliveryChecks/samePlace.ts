import { known, unknown, type Value } from "../value";
import type { AwsPlace } from "./facts";

/** Whether two resources are in one account, as far as known. */
export function sameAccount(a: AwsPlace, b: AwsPlace): Value<boolean> {
	return same(a.account, b.account, a.accountFrom === b.accountFrom);
}

/** Whether two resources are in one Region, as far as known. */
export function sameRegion(a: AwsPlace, b: AwsPlace): Value<boolean> {
	return same(a.region, b.region, a.regionFrom === b.regionFrom);
}

/** Of two values from one origin it is known that they are equal. */
function same(
	a: Value<string>,
	b: Value<string>,
	isOneOrigin: boolean,
): Value<boolean> {
	if (a.known && b.known) return known(a.value === b.value);
	if (isOneOrigin) return known(true);
	const missing = [a, b].flatMap((one) => (one.known ? [] : [one]));
	// What is pending is known after the update, and the rest is not.
	const why = missing.find(({ cause }) => cause !== "pending") ?? missing[0];
	return why ? unknown(why.cause, why.what, why.fix, why.until) : known(false);
}
