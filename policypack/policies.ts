import { selectControls } from "./configuration/packOptions";
import type { Level } from "./configuration/schema";
import { controls } from "./controls";
import { type Policy, policyOf } from "./hosts/crossguard";
import type { Exemption } from "./judging/finding";
import type { Settings } from "./judging/settings";

export type { Exemption, Level, Policy };

/** The policies of this pack, by name. */
export type PolicyName =
	| `cloudtrail-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 9 | 10}`
	| "cloudtrail-delivery";

/**
 * Defaults of a policy's configuration. Each policy has only the properties that
 * the README lists for it.
 */
export interface PolicyDefaults extends Partial<Settings> {
	/** ARN of the KMS key that level `remediate` of cloudtrail-2 sets. */
	readonly kmsKeyId?: string;
	/** ARN of the log group, ending in `:*`, that level `remediate` of cloudtrail-5 sets. */
	readonly cloudWatchLogsGroupArn?: string;
	/** ARN of the role that level `remediate` of cloudtrail-5 sets. */
	readonly cloudWatchLogsRoleArn?: string;
	/** Whether cloudtrail-7 counts access logs that CloudWatch Logs delivers. Default: `ignore`, as AWS does. */
	readonly deliveries?: "ignore" | "count";
	/** Tag keys that cloudtrail-9 requires. Default: none, which disables it. */
	readonly requiredTagKeys?: readonly string[];
	/** Whether cloudtrail-10 is enabled. Default: false. */
	readonly eventDataStores?: boolean;
	/** ARNs of the KMS keys that cloudtrail-10 accepts. Default: any key. */
	readonly kmsKeyArns?: readonly string[];
}

/** Options of `cloudTrailPolicies`. All are optional. */
export interface PolicyOptions {
	/** Names of the policies to include. Default: all. Opt-in policies also need their own property in `defaults` or in the configuration. */
	readonly controls?: readonly PolicyName[];
	/** Enforcement level of all policies. Default: `advisory` of cloudtrail-delivery, `mandatory` of the others. */
	readonly enforcementLevel?: Level;
	/** Enforcement levels by policy, which override `enforcementLevel`. */
	readonly levels?: Readonly<Partial<Record<PolicyName, Level>>>;
	/** Configuration defaults by policy. Configuration files and policy groups override them. */
	readonly defaults?: Readonly<Partial<Record<PolicyName, PolicyDefaults>>>;
	/** Returns the ISO date to evaluate exemptions as of. Default: the machine's date in UTC. */
	readonly today?: () => string;
}

/**
 * The policies of this pack, to use in a custom policy pack. Throws an error
 * that lists the valid values if an option is not valid.
 * https://www.pulumi.com/docs/iac/using-pulumi/crossguard/core-concepts/
 *
 * ```ts
 * new PolicyPack("ours", {
 * 	policies: [
 * 		...cloudTrailPolicies({ levels: { "cloudtrail-5": "advisory" } }),
 * 		...others,
 * 	],
 * });
 * ```
 */
export function cloudTrailPolicies(options: PolicyOptions = {}): Policy[] {
	return selectControls(controls, options).map(([control, enforcement]) =>
		policyOf(control, enforcement),
	);
}
