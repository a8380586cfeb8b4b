import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { organizationAuditPolicy } from "pulumi-cloudtrail-compliance/reports";
import { records } from "./records";
import { role as auditRole } from "./settings";

const partition = aws.getPartitionOutput({}).partition;
const account = aws.getCallerIdentityOutput({}).accountId;

/** A statement that allows actions on resources. */
export const allow = (
	Action: readonly string[],
	Resource: pulumi.Input<string> | readonly pulumi.Input<string>[],
) => ({ Effect: "Allow", Action, Resource });

/** An IAM policy of statements. */
export const policyOf = (...Statement: readonly object[]) =>
	pulumi.jsonStringify({ Version: "2012-10-17", Statement });

/** A role that a service of AWS assumes for this account alone. */
export function serviceRole(
	name: string,
	service: string,
	policies: Readonly<Record<string, pulumi.Input<string>>>,
	fixedName?: string,
): aws.iam.Role {
	const role = new aws.iam.Role(name, {
		...(fixedName !== undefined && { name: fixedName }),
		assumeRolePolicy: policyOf({
			Effect: "Allow",
			Principal: { Service: service },
			Action: "sts:AssumeRole",
			Condition: { StringEquals: { "aws:SourceAccount": account } },
		}),
	});
	for (const [part, policy] of Object.entries(policies))
		new aws.iam.RolePolicy(`${name}-${part}`, { role: role.name, policy });
	return role;
}

/**
 * The role of the containers: it lists the accounts, assumes the audit role in
 * each, and reads and writes records. Its name is fixed, so that the trust
 * policies of the audit role can name it.
 */
export const auditor = serviceRole(
	"auditor",
	"ecs-tasks.amazonaws.com",
	{
		audit: partition.apply((name) =>
			JSON.stringify(
				organizationAuditPolicy({ role: auditRole, partition: name }),
			),
		),
		records: policyOf(
			allow(["s3:ListBucket"], records.arn),
			allow(
				["s3:GetObject", "s3:PutObject"],
				pulumi.interpolate`${records.arn}/*`,
			),
		),
	},
	"CloudTrailComplianceAuditor",
);

/** ARN of a resource in this account and Region. */
export const arnOf = (service: string, resource: string) =>
	pulumi.interpolate`arn:${partition}:${service}:${aws.getRegionOutput({}).region}:${account}:${resource}`;

/** ARN of an integration of Step Functions. */
export const integration = (name: string) =>
	pulumi.interpolate`arn:${partition}:states:::${name}`;
