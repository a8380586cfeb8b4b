import type { Command } from "commander";
import { inputError } from "../../inputError";

/** Options of `controls` that choose an IAM policy. */
export interface PolicyFlags {
	readonly delivery?: boolean;
	readonly iamPolicy?: boolean;
	readonly organization?: boolean;
	readonly partition?: string;
	readonly role?: string;
}

/** Adds the options that choose an IAM policy. */
export function addPolicyOptions(command: Command): void {
	command
		.option("--iam-policy", "print the least-privilege IAM policy for audit")
		.option(
			"--delivery",
			"--iam-policy: also allow what audit --delivery reads",
		)
		.option(
			"--organization",
			"--iam-policy: print the policy of the principal that starts an audit of an organization",
		)
		.option(
			"--role <name>",
			"--organization: role that it assumes in each account (default: CloudTrailComplianceAudit)",
		)
		.option(
			"--partition <name>",
			"--organization: AWS partition of the accounts (default: aws)",
		);
}

/** The IAM policy that the options ask for, as JSON; undefined without `--iam-policy`. */
export async function chosenPolicy(
	flags: PolicyFlags,
): Promise<string | undefined> {
	const { delivery, iamPolicy, organization, partition, role } = flags;
	if (!iamPolicy && organization)
		throw inputError("--organization needs --iam-policy: add it.");
	if (!iamPolicy && delivery)
		throw inputError("--delivery needs --iam-policy: add it.");
	for (const [option, value] of Object.entries({ partition, role }))
		if (value !== undefined && !organization)
			throw inputError(
				`--${option} needs --iam-policy --organization: the policy of one account names no role. Add both, or omit --${option}.`,
			);
	if (!iamPolicy) return undefined;
	const { auditPolicy, organizationAuditPolicy, policyText } = await import(
		"../../sources/liveAccount/iamPolicies"
	);
	return policyText(
		organization
			? organizationAuditPolicy({ partition, role })
			: auditPolicy({ delivery }),
	);
}
