import { type Account, assemble } from "../model/account";
import type { Fact } from "../model/facts";
import { factsOf } from "./dialects";
import type { Stack } from "./resource";

/** All that the resources of a stack tell. */
export function factsIn(stack: Stack): readonly Fact[] {
	return stack.resources.flatMap(factsOf);
}

/**
 * What is true of the account that a stack stands for.
 * @param facts What is known of it, where that is not the stack's own alone.
 */
export function assembleStack(
	stack: Stack,
	facts: readonly Fact[] = factsIn(stack),
): Account {
	return assemble(
		{
			urn: stack.urn,
			type: "pulumi:pulumi:Stack",
			// The root's logical name, as exemptions name it on every host.
			name: stack.urn.slice(stack.urn.lastIndexOf("::") + 2),
			location: undefined,
		},
		facts,
	);
}
