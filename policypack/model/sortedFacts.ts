import type { NotIn } from "./absence";
import { isLogDeliveryPart, joinDeliveries } from "./deliveries";
import type { LogDeliveryPart } from "./deliveryFacts";
import type {
	AbsenceFact,
	AccountBlockFact,
	BucketAttachment,
	BucketFact,
	EventDataStoreFact,
	Fact,
	TrailFact,
} from "./facts";

/** Facts by what they are about. */
export interface SortedFacts {
	readonly trails: readonly TrailFact[];
	readonly eventDataStores: readonly EventDataStoreFact[];
	readonly buckets: readonly BucketFact[];
	readonly accountBlocks: readonly AccountBlockFact[];
	/** What is attached to buckets, deliveries of their access logs included. */
	readonly attachments: readonly BucketAttachment[];
	readonly absences: readonly AbsenceFact[];
}

/** Sorts facts by what they are about, and joins the parts of deliveries. */
export function sortFacts(facts: readonly Fact[]): SortedFacts {
	const trails: TrailFact[] = [];
	const eventDataStores: EventDataStoreFact[] = [];
	const buckets: BucketFact[] = [];
	const accountBlocks: AccountBlockFact[] = [];
	const attachments: BucketAttachment[] = [];
	const absences: AbsenceFact[] = [];
	const parts: LogDeliveryPart[] = [];
	for (const fact of facts) {
		if (fact.kind === "trail") trails.push(fact);
		else if (fact.kind === "eventDataStore") eventDataStores.push(fact);
		else if (fact.kind === "bucket") buckets.push(fact);
		else if (fact.kind === "accountBlock") accountBlocks.push(fact);
		else if (isAbsence(fact)) absences.push(fact);
		else if (isLogDeliveryPart(fact)) parts.push(fact);
		else attachments.push(fact);
	}
	for (const delivery of joinDeliveries(parts)) attachments.push(delivery);
	return {
		...{ trails, eventDataStores, buckets },
		...{ accountBlocks, attachments, absences },
	};
}

function isAbsence(fact: Fact): fact is AbsenceFact {
	return fact.kind === "noTrail" || fact.kind === "noBucket";
}

/** The names of buckets that were looked for in vain, and where. */
export function namesLookedFor(
	absences: readonly AbsenceFact[],
): ReadonlyMap<string, NotIn> {
	return new Map(
		absences.flatMap((fact) =>
			fact.kind === "noBucket" ? [[fact.name, fact.notIn] as const] : [],
		),
	);
}
