import type { BucketFact, Fact, Ref } from "../facts";
import { push } from "../lists";
import { known } from "../value";
import {
	bucketNamesIn,
	isAttachment,
	keysOf,
	type Shown,
	shownIn,
} from "./shown";
import type { SourceView } from "./sourceView";

/**
 * Leaves out what another source decides. A live account shows what exists:
 * it decides over the state of a stack, which may be out of date. A program or
 * a preview shows what will be there: it decides over the live account, as
 * `outside: lookup` does. Two sources of one live account that show the same of
 * a bucket count once.
 */
export function withoutOutdated(
	views: readonly SourceView[],
): readonly SourceView[] {
	const live = views.filter(({ shows }) => shows === "live");
	if (live.length === 0) return views;
	const repeated = repeatedIn(live);
	if (live.length === views.length && repeated.size === 0) return views;
	const there = shownLive(live);
	const planned = shownIn(views.filter(({ shows }) => shows === "planned"));
	return views.map((view) => {
		if (view.shows === "planned") return withoutRead(view, there);
		return view.shows === "live"
			? withoutReplaced(view, planned, repeated)
			: withoutLeftOver(view, there);
	});
}

/** What live accounts show, and where they were read. */
interface Live extends Shown {
	readonly accounts: ReadonlySet<string>;
	/** Regions whose trails were read, as `ACCOUNT REGION`. */
	readonly regions: ReadonlySet<string>;
}

function shownLive(views: readonly SourceView[]): Live {
	const accounts = views.flatMap(({ account }) => account ?? []);
	const own = views.map((view) => ({
		...view,
		// An organization's trail is its owner's to show.
		facts: view.facts.filter(
			(fact) => fact.kind !== "trail" || fact.owner?.account === view.account,
		),
	}));
	const regions = views.flatMap(({ account, regions: read = [] }) =>
		read.map((region) => `${account} ${region}`),
	);
	return {
		...shownIn(own),
		accounts: new Set(accounts),
		regions: new Set(regions),
	};
}

/** A state without what a live account shows, or would show if it were there. */
function withoutLeftOver(view: SourceView, there: Live): SourceView {
	const namesOf = bucketNamesIn(view.facts);
	const isOfShown = (bucket: Ref) =>
		namesOf(bucket).some((name) => there.buckets.has(name));
	const isLeftOver = (fact: Fact): boolean => {
		if (fact.kind === "trail")
			return (
				keysOf(fact).some((key) => there.trails.has(key)) ||
				there.regions.has(placeOf(fact.arn))
			);
		if (fact.kind === "bucket") return isShown(fact, there);
		if (fact.kind === "accountBlock")
			return there.accounts.has(fact.owner.account ?? "");
		return isAttachment(fact) && isOfShown(fact.bucket);
	};
	const { settings } = view;
	return {
		...view,
		facts: view.facts.filter((fact) => !isLeftOver(fact)),
		...(settings && {
			settings: settings.filter(({ bucket }) => !isOfShown(bucket)),
		}),
	};
}

/** A program or a preview without the trails that it only reads. */
function withoutRead(view: SourceView, { trails }: Live): SourceView {
	const isShownThere = (fact: Fact) =>
		fact.kind === "trail" &&
		fact.isRead === true &&
		keysOf(fact).some((key) => trails.has(key));
	return { ...view, facts: view.facts.filter((fact) => !isShownThere(fact)) };
}

/** The account and Region in the ARN of a trail. */
function placeOf(arn: string | undefined): string {
	const [, region, account] =
		/^arn:[^:]+:cloudtrail:([^:]+):(\d+):/.exec(arn ?? "") ?? [];
	return `${account} ${region}`;
}

/** A bucket of a name is one in its account; an account that is not known may be it. */
function isShown({ name, owner }: BucketFact, { buckets }: Shown): boolean {
	const accounts = name.known ? (buckets.get(name.value) ?? []) : [];
	return accounts.some(
		(account) =>
			account === undefined ||
			owner.account === undefined ||
			account === owner.account,
	);
}

/** A live account without what a program or a preview changes of it. */
function withoutReplaced(
	view: SourceView,
	planned: Shown,
	repeated: ReadonlySet<Fact>,
): SourceView {
	const namesOf = bucketNamesIn(view.facts);
	const isSetThere = (kind: string, bucket: Ref) =>
		namesOf(bucket).some((name) => planned.attached.has(`${kind} ${name}`));
	const isReplaced = (fact: Fact): boolean => {
		if (fact.kind === "trail")
			return [...keysOf(fact), `${fact.owner?.account} ${fact.of.name}`].some(
				(key) => planned.trails.has(key),
			);
		if (fact.kind === "bucket") return isShown(fact, planned);
		if (fact.kind === "accountBlock")
			return planned.blocked.has(fact.owner.account ?? "");
		return isAttachment(fact) && isSetThere(fact.kind, fact.bucket);
	};
	const { settings } = view;
	const named = <F extends { readonly bucket: Ref }>(fact: F): F => ({
		...fact,
		bucket: byName(fact.bucket, namesOf),
	});
	const facts = view.facts.filter(
		(fact) => !repeated.has(fact) && !isReplaced(fact),
	);
	// What is attached to a bucket stays so, whichever source declares it.
	return {
		...view,
		facts: facts.map((fact) => (isAttachment(fact) ? named(fact) : fact)),
		...(settings && {
			settings: settings
				.filter(({ kind, bucket }) => !isSetThere(kind, bucket))
				.map(named),
		}),
	};
}

/** The same reference, by the name of the bucket. */
function byName(ref: Ref, namesOf: ReturnType<typeof bucketNamesIn>): Ref {
	const [name] = ref.by === "urn" ? namesOf(ref) : [];
	if (name === undefined) return ref;
	return { by: "name", name: known(name), dependencies: [] };
}

/** The facts on buckets that an earlier source of the same account shows alike. */
function repeatedIn(live: readonly SourceView[]): ReadonlySet<Fact> {
	const seen = new Set<string>();
	const repeated = new Set<Fact>();
	const counts = new Map<string | undefined, number>();
	for (const { account } of live)
		counts.set(account, (counts.get(account) ?? 0) + 1);
	for (const { account, facts } of live) {
		if (counts.get(account) === 1) continue;
		const namesOf = bucketNamesIn(facts);
		const about = new Map<string, Fact[]>();
		for (const fact of facts) {
			if (fact.kind === "bucket" && fact.name.known)
				push(about, fact.name.value, fact);
			if (isAttachment(fact))
				for (const name of namesOf(fact.bucket)) push(about, name, fact);
		}
		for (const [name, all] of about) {
			const key = `${account} ${name} ${JSON.stringify(all)}`;
			if (seen.has(key)) for (const fact of all) repeated.add(fact);
			seen.add(key);
		}
	}
	return repeated;
}
