import type { Fact } from "../facts";
import { push } from "../lists";
import { compareSources } from "../order";
import { unknown } from "../value";
import { findBuckets } from "./bucketViews";
import type { DeliveryFact, TrailDeliveryFact } from "./facts";
import { findKeys } from "./keyViews";
import { indexParts, partAt } from "./partIndex";
import { findRoles } from "./roleViews";
import { sameAccount } from "./samePlace";
import { ofKind } from "./sortedParts";
import type { MissingPartFact } from "./statusFacts";
import { findTopics } from "./topicViews";
import { trailsPerRegion } from "./trailsPerRegion";
import { type Opaque, unseenPolicies } from "./unseenPolicies";
import type { Deliveries, DeliveryView, TrailOrganization } from "./view";
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
}

/** Joins each trail with everything that its delivery depends on. */
export function joinDelivery({
	shared,
	facts,
	resources,
	opaque,
}: DeliveryFacts): Deliveries {
	const trails = ofKind(facts, "trailDelivery");
	const isInStack = (urn: string) => resources.has(urn);
	const unseen = unseenPolicies(opaque);
	const keys = findKeys(facts, isInStack, unseen);
	const bucketOf = findBuckets(shared, facts, keys);
	const topicOf = findTopics(facts, isInStack, keys, unseen);
	const roleOf = findRoles(facts, isInStack, unseen);
	const groups = indexParts(
		"log group",
		ofKind(facts, "logGroup"),
		[],
		isInStack,
	);
	const waitsFor = waitsForIn(resources);
	const statuses = new Map(
		ofKind(facts, "deliveryStatus").map((status) => [status.of.urn, status]),
	);
	const missing = new Map<string, MissingPartFact[]>();
	for (const part of ofKind(facts, "missingPart"))
		push(missing, part.of.urn, part);
	const viewOf = (fact: TrailDeliveryFact): DeliveryView => {
		const { bucket, key, topic, logGroup, role, ...trail } = fact;
		const status = statuses.get(fact.of.urn);
		return {
			trail,
			refs: { bucket, key, topic, logGroup, role },
			bucket: bucketOf(bucket, fact.of),
			key: keys.keyOf(key, fact),
			alias: keys.aliasOf(key, fact),
			topic: topicOf(topic, fact),
			logGroup: partAt(groups.placeOf(logGroup, fact)),
			role: roleOf(role, fact),
			organization: organizationOf(fact, facts),
			waitsFor: waitsFor(fact.of),
			...(status && { status }),
			missing: missing.get(fact.of.urn) ?? [],
		};
	};
	const seen = new Set(trails.map(({ of }) => of.urn));
	return {
		trails: [...trails].sort((a, b) => compareSources(a.of, b.of)).map(viewOf),
		regions: trailsPerRegion(trails),
		unseenTrails: shared.flatMap(({ kind, of }) =>
			kind === "trail" && !seen.has(of.urn) ? [of] : [],
		),
	};
}

/**
 * The organization of a trail. Its trails are created in the management account
 * or by a delegated administrator; of several organizations, it is the one whose
 * management account the trail is in.
 */
function organizationOf(
	{ of, place }: TrailDeliveryFact,
	facts: readonly DeliveryFact[],
): TrailOrganization {
	const all = ofKind(facts, "organization");
	const own = all.filter((one) => {
		const isIts = sameAccount(one.place, place);
		return isIts.known && isIts.value;
	});
	const [only, other] = all.length > 1 ? own : all;
	const missing = (what: string) =>
		unknown(
			all.length > 0 ? "pending" : "outside",
			`${what} of trail ${of.name}`,
		);
	if (only && !other)
		return { id: only.id, managementAccount: only.managementAccount };
	return {
		id: missing("the organization ID"),
		managementAccount: missing("the management account"),
	};
}
