import type { Control } from "../judging/control";
import { passes } from "../judging/judge";
import type { Options } from "../judging/optIn";
import type { Fact } from "../model/facts";
import type { ProviderView, Stack } from "../providers/resource";
import type { Lookup } from "../sources/liveAccount/lookup";
import { withLiveBuckets, withLiveTrails } from "../sources/lookup";

/**
 * The facts that a control judges of a stack where the live account is asked for what the
 * stack does not show: a trail that passes, or a bucket that its trails deliver
 * to.
 * @param providers The providers of the stack: they may fix its account.
 */
export function factsWithLookup(
	control: Control,
	stack: Stack,
	providers: readonly ProviderView[],
	lookup: Lookup,
	options: Options,
): Promise<readonly Fact[]> {
	return control.subject === "bucket"
		? withLiveBuckets(stack, lookup)
		: withLiveTrails(stack, providers, lookup, (account) =>
				passes(control, account, options),
			);
}
