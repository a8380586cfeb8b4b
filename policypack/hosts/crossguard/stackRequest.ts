import type { PolicyResource, ReportViolation } from "@pulumi/policy";
import type { Account } from "../../model/account";
import { memoize } from "../../model/memoize";
import { assembleStack } from "../../providers/assembleStack";
import { isTrail, speaks } from "../../providers/dialects";
import type { Stack } from "../../providers/resource";
import { readIn } from "./readResources";
import { requestScope } from "./requestScope";
import { declaredIn, type Run } from "./run";
import { rootOf, stackOf } from "./sdkResources";

/** A stack as a run shows it, with the resources that some controls use. */
export interface ShownStack {
	readonly stack: Stack;
	/** The account that it represents. */
	readonly account: () => Account;
}

/** What evaluating a stack came to. */
export interface StackOutcome {
	readonly reports: readonly Parameters<ReportViolation>[];
	/** Why there was nothing to evaluate. */
	readonly nothing: string | undefined;
}

/** What the policies of one request of the stack stage share. */
export interface StackRequest {
	/** URN of the stack. */
	readonly urn: string;
	readonly run: Run;
	/** The resources that the program declares. */
	readonly declared: readonly PolicyResource[];
	/** The stack with the resources that all controls use. */
	readonly shown: () => ShownStack;
	/**
	 * The stack with all resources, since a delivery depends on any of them; if
	 * there is no trail, the same as the other.
	 */
	readonly shownWhole: () => ShownStack;
	/** What policies came to, by their names. */
	readonly outcomes: Map<string, StackOutcome>;
}

/** The request of the stack stage that is running. */
export const stackInRequest = requestScope<StackRequest>();

/** Reads the stack of a request, each part of it when it is first used. */
export function stackRequest(
	resources: readonly PolicyResource[],
	run: Run,
): StackRequest {
	const urn = rootOf(resources);
	const declared = declaredIn(resources, run);
	const shownOf = (matters: (type: string) => boolean): ShownStack => {
		const read = readIn(declared, run.unshown);
		const stack = stackOf(urn, declared, read, matters);
		return { stack, account: memoize(() => assembleStack(stack)) };
	};
	const shown = memoize(() => shownOf(speaks));
	return {
		...{ urn, run, declared, shown },
		shownWhole: memoize(() =>
			resources.some(({ type }) => isTrail(type))
				? shownOf(() => true)
				: shown(),
		),
		outcomes: new Map(),
	};
}
