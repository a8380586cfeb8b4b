import { known } from "../value";
import type { DeliveryResource, OwnPolicy } from "./facts";
import type { AttachedPolicy } from "./view";

/** A resource with a policy in one of its properties. */
interface WithPolicy extends DeliveryResource {
	readonly policy: OwnPolicy;
}

/**
 * The policy of a resource and those that other resources set. A policy that the
 * program does not set is an earlier one where another resource sets it.
 */
export function withOwnPolicy(
	{ of, policy }: WithPolicy,
	others: readonly AttachedPolicy[],
): readonly AttachedPolicy[] {
	const { document, isDeclared, isSecret } = policy;
	if (document.known && document.value === undefined) return others;
	const isReplaced = others.some(({ applies }) => applies.known);
	if (!isDeclared && isReplaced) return others;
	const applies = known(true);
	return [{ of, document, isSecret, isManaged: false, applies }, ...others];
}
