import type { DeliveryCheck } from "../../policypack/controls/cloudtrail-delivery/check";
import type { Verdict } from "../../policypack/judging/verdict";
import type { Resource } from "../../policypack/providers/resource";
import { deliveries } from "../kit/deliveryStack";

/** What a check finds, by the logical name of the trail. */
export function allVerdicts(
	check: DeliveryCheck,
	...resources: readonly Resource[]
): Readonly<Record<string, readonly Verdict[]>> {
	const all = deliveries(...resources);
	return Object.fromEntries(
		all.trails.map((view) => [view.trail.of.name, check(view, all)]),
	);
}

/** What a check finds on the trail `audit`. */
export function verdictsOf(
	check: DeliveryCheck,
	...resources: readonly Resource[]
): readonly Verdict[] {
	return allVerdicts(check, ...resources).audit ?? [];
}

/** `failed`, `advice`, or the cause for which a verdict is not known. */
export function kindOf(verdict: Verdict): string {
	if (verdict.is === "fail") return "failed";
	return verdict.is === "pass" ? "advice" : verdict.cause;
}

/** What a check finds on the trail `audit`, in short, each kind once. */
export function found(
	check: DeliveryCheck,
	...resources: readonly Resource[]
): readonly string[] {
	return [...new Set(verdictsOf(check, ...resources).map(kindOf))].sort();
}

/** The reasons of failures and advice on the trail `audit`. */
export function reasonsOf(
	check: DeliveryCheck,
	...resources: readonly Resource[]
): readonly string[] {
	return verdictsOf(check, ...resources).flatMap((verdict) => {
		if (verdict.is === "fail") return [verdict.reason];
		return verdict.is === "pass" && verdict.advice
			? [verdict.advice.reason]
			: [];
	});
}
