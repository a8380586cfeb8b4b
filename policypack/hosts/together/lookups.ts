import type { Control } from "../../judging/control";
import { bucketNameOf } from "../../model/bucketIndex";
import type { Fact } from "../../model/facts";
import {
	bucketNamesIn,
	isAttachment,
	keysOf,
	shownIn,
} from "../../model/together/shown";
import type { SourceView } from "../../model/together/sourceView";
import { isUrn } from "../../providers/urn";
import type { SourceFacts } from "../sourceFacts";
import { viewOf } from "./sourceViews";

/** A source, and what it shows without a lookup. */
export interface Seen {
	readonly facts: SourceFacts;
	readonly view: SourceView;
}

/**
 * What a control judges where some sources look up the live account for it.
 * What another source declares holds, and not what the lookup found of it.
 * Undefined: no source does.
 */
export function viewsWithLookups(
	{ id, subject }: Control,
	sources: readonly Seen[],
): readonly SourceView[] | undefined {
	if (!sources.some(({ facts }) => facts.lookups.has(id))) return undefined;
	const views = sources.map(({ view }) => view);
	const declared = shownIn(views.filter(({ shows }) => shows !== "live"));
	const buckets = new Set(shownIn(views).buckets.keys());
	return sources.map(({ facts, view }) => {
		const found = facts.lookups.get(id);
		if (!found) return view;
		const looked = viewOf(facts, view.key, found);
		return subject === "bucket"
			? withBuckets(view, looked, buckets)
			: withTrails(looked, declared.trails);
	});
}

/** Without the trails that are found where a source declares them. */
function withTrails(
	looked: SourceView,
	declared: ReadonlySet<string>,
): SourceView {
	const isDeclared = (fact: Fact) =>
		fact.kind === "trail" &&
		isFound(fact) &&
		[...keysOf(fact), `${fact.owner?.account} ${fact.of.name}`].some((key) =>
			declared.has(key),
		);
	return { ...looked, facts: looked.facts.filter((fact) => !isDeclared(fact)) };
}

/**
 * With the buckets that no source declares, each in one source.
 * @param taken The names of those that have a source; grows.
 */
function withBuckets(
	view: SourceView,
	looked: SourceView,
	taken: Set<string>,
): SourceView {
	const trails = new Map(
		looked.facts.flatMap((fact) =>
			fact.kind === "trail" ? [[fact.of.urn, fact] as const] : [],
		),
	);
	const own = view.facts.map((fact) => {
		if (fact.kind !== "trail") return fact;
		const name = bucketNameOf(fact.bucket);
		const isTaken = name !== undefined && taken.has(name);
		return isTaken ? fact : (trails.get(fact.of.urn) ?? fact);
	});
	const namesOf = bucketNamesIn(looked.facts);
	const isNew = (fact: Fact) => {
		if (fact.kind === "noBucket") return true;
		if (!isFound(fact)) return false;
		if (fact.kind === "bucket")
			return fact.name.known && !taken.has(fact.name.value);
		return (
			isAttachment(fact) &&
			namesOf(fact.bucket).every((name) => !taken.has(name))
		);
	};
	const found = looked.facts.filter(isNew);
	for (const name of shownIn([{ ...looked, facts: found }]).buckets.keys())
		taken.add(name);
	return { ...view, facts: [...own, ...found] };
}

/** Whether a fact is of the live account, and not of the stack. */
function isFound({ of }: Fact): boolean {
	return !isUrn(of.urn);
}
