import type { DeliveryFact } from "../model/deliveryChecks/facts";
import type { DeliveryFacts } from "../model/deliveryChecks/joinDelivery";
import type { Dependent } from "../model/deliveryChecks/waitsFor";
import { isUnknown, type Unknown } from "../model/value";
import { providerPlaces } from "./accounts";
import { factsIn } from "./assembleStack";
import { deliveryDialect } from "./deliveryFacts/dialect";
import { arnOf, type Target } from "./deliveryFacts/place";
import { sourceOf } from "./dialect";
import type { Resource, Stack } from "./resource";
import { unsupportedTypes } from "./unsupportedTypes";

/**
 * What a stack shows of the delivery of its trails, apart from the facts that
 * the controls use. Nothing else loads or calls it, so that a stack that is not
 * checked for delivery costs nothing more.
 * @param target Where the stack is deployed to, as far as the user says it.
 */
export function deliveryFactsOf(
	stack: Stack,
	target: Target = {},
): DeliveryFacts {
	const { resources } = stack;
	const byUrn = new Map(
		providerPlaces(resources.map(withArn)).map((place) => [
			place.provider,
			place,
		]),
	);
	const providers = { byUrn, target };
	const facts = resources.flatMap((resource) => {
		const read = deliveryDialect.get(resource.type);
		const { unseen } = resource;
		const seen = read?.(resource, providers) ?? [];
		return unseen ? seen.map((fact) => withoutValues(fact, unseen)) : seen;
	});
	return {
		shared: factsIn(stack),
		facts,
		resources: new Map(
			resources.map((resource) => [resource.urn, dependentOf(resource)]),
		),
		opaque: resources.filter(isOpaque).map((resource) => ({
			of: sourceOf(resource),
			dependencies: flowsInto(resource),
		})),
	};
}

/**
 * A resource with the ARN among its properties: an update shows it there. The ARN
 * of an organization has the management account, whoever reads it.
 */
function withArn(resource: Resource): Resource {
	if (resource.arn !== undefined || !showsDelivery(resource.type))
		return resource;
	const arn = arnOf(resource);
	const isUsed = arn !== undefined && !/^arn:[^:]*:organizations:/.test(arn);
	return isUsed ? { ...resource, arn } : resource;
}

/** Whether resources of a type show anything of delivery. */
export function showsDelivery(type: string): boolean {
	return deliveryDialect.has(type);
}

/** Types whose resources create others, which the stack does not show. */
const CREATES_OTHERS: ReadonlySet<string> = new Set(
	Object.keys(unsupportedTypes),
);

/** Whether a resource may attach policies that its stack does not show. */
function isOpaque({ hidesChildren, type }: Resource): boolean {
	return hidesChildren === true || CREATES_OTHERS.has(type);
}

function dependentOf(resource: Resource): Dependent {
	const { parent, isComponent = false, provider, dependsOn } = resource;
	return {
		isComponent,
		...(parent !== undefined && { parent }),
		...(provider.urn !== undefined && { provider: provider.urn }),
		...(dependsOn && {
			dependsOn: () => [...dependsOn(), ...flowsInto(resource)],
		}),
	};
}

function flowsInto({ props, dependencies }: Resource): readonly string[] {
	return Object.keys(props).flatMap((property) => dependencies(property));
}

/** A fact of which nothing is known but the cause. */
function withoutValues(fact: DeliveryFact, why: Unknown): DeliveryFact {
	const { of, owner, kind, ...rest } = fact;
	// Each value is replaced by an unknown one, and so has its type.
	return { ...rest, ...hidden(rest, why), of, owner, kind } as DeliveryFact;
}

function hidden(bag: object, why: Unknown): object {
	return Object.fromEntries(
		Object.entries(bag).map(([name, value]: [string, unknown]) => {
			if (Array.isArray(value)) return [name, []];
			if (typeof value !== "object" || value === null) return [name, value];
			const isValue = isUnknown(value) || "known" in value;
			return [name, isValue ? why : hidden(value, why)];
		}),
	);
}
