import type { DeliveryFact } from "./facts";

/** Facts of one kind. */
export function ofKind<K extends DeliveryFact["kind"]>(
	facts: readonly DeliveryFact[],
	kind: K,
): readonly Extract<DeliveryFact, { kind: K }>[] {
	return facts.filter(
		(fact): fact is Extract<DeliveryFact, { kind: K }> => fact.kind === kind,
	);
}
