import { known, type Unknown, unknown, type Value } from "../value";
import type {
	OnlyInlinePoliciesFact,
	OnlyManagedPoliciesFact,
} from "./roleFacts";
import type { AttachedPolicy } from "./view";

/** A list of the only policies that a role keeps, beside the role. */
export interface Exclusion {
	readonly one: OnlyInlinePoliciesFact | OnlyManagedPoliciesFact;
	readonly applies: Value<boolean>;
}

/**
 * The policies of a role without those that the provider removes, because a list
 * of the only policies does not have them. Where the list is not known, it is
 * not known whether a policy remains.
 */
export function exclusions(
	policies: readonly AttachedPolicy[],
	lists: readonly Exclusion[],
): readonly AttachedPolicy[] {
	return policies.flatMap((policy) => {
		let { applies } = policy;
		for (const list of lists) {
			if (policy.isManaged !== isOfManaged(list)) continue;
			const keeps = keptBy(policy, list);
			if (keeps.known && keeps.value) continue;
			if (keeps.known && list.applies.known) return [];
			const why = [keeps, list.applies].find(isNotKnown);
			applies = why ?? applies;
		}
		return [{ ...policy, applies }];
	});
}

function isNotKnown(value: Value<boolean>): value is Unknown {
	return !value.known;
}

/** Whether a list is about managed policies, and not inline ones. */
function isOfManaged({ one }: Exclusion): boolean {
	return one.kind === "onlyManagedPolicies";
}

function keptBy(
	{ name, of, attachedBy }: AttachedPolicy,
	{ one }: Exclusion,
): Value<boolean> {
	const { dependencies, texts } = one.policies;
	if (attachedBy?.urn === one.of.urn || of.urn === one.of.urn)
		return known(true);
	if (dependencies.includes(of.urn)) return known(true);
	if (!texts.known) return texts;
	if (name?.known && name.value !== undefined) {
		const { value } = name;
		if (texts.value.some((text) => text.known && text.value === value))
			return known(true);
		return texts.value.find((text) => !text.known)
			? unknown("pending", `whether ${one.of.name} keeps ${value}`)
			: known(false);
	}
	return texts.value.length === 0
		? known(false)
		: unknown("pending", `whether ${one.of.name} keeps ${of.name}`);
}
