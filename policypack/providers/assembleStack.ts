import { type Account, assemble } from "../model/account";
import { factsOf } from "./dialects";
import type { Stack } from "./resource";

/** What is true of the account that a stack stands for. */
export function assembleStack(stack: Stack): Account {
	return assemble(
		{
			urn: stack.urn,
			type: "pulumi:pulumi:Stack",
			// The root's logical name, as exemptions name it on every host.
			name: stack.urn.slice(stack.urn.lastIndexOf("::") + 2),
			location: undefined,
		},
		stack.resources.flatMap(factsOf),
	);
}
