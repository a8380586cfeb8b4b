import { type ApplicableBlocks, applicableBlocks } from "../accountBlocks";
import type { Applied } from "../applied";
import type { AccountBlockFact, Owner } from "../facts";
import { push } from "../lists";
import type { SourceView } from "./sourceView";

/** The blocks of one source. */
export interface BlocksOf {
	readonly source: SourceView;
	readonly blocks: readonly AccountBlockFact[];
}

/**
 * Which account-wide blocks reach the buckets of each source: those of the source
 * itself, and those of the bucket's account in any source.
 */
export function sourceBlocks(
	all: readonly BlocksOf[],
): (
	owner: Owner,
	source: SourceView | undefined,
) => readonly Applied<AccountBlockFact>[] {
	const ofAccount = new Map<string, AccountBlockFact[]>();
	const ofSource = new Map<SourceView | undefined, AccountBlockFact[]>();
	for (const { source, blocks } of all)
		for (const block of blocks) {
			const account = accountOf(block);
			if (account === undefined) push(ofSource, source, block);
			else push(ofAccount, account, block);
		}
	const alone = new Map<SourceView | undefined, ApplicableBlocks>();
	const shared = new Map<string, ApplicableBlocks>();
	const own = new Map<SourceView | undefined, readonly AccountBlockFact[]>(
		all.map(({ source, blocks }) => [source, blocks]),
	);
	return (owner, source) => {
		const { account } = owner;
		const perhaps = ofSource.get(source) ?? [];
		if (account === undefined)
			return made(alone, source, () => own.get(source) ?? [])(owner);
		const certain = made(shared, account, () => ofAccount.get(account) ?? []);
		const reaching = certain(owner);
		return perhaps.length > 0
			? applicableBlocks([...reaching, ...perhaps])(owner)
			: reaching;
	};
}

function accountOf({ account, owner }: AccountBlockFact): string | undefined {
	return account.known ? (account.value ?? owner.account) : undefined;
}

function made<K>(
	before: Map<K, ApplicableBlocks>,
	key: K,
	blocks: () => readonly AccountBlockFact[],
): ApplicableBlocks {
	const found = before.get(key) ?? applicableBlocks(blocks());
	before.set(key, found);
	return found;
}
