import type { Fact } from "../../model/facts";
import { push } from "../../model/lists";
import { compareTexts } from "../../model/order";
import type { SourceView } from "../../model/together/sourceView";
import { isUrn } from "../../providers/urn";

/** The reports of several sources: one for each account, and those apart. */
export interface Places {
	/** Accounts in view, in order. */
	readonly accounts: readonly string[];
	/** Sources that show what is of an account that is not known. */
	readonly apart: readonly SourceView[];
	readonly isInView: (account: string) => boolean;
	/** The key of the report on what a source shows of an account. */
	readonly reportOf: (
		account: string | undefined,
		source: SourceView,
	) => string;
	/** The sources that show something of an account. */
	readonly sourcesOf: (account: string) => readonly SourceView[];
}

/** The key of the report of a source whose account is not known. */
export function apartKey({ key }: SourceView): string {
	return `source ${key}`;
}

/** Finds the accounts that sources show, and the sources that stay apart. */
export function placesOf(views: readonly SourceView[]): Places {
	const sources = new Map<string, SourceView[]>();
	const apart = new Map<string, SourceView>();
	const firstAccount = new Map<string, string>();
	for (const view of views) {
		const accounts = [...accountsIn(view)].sort(compareTexts);
		for (const account of accounts) push(sources, account, view);
		const [first] = accounts;
		if (first !== undefined) firstAccount.set(view.key, view.account ?? first);
		if (first === undefined || view.facts.some((fact) => isApart(fact, view)))
			apart.set(view.key, view);
	}
	return {
		accounts: [...sources.keys()].sort(compareTexts),
		apart: [...apart.values()],
		isInView: (account) => sources.has(account),
		reportOf: (account, source) => {
			if (account !== undefined && sources.has(account)) return account;
			return apart.has(source.key)
				? apartKey(source)
				: (firstAccount.get(source.key) ?? apartKey(source));
		},
		sourcesOf: (account) => sources.get(account) ?? [],
	};
}

/** The accounts that a source shows something of. */
function accountsIn(view: SourceView): ReadonlySet<string> {
	const accounts = new Set<string>();
	if (view.account !== undefined) accounts.add(view.account);
	if (view.shows === "live") return accounts;
	for (const fact of view.facts) {
		const account = "owner" in fact ? fact.owner?.account : undefined;
		if (account !== undefined && !isOfLiveAccount(fact)) accounts.add(account);
	}
	return accounts;
}

/** Whether a fact can only be judged in a report of its source alone. */
function isApart(fact: Fact, view: SourceView): boolean {
	if (fact.kind !== "trail" && fact.kind !== "eventDataStore") return false;
	const { account } = view.shows === "live" ? view : (fact.owner ?? view);
	return account === undefined;
}

/** Whether a lookup of a stack found it. */
function isOfLiveAccount(fact: Fact): boolean {
	return !isUrn(fact.of.urn);
}
