import { type Account, assemble } from "../model/account";
import { factsOf } from "./dialects";
import type { Stack } from "./resource";

/** What is true of the account that a stack stands for. */
export function assembleStack(stack: Stack): Account {
	return assemble(
		{
			urn: stack.urn,
			type: "pulumi:pulumi:Stack",
			name: stack.name,
			location: undefined,
		},
		stack.resources.flatMap(factsOf),
	);
}
