import type { Fact } from "../facts";
import { compareSources } from "../order";
import type { Unknown } from "../value";
import { bucketsOf } from "./bucketScope";
import { deliveryViews } from "./deliveryViews";
import type { DeliveryFact } from "./facts";
import { indexParts } from "./partIndex";
import { ofKind } from "./sortedParts";
import { trailsPerRegion } from "./trailsPerRegion";
import { type Opaque, unseenPolicies } from "./unseenPolicies";
import type { Deliveries } from "./view";
import { type Dependent, waitsForIn } from "./waitsFor";

/** What one stack shows of the delivery of its trails. */
export interface DeliveryFacts {
	/** The facts that the controls use, of trails, buckets and their policies. */
	readonly shared: readonly Fact[];
	readonly facts: readonly DeliveryFact[];
	/** All resources of the stack by URN, and what they depend on. */
	readonly resources: ReadonlyMap<string, Dependent>;
	/** Resources that may attach policies which the stack does not show. */
	readonly opaque: readonly Opaque[];
	/** Why nothing is known of trails without a delivery fact. */
	readonly unseen?: Unknown;
}

/** Joins each trail with everything that its delivery depends on. */
export function joinDelivery({
	shared,
	facts,
	resources,
	opaque,
	unseen: why,
}: DeliveryFacts): Deliveries {
	const trails = ofKind(facts, "trailDelivery");
	const organizations = ofKind(facts, "organization");
	const isInStack = (urn: string) => resources.has(urn);
	const viewOf = deliveryViews({
		facts,
		buckets: bucketsOf(shared, facts),
		indexParts: (words, parts, mentions) =>
			indexParts(words, parts, mentions, isInStack),
		unseen: unseenPolicies(opaque),
		waitsFor: waitsForIn(resources),
		isOneSource: () => true,
		organizationsOf: () => organizations,
	});
	const seen = new Set(trails.map(({ of }) => of.urn));
	return {
		trails: [...trails].sort((a, b) => compareSources(a.of, b.of)).map(viewOf),
		regions: trailsPerRegion(trails),
		unseenTrails: shared.flatMap(({ kind, of }) =>
			kind === "trail" && !seen.has(of.urn) ? [of] : [],
		),
		...(why && { unseen: why }),
	};
}
