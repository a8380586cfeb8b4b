import { isKeptReading } from "../../model/bucketPolicy/keptReading";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type { DeliveryFacts } from "../../model/deliveryChecks/joinDelivery";
import { neededResources } from "../../model/deliveryChecks/neededResources";
import type { Fact } from "../../model/facts";
import { type Unknown, unknown } from "../../model/value";
import {
	decoded,
	decodedFact,
	type Encoded,
	encoded,
	encodedFact,
} from "./factData";
import type { DeliveryData, DeliveryFactData, FactData } from "./recordSchema";

/*
 * What a source shows of deliveries, as JSON data and back. The facts that the
 * controls use are in the record as such.
 */

/**
 * What a source shows of deliveries, as JSON data.
 * @param isRecorded Whether a fact is in the record as such.
 */
export function encodedDelivery(
	delivery: DeliveryFacts,
	isRecorded: (fact: FactData) => boolean,
): DeliveryData {
	const { opaque, resources } = neededResources(delivery);
	return {
		targets: delivery.shared
			.map(encodedFact)
			.filter((fact) => !isRecorded(fact)),
		resources: [...resources].map(([urn, { dependsOn }]) => ({
			urn,
			...(dependsOn && { after: dependsOn() }),
		})),
		opaque: encoded(opaque),
		facts: delivery.facts.map(encodedDeliveryFact),
	};
}

function encodedDeliveryFact(fact: DeliveryFact): DeliveryFactData {
	const data: Encoded<DeliveryFact> = encoded(fact);
	return data;
}

/**
 * What JSON data represents.
 * @param recorded The facts of the record that the controls use.
 */
export function decodedDelivery(
	{ facts, opaque, resources, targets }: DeliveryData,
	recorded: readonly Fact[],
): DeliveryFacts {
	return {
		shared: [...recorded, ...targets.map(decodedFact)].map(withoutReading),
		facts: facts.map((fact) => decoded<DeliveryFact>(fact)),
		resources: new Map(
			resources.map(({ urn, after }) => [
				urn,
				{ isComponent: false, ...(after && { dependsOn: () => after }) },
			]),
		),
		opaque: decoded<DeliveryFacts["opaque"]>(opaque),
	};
}

/** Whether a policy is public does not decide what it grants to CloudTrail. */
function withoutReading(fact: Fact): Fact {
	if (fact.kind !== "bucketPolicy" || !fact.policy.known) return fact;
	return isKeptReading(fact.policy.value)
		? { ...fact, policy: secretIn(`the policy in ${fact.of.name}`) }
		: fact;
}

/** A value that a record does not have. */
export function secretIn(what: string): Unknown {
	return unknown(
		"unreadable",
		`${what} (it is a secret, which a record does not have)`,
	);
}
