import type { AccountBlockFact, Owner } from "./facts";
import { known, unknown, type Value } from "./value";

/**
 * Whether an account-wide public access block reaches a bucket: it does where
 * both are known to be of one account, or under one provider. A block that
 * names no account is its provider's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function reachOf(
	block: AccountBlockFact,
	bucket: Owner,
): Value<boolean> {
	const account = block.account.known
		? (block.account.value ?? block.owner.account)
		: undefined;
	if (account !== undefined && bucket.account !== undefined)
		return known(account === bucket.account);
	if (block.owner.provider === bucket.provider) return known(true);
	return unknown("pending", `whether ${block.of.name} is of the same account`);
}
