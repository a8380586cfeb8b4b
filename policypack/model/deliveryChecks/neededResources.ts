import type { DeliveryFact, TrailDeliveryFact } from "./facts";
import type { DeliveryFacts } from "./joinDelivery";
import { ofKind } from "./sortedParts";
import type { Opaque } from "./unseenPolicies";
import { type Dependent, waitsForIn } from "./waitsFor";

/** What a join needs of the resources of a stack. */
export type NeededResources = Pick<DeliveryFacts, "resources" | "opaque">;

/**
 * What a join needs of the resources of a stack, with the same result: those that
 * references lead to, each trail with all that it waits for and that has a fact,
 * and what is attached out of sight to a part.
 */
export function neededResources({
	shared,
	facts,
	resources,
	opaque,
}: DeliveryFacts): NeededResources {
	const trails = ofKind(facts, "trailDelivery");
	const seen = new Set([...shared, ...facts].map(({ of }) => of.urn));
	const waitsFor = waitsForIn(resources);
	const needed = new Map<string, Dependent>();
	for (const urn of flowsInto(facts))
		if (resources.has(urn)) needed.set(urn, { isComponent: false });
	for (const { of } of trails)
		if (resources.has(of.urn)) needed.set(of.urn, trailIn(of, waitsFor, seen));
	return { resources: needed, opaque: onlyOfParts(opaque, facts) };
}

function trailIn(
	of: TrailDeliveryFact["of"],
	waitsFor: ReturnType<typeof waitsForIn>,
	seen: ReadonlySet<string>,
): Dependent {
	const before = waitsFor(of);
	if (!before.known) return { isComponent: false };
	const after = [...before.value].filter((urn) => seen.has(urn));
	return { isComponent: false, dependsOn: () => after };
}

/** Only the first one that takes a part has an effect. */
function onlyOfParts(
	opaque: readonly Opaque[],
	facts: readonly DeliveryFact[],
): readonly Opaque[] {
	const parts = new Set(
		facts.flatMap(({ kind, of }) => (WITH_POLICIES.has(kind) ? of.urn : [])),
	);
	return opaque.flatMap(({ of, dependencies }) => {
		const taken = dependencies.filter((urn) => parts.delete(urn));
		return taken.length > 0 ? [{ of, dependencies: taken }] : [];
	});
}

const WITH_POLICIES: ReadonlySet<string> = new Set<DeliveryFact["kind"]>([
	"key",
	"role",
	"topic",
]);

/** The resources whose outputs flow into references to parts. */
function flowsInto(data: unknown): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (item: unknown): void => {
		if (typeof item !== "object" || item === null) return;
		for (const [name, inner] of Object.entries(item))
			if (name === "dependencies" && Array.isArray(inner))
				for (const urn of inner) found.add(urn);
			else if (name !== "document") visit(inner);
	};
	visit(data);
	return found;
}
