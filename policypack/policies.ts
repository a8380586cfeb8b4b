import { controls } from "./controls";
import { type Policy, policyOf } from "./hosts/crossguard";

/**
 * The policies of this pack, `cloudtrail-1` to `cloudtrail-7`, to stand beside
 * others in a pack of one's own.
 *
 * ```ts
 * new PolicyPack("ours", { policies: [...cloudTrailPolicies(), ...others] });
 * ```
 */
export function cloudTrailPolicies(): Policy[] {
	return controls.map(policyOf);
}
