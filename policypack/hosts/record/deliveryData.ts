import { isKeptReading } from "../../model/bucketPolicy/keptReading";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type { DeliveryFacts } from "../../model/deliveryChecks/joinDelivery";
import { neededResources } from "../../model/deliveryChecks/neededResources";
import type { Fact } from "../../model/facts";
import { type Unknown, unknown } from "../../model/value";
import { decoded, type Encoded, encoded } from "./factData";
import type { DeliveryData, DeliveryFactData } from "./recordSchema";

/*
 * What a source shows of deliveries, as JSON data and back. The facts that the
 * controls use are in the record as such.
 */

/** What a source shows of deliveries, as JSON data. */
export function encodedDelivery(delivery: DeliveryFacts): DeliveryData {
	const { opaque, resources } = neededResources(delivery);
	return {
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
	{ facts, opaque, resources }: DeliveryData,
	recorded: readonly Fact[],
): DeliveryFacts {
	return {
		shared: recorded.map(withoutReading),
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
