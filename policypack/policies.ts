import { chosen } from "./configuration/packOptions";
import type { Level } from "./configuration/schema";
import { controls } from "./controls";
import { type Policy, policyOf } from "./hosts/crossguard";
import type { Exemption } from "./judging/finding";
import type { Settings } from "./judging/settings";

export type { Exemption, Level, Policy };

/** The policies of this pack, by name. */
export type PolicyName = `cloudtrail-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 9 | 10}`;

/**
 * What a policy is configured with where its configuration says nothing. Each
 * policy has those of these that the README lists for it.
 */
export interface PolicyDefaults extends Partial<Settings> {
	/** What the level `remediate` of cloudtrail-2 sets; a key's ARN. */
	readonly kmsKeyId?: string;
	/** What that of cloudtrail-5 sets; a log group's ARN that ends in `:*`. */
	readonly cloudWatchLogsGroupArn?: string;
	/** What that of cloudtrail-5 sets; a role's ARN. */
	readonly cloudWatchLogsRoleArn?: string;
	/** Tag keys that cloudtrail-9 requires; it is judged where there is one. */
	readonly requiredTagKeys?: readonly string[];
	/** Whether cloudtrail-10 is judged. */
	readonly eventDataStores?: boolean;
	/** The keys that cloudtrail-10 accepts, by ARN; any where absent. */
	readonly kmsKeyArns?: readonly string[];
}

/** What a pack of one's own makes of the policies. */
export interface PolicyOptions {
	/** The policies it wants; all of them where absent. An opt-in one is judged only where its defaults or its configuration ask for it. */
	readonly controls?: readonly PolicyName[];
	/** How strictly they are enforced; `mandatory` where absent. */
	readonly enforcementLevel?: Level;
	/** The level of single policies, before that of all. */
	readonly levels?: Readonly<Partial<Record<PolicyName, Level>>>;
	/** What configuration files and policy groups may override. */
	readonly defaults?: Readonly<Partial<Record<PolicyName, PolicyDefaults>>>;
	/** Tells the date that exemptions end by; the machine's in UTC if absent. */
	readonly today?: () => string;
}

/**
 * The policies of this pack, `cloudtrail-1` and so on, to stand beside
 * others in a pack of one's own. Throws where an option names what there is
 * not.
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
	return chosen(controls, options).map(([control, enforcement]) =>
		policyOf(control, enforcement),
	);
}
