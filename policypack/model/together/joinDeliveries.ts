import type { NotIn } from "../absence";
import type { Trail } from "../account";
import { type BucketScope, placesIn } from "../deliveryChecks/bucketScope";
import { isBucketSetting } from "../deliveryChecks/bucketSettings";
import { deliveryViews } from "../deliveryChecks/deliveryViews";
import type { DeliveryFact, TrailDeliveryFact } from "../deliveryChecks/facts";
import type { DeliveryFacts } from "../deliveryChecks/joinDelivery";
import { ofKind } from "../deliveryChecks/sortedParts";
import { trailsPerRegion } from "../deliveryChecks/trailsPerRegion";
import { unseenPolicies } from "../deliveryChecks/unseenPolicies";
import type { Deliveries, DeliveryView } from "../deliveryChecks/view";
import { waitsForIn } from "../deliveryChecks/waitsFor";
import type { Source } from "../facts";
import { namesLookedFor } from "../sortedFacts";
import { mapValue, unknown } from "../value";
import { withoutOutdated } from "./deciding";
import { withTargets } from "./deliveryTargets";
import { type IndexedSource, indexSources } from "./joinSources";
import { sharedParts } from "./sharedParts";
import type { SourceView } from "./sourceView";

/** Finds the deliveries of some trails of an estate. */
export type DeliveriesOf = (trails: readonly Trail[]) => Deliveries;

/** A source with what it shows of deliveries. */
interface Shown {
	readonly view: SourceView;
	readonly delivery: DeliveryFacts;
	/** The trails by URN. */
	readonly trails: ReadonlyMap<string, TrailDeliveryFact>;
	/** Names that were looked for in addition to the source. */
	readonly lookedFor: ReadonlyMap<string, NotIn>;
	readonly index: IndexedSource;
	readonly isInStack: (urn: string) => boolean;
	readonly awsPlaceOf: BucketScope["awsPlaceOf"];
	readonly unseen: ReturnType<typeof unseenPolicies>;
	readonly waitsFor: ReturnType<typeof waitsForIn>;
}

/**
 * Joins the deliveries of several sources, by the rules of `joinSources`: known
 * names and ARNs lead from one source to another, and nothing else does.
 * @param deliveryOf What a source shows of deliveries; undefined: nothing.
 */
