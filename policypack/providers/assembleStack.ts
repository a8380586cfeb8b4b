import { type Account, assemble, type SourceRoot } from "../model/account";
import { lazyDeliveries } from "../model/deliveryChecks/lazyDeliveries";
import type { Fact } from "../model/facts";
import { factsOf } from "./dialects";
import { fixWordsOf } from "./fixWords";
import { lazyDeliveryFacts } from "./lazyDeliveryFacts";
import { factsOfRead } from "./readResources";
import type { Stack } from "./resource";
import { nameIn, ROOT_TYPE } from "./urn";

/** All that the resources of a stack tell. */
export function factsIn(stack: Stack): readonly Fact[] {
	const facts = stack.resources.flatMap((resource) =>
		resource.isRead ? [] : factsOf(resource),
	);
	return [...facts, ...factsOfRead(stack)];
}

/** The root stack, as the subject of a finding. */
export function rootOfStack({ urn }: Stack): SourceRoot {
	return {
		view: "stack",
		urn,
		type: ROOT_TYPE,
		// The root's logical name, as exemptions name it on every host.
		name: nameIn(urn),
		location: undefined,
	};
}

/**
 * The account that a stack represents.
 * @param facts What is known of it, where that is not the stack's own alone.
 */
export function assembleStack(
	stack: Stack,
	facts: readonly Fact[] = factsIn(stack),
): Account {
	return {
		...assemble(rootOfStack(stack), facts, fixWordsOf),
		deliveries: lazyDeliveries(lazyDeliveryFacts(stack)),
	};
}
