import type { Applied } from "./applied";
import { blockSlots, resolveSlots } from "./conflicts";
import type { AccountBlockFact, Owner } from "./facts";
import { push } from "./lists";
import { compareFacts } from "./order";
import { known, unknown, type Value } from "./value";

/** The account-wide blocks that reach a bucket, or may, by whose it is. */
export type ApplicableBlocks = (
	owner: Owner,
) => readonly Applied<AccountBlockFact>[];

/**
 * Which account-wide public access blocks reach a bucket: a block does where
 * both are known to be of one account, or under one provider. A block that
 * names no account is its provider's. So is one that names an account where
 * its provider's is not known: an update shows the id that the provider filled
 * in as if the program had set it. Where the id that a block names is not
 * known, it may be any account's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function applicableBlocks(
	facts: readonly AccountBlockFact[],
): ApplicableBlocks {
	const blocks = withoutConflicts(facts.filter(({ account }) => account.known));
	const anywhere = alike(
		facts.filter(({ account }) => !account.known),
		1,
	).map((block) => ({ ...block, applies: whetherHere(block) }));
	const byAccount = new Map<string, AccountBlockFact[]>();
	const byProvider = new Map<string | undefined, AccountBlockFact[]>();
	const anonymous = new Map<string | undefined, AccountBlockFact[]>();
	for (const block of blocks) {
		const account = accountOf(block);
		push(byProvider, block.owner.provider, block);
		if (account === undefined) push(anonymous, block.owner.provider, block);
		else push(byAccount, account, block);
	}
	const ofAccount = each(byAccount);
	const ofProvider = each(byProvider);
	const ofProviderAlone = each(anonymous);
	const elsewhere = alike(blocks, 2);
	const anonymousElsewhere = alike([...anonymous.values()].flat(), 2);
	return ({ account, provider }) => {
		const surely =
			account === undefined
				? (ofProvider.get(provider) ?? [])
				: [
						...(ofAccount.get(account) ?? []),
						...(ofProviderAlone.get(provider) ?? []),
					];
		const perhaps = account === undefined ? elsewhere : anonymousElsewhere;
		return [
			...surely.map((block) => ({ ...block, applies: known(true) })),
			...perhaps
				.filter((block) => block.owner.provider !== provider)
				.map((block) => ({ ...block, applies: whetherHere(block) })),
			...anywhere,
		];
	};
}

/** Of each of several lists, the blocks that differ. */
function each<K>(
	lists: ReadonlyMap<K, readonly AccountBlockFact[]>,
): ReadonlyMap<K, readonly AccountBlockFact[]> {
	return new Map([...lists].map(([key, blocks]) => [key, alike(blocks, 1)]));
}

function whetherHere({ of, account }: AccountBlockFact): Value<boolean> {
	return account.known
		? unknown("pending", `whether ${of.name} is of the same account`)
		: account;
}

/** The account of a block, where it is known. */
function accountOf({ account, owner }: AccountBlockFact): string | undefined {
	return account.known ? (account.value ?? owner.account) : undefined;
}

/** Blocks of one account are rivals as those of one bucket are. */
function withoutConflicts(
	blocks: readonly AccountBlockFact[],
): readonly AccountBlockFact[] {
	const rivals = new Map<string, AccountBlockFact[]>();
	for (const block of blocks) push(rivals, scopeOf(block), block);
	return [...rivals.values()].flatMap((same) =>
		resolveSlots(blockSlots(), same, "the account"),
	);
}

function scopeOf(block: AccountBlockFact): string {
	const account = accountOf(block);
	return account === undefined
		? `provider ${block.owner.provider ?? ""}`
		: `account ${account}`;
}

/**
 * Of blocks with the same settings, the first ones, each of another provider:
 * more of them shield no bucket better.
 */
function alike(
	blocks: readonly AccountBlockFact[],
	providers: number,
): readonly AccountBlockFact[] {
	const kept = new Map<string, AccountBlockFact[]>();
	for (const block of [...blocks].sort(compareFacts)) {
		const { account, ignorePublicAcls, restrictPublicBuckets, owner } = block;
		const key = [ignorePublicAcls, restrictPublicBuckets]
			.map((one) => (one.known ? `${one.value}` : one.cause))
			.concat(account.known ? [] : account.cause)
			.join(" ");
		const same = kept.get(key) ?? [];
		const isNew = same.every((one) => one.owner.provider !== owner.provider);
		if (isNew && same.length < providers) push(kept, key, block);
	}
	return [...kept.values()].flat();
}
