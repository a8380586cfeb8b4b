import { push } from "../lists";
import type { Source } from "../sources";
import { isTrue, unknown } from "../value";
import type { BucketScope } from "./bucketScope";
import { findBuckets } from "./bucketViews";
import type {
	DeliveryFact,
	OrganizationFact,
	TrailDeliveryFact,
} from "./facts";
import { findKeys } from "./keyViews";
import { type MakeIndex, partAt } from "./partIndex";
import { findRoles } from "./roleViews";
import { sameAccount } from "./samePlace";
import { ofKind } from "./sortedParts";
import type { DeliveryStatusFact, MissingPartFact } from "./statusFacts";
import { findTopics } from "./topicViews";
import type { Unseen } from "./unseenPolicies";
import type { DeliveryView, TrailOrganization } from "./view";
import type { WaitsFor } from "./waitsFor";

/** What is in view of deliveries: of one source, or of several. */
export interface DeliveryScope {
	readonly facts: readonly DeliveryFact[];
	readonly buckets: BucketScope;
	readonly indexParts: MakeIndex;
	readonly unseen: Unseen;
	readonly waitsFor: WaitsFor;
	/** Whether two resources are seen in one source. */
	readonly isOneSource: (a: Source, b: Source) => boolean;
	/** The organizations that a trail may be of. */
	readonly organizationsOf: (
		trail: TrailDeliveryFact,
	) => readonly OrganizationFact[];
}

/** Joins a trail with everything that its delivery depends on. */
export function deliveryViews({
	facts,
	buckets,
	indexParts,
	unseen,
	waitsFor,
	isOneSource,
	organizationsOf,
}: DeliveryScope): (trail: TrailDeliveryFact) => DeliveryView {
	const keys = findKeys(facts, indexParts, unseen);
	const bucketOf = findBuckets(buckets, facts, keys);
	const topicOf = findTopics(facts, indexParts, keys, unseen);
	const roleOf = findRoles(facts, indexParts, unseen);
	const groups = indexParts("log group", ofKind(facts, "logGroup"), []);
	const statuses = new Map<string, DeliveryStatusFact[]>();
	for (const status of ofKind(facts, "deliveryStatus"))
		push(statuses, status.of.urn, status);
	const missing = new Map<string, MissingPartFact[]>();
	for (const part of ofKind(facts, "missingPart"))
		push(missing, part.of.urn, part);
	return (fact) => {
		const isOfTrail = ({ of }: { readonly of: Source }) =>
			isOneSource(of, fact.of);
		const status = statuses.get(fact.of.urn)?.find(isOfTrail);
		const { bucket, key, topic, logGroup, role, ...trail } = fact;
		return {
			trail,
			refs: { bucket, key, topic, logGroup, role },
			bucket: bucketOf(bucket, fact.of),
			key: keys.keyOf(key, fact),
			alias: keys.aliasOf(key, fact),
			topic: topicOf(topic, fact),
			logGroup: partAt(groups.placeOf(logGroup, fact)),
			role: roleOf(role, fact),
			organization: organizationOf(fact, organizationsOf(fact)),
			waitsFor: waitsFor(fact.of),
			...(status && { status }),
			missing: missing.get(fact.of.urn)?.filter(isOfTrail) ?? [],
		};
	};
}

/**
 * The organization of a trail. Its trails are created in the management account
 * or by a delegated administrator; of several organizations, it is the one whose
 * management account the trail is in.
 */
function organizationOf(
	{ of, place }: TrailDeliveryFact,
	all: readonly OrganizationFact[],
): TrailOrganization {
	const own = all.filter((one) => isTrue(sameAccount(one.place, place)));
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
