import type {
	DeliveryFact,
	TrailDeliveryFact,
} from "../../../model/deliveryChecks/facts";
import type { DeliveryFacts } from "../../../model/deliveryChecks/joinDelivery";
import { ofKind } from "../../../model/deliveryChecks/sortedParts";
import type { Dependent } from "../../../model/deliveryChecks/waitsFor";
import type { Fact } from "../../../model/facts";
import { known, unknown } from "../../../model/value";
import { arnParts } from "./awsPlace";
import type { LiveDelivery } from "./readDelivery";

/**
 * What a live account shows of the delivery of its trails, for the checks.
 * @param facts The facts that the controls use.
 */
export function deliveryFactsOfAccount(
	facts: readonly Fact[],
	{ facts: delivery, targets }: LiveDelivery,
): DeliveryFacts {
	const trails = new Map(
		facts.flatMap((fact) =>
			fact.kind === "trail" ? [[fact.of.urn, fact] as const] : [],
		),
	);
	const seen = delivery.map((fact): DeliveryFact => {
		if (fact.kind !== "trailDelivery") return fact;
		// Whose bucket a name is may not be known.
		const bucket = trails.get(fact.of.urn)?.bucket;
		return bucket?.by === "name" ? { ...fact, bucket } : fact;
	});
	return {
		shared: [...facts, ...targets],
		facts: [...seen, ...organizationOf(ofKind(seen, "trailDelivery"))],
		resources: allExisting([...facts, ...targets, ...seen]),
		opaque: [],
	};
}

/** All that an account has exists already: each waits for all others. */
function allExisting(
	facts: readonly (Fact | DeliveryFact)[],
): ReadonlyMap<string, Dependent> {
	const urns = [...new Set(facts.map(({ of }) => of.urn))];
	return new Map(
		urns.map((urn) => [urn, { isComponent: false, dependsOn: () => urns }]),
	);
}

/** The management account owns the trails of an organization. */
function organizationOf(
	trails: readonly TrailDeliveryFact[],
): readonly DeliveryFact[] {
	const trail = trails.find(
		({ isOrganization }) => isOrganization.known && isOrganization.value,
	);
	if (!trail) return [];
	const { of, owner, place } = trail;
	const account = arnParts(of.urn)?.account;
	return [
		{
			kind: "organization",
			...{ of, owner, place, isRead: true },
			id: unknown("outside", `the organization ID of trail ${of.name}`),
			managementAccount: account === undefined ? place.account : known(account),
		},
	];
}