export function joinDeliveries(
	views: readonly SourceView[],
	deliveryOf: (view: SourceView) => DeliveryFacts | undefined,
): DeliveriesOf {
	const given = new Map(views.map((view) => [view.key, deliveryOf(view)]));
	const factsOf = ({ key }: SourceView) => given.get(key) ?? NOTHING;
	const { bucketOf, names, sourceOf, sources } = indexSources(
		withoutOutdated(withTargets(views, factsOf)),
	);
	const shown = sources.map((index): Shown => {
		const { source: view } = index;
		const delivery = factsOf(view);
		return {
			...{ view, delivery, index },
			trails: trailsIn(delivery.facts),
			lookedFor: namesLookedFor(index.sorted.absences),
			isInStack: (urn) => delivery.resources.has(urn),
			awsPlaceOf: placesIn(delivery.facts),
			unseen: unseenPolicies(delivery.opaque),
			waitsFor: waitsForIn(delivery.resources),
		};
	});
	const seenIn = new Map<Source, Shown>();
	for (const one of shown)
		for (const { of } of [...one.view.facts, ...one.delivery.facts])
			if (!seenIn.has(of)) seenIn.set(of, one);
	const byKey = new Map(shown.map((one) => [one.view.key, one]));
	const facts = shown.flatMap(({ delivery, view }) => [
		...delivery.facts.filter((fact) => !isBucketSetting(fact)),
		...(view.settings ?? []),
	]);
	const organizations = ofKind(facts, "organization");
	const viewOf = deliveryViews({
		facts,
		buckets: {
			placeOf: (ref, from) =>
				seenIn.get(from)?.index.placeOf(ref) ?? { kind: "elsewhere" },
			bucketOf,
			awsPlaceOf: (declared) =>
				byKey.get(sourceOf(declared)?.key ?? "")?.awsPlaceOf(declared),
			contradiction: names.contradiction,
			lookedFor: (trail) => seenIn.get(trail)?.lookedFor ?? new Map(),
		},
		indexParts: sharedParts(shown, (of) => seenIn.get(of)),
		unseen: (part) => seenIn.get(part.of)?.unseen(part) ?? {},
		waitsFor: (of) =>
			seenIn.get(of)?.waitsFor(of) ??
			unknown("outside", `which resources ${of.name} depends on`),
		isOneSource: (a, b) => seenIn.get(a) === seenIn.get(b),
		organizationsOf: (trail) => {
			const source = seenIn.get(trail.of);
			const own = organizations.filter(({ of }) => seenIn.get(of) === source);
			return own.length > 0
				? own
				: organizations.filter((one) => isManagedBy(one, trail));
		},
	});
	const viewFor = (trail: Trail): DeliveryView | undefined => {
		const { of } = trail;
		const fact = seenIn.get(of)?.trails.get(of.urn);
		if (!fact) return undefined;
		const view = viewOf(fact);
		const { waitsFor } = view;
		return {
			...view,
			// Findings name the trail as the estate does.
			trail: { ...view.trail, of },
			// An update of one stack does not create what another one declares.
			waitsFor: mapValue(
				waitsFor,
				(before) => new Set([...before, ...foreignIn(view, seenIn)]),
			),
		};
	};
	return (trails) => {
		const found = trails.map((trail) => ({ trail, view: viewFor(trail) }));
		const seen = found.flatMap(({ view }) => view ?? []);
		const unseen = found.flatMap(({ trail: { of }, view }) =>
			view ? [] : [{ of, why: seenIn.get(of)?.delivery.unseen }],
		);
		const whys = new Set(unseen.map(({ why }) => why?.what));
		const [why] = whys.size === 1 ? unseen.map((one) => one.why) : [];
		return {
			trails: seen,
			regions: trailsPerRegion(seen.map(({ trail }) => trail)),
			unseenTrails: unseen.map(({ of }) => of),
			...(why && { unseen: why }),
		};
	};
}

/** What a source shows that shows nothing of deliveries. */
const NOTHING: DeliveryFacts = {
	shared: [],
	facts: [],
	resources: new Map(),
	opaque: [],
};

/** The trails of a source by URN: of several facts on one, the first. */
function trailsIn(
	facts: readonly DeliveryFact[],
): ReadonlyMap<string, TrailDeliveryFact> {
	const byUrn = new Map<string, TrailDeliveryFact>();
	for (const trail of ofKind(facts, "trailDelivery"))
		if (!byUrn.has(trail.of.urn)) byUrn.set(trail.of.urn, trail);
	return byUrn;
}

/** The URNs of what another source shows of a delivery. */
function foreignIn(
	{ trail, waitsFor: _, ...parts }: DeliveryView,
	seenIn: ReadonlyMap<Source, Shown>,
): readonly string[] {
	const own = seenIn.get(trail.of);
	const found: string[] = [];
	const visit = (data: unknown): void => {
		if (typeof data !== "object" || data === null) return;
		for (const [name, item] of Object.entries(data)) {
			if (name === "of" || name === "attachedBy") {
				const source = seenIn.get(item);
				if (source && source !== own && !own?.isInStack(item.urn))
					found.push(item.urn);
			} else if (name !== "document" && name !== "policy") visit(item);
		}
	};
	visit(parts);
	return found;
}

/** Whether the account of a trail is the management account. */
function isManagedBy(
	{
		managementAccount,
	}: { readonly managementAccount: TrailDeliveryFact["place"]["account"] },
	{ place: { account } }: TrailDeliveryFact,
): boolean {
	return (
		managementAccount.known &&
		account.known &&
		managementAccount.value === account.value
	);
}
