import {
	GetPolicyCommand,
	GetPolicyVersionCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { Unwrap } from "@pulumi/pulumi";
import { allows } from "./allows";
import { parsedArn } from "./arns";
import type { Cloud } from "./cloud";
import { unlessGone } from "./cloudType";
import { logGroupOf } from "./logGroups";

/** The service that delivers, as policies name it. */
export const cloudTrail = { service: "cloudtrail.amazonaws.com" };

type Trail = Unwrap<TrailArgs>;

/** The inline policies of a role. */
async function policiesOf(
	RoleName: string,
	{ iam }: Cloud,
): Promise<readonly string[]> {
	const { PolicyNames = [] } = await iam.send(
		new ListRolePoliciesCommand({ RoleName }),
	);
	return Promise.all(
		PolicyNames.map(async (PolicyName) => {
			const { PolicyDocument = "" } = await iam.send(
				new GetRolePolicyCommand({ RoleName, PolicyName }),
			);
			return decodeURIComponent(PolicyDocument);
		}),
	);
}

/** The policy that bounds what a role may; undefined where nothing does. */
async function boundaryOf(
	PolicyArn: string | undefined,
	{ iam }: Cloud,
): Promise<string | undefined> {
	if (PolicyArn === undefined) return undefined;
	const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
	const { PolicyVersion } = await iam.send(
		new GetPolicyVersionCommand({
			PolicyArn,
			VersionId: Policy?.DefaultVersionId,
		}),
	);
	return decodeURIComponent(PolicyVersion?.Document ?? "");
}

/**
 * What CloudTrail refuses the delivery to CloudWatch Logs with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export async function deliveryRefusal(
	{ cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: role }: Trail,
	cloud: Cloud,
	organization: string | undefined,
): Promise<string | undefined> {
	if (!group && !role) return undefined;
	const denied =
		"InvalidCloudWatchLogsRoleArnException: Access denied. Check the trust relationships for your role.";
	const wrongGroup =
		"InvalidCloudWatchLogsLogGroupArnException: Access denied. Verify in IAM that the role has adequate permissions.";
	if (!group?.endsWith(":*"))
		return `InvalidCloudWatchLogsLogGroupArnException: CloudTrail cannot validate the specified log group ARN: ${group}`;
	if (!role) return denied;
	const name = parsedArn(group).resource.replace(/^log-group:|:\*$/g, "");
	if (!(await logGroupOf(name, cloud.at(group)))) return wrongGroup;
	const there = cloud.at(role);
	const RoleName = role.split("/").at(-1) ?? "";
	const found = await unlessGone(
		there.iam.send(new GetRoleCommand({ RoleName })),
		"NoSuchEntityException",
	);
	const trust = found?.Role?.AssumeRolePolicyDocument;
	const isTrusting =
		trust !== undefined &&
		allows(decodeURIComponent(trust), {
			principal: cloudTrail,
			action: "sts:AssumeRole",
			resource: role,
			context: { "aws:SourceAccount": cloud.account },
		});
	if (!isTrusting) return denied;
	const policies = await policiesOf(RoleName, there);
	const boundary = await boundaryOf(
		found?.Role?.PermissionsBoundary?.PermissionsBoundaryArn,
		there,
	);
	const streams = [
		`${cloud.account}_CloudTrail_${cloud.region}`,
		...(organization
			? [`${organization}_999999999999_CloudTrail_${cloud.region}`]
			: []),
	].map((name) => `${group.replace(/:\*$/, "")}:log-stream:${name}`);
	const mayAll = ["logs:CreateLogStream", "logs:PutLogEvents"]
		.flatMap((action) =>
			streams.map((resource) => ({ principal: cloudTrail, action, resource })),
		)
		.every(
			(request) =>
				policies.some((policy) => allows(policy, request)) &&
				(boundary === undefined || allows(boundary, request)),
		);
	return mayAll ? undefined : wrongGroup;
}
