import {
	GetPolicyCommand,
	GetPolicyVersionCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	ListAttachedRolePoliciesCommand,
	ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Role } from "../aws/standing";
import type { Cloud } from "./cloud";
import { unlessGone } from "./cloudType";

/** The inline policies of a role. */
async function inlineOf(
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

/** The document of a managed policy. */
async function documentOf(PolicyArn: string, { iam }: Cloud): Promise<string> {
	const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
	const { PolicyVersion } = await iam.send(
		new GetPolicyVersionCommand({
			PolicyArn,
			VersionId: Policy?.DefaultVersionId,
		}),
	);
	return decodeURIComponent(PolicyVersion?.Document ?? "");
}

/** The role of an ARN with all that it may do, where it is there. */
export async function standingRole(
	arn: string,
	cloud: Cloud,
): Promise<Role | undefined> {
	const RoleName = arn.split("/").at(-1) ?? "";
	const found = await unlessGone(
		cloud.iam.send(new GetRoleCommand({ RoleName })),
		"NoSuchEntityException",
	);
	if (found?.Role?.Arn !== arn) return undefined;
	const { AttachedPolicies = [] } = await cloud.iam.send(
		new ListAttachedRolePoliciesCommand({ RoleName }),
	);
	const managed = await Promise.all(
		AttachedPolicies.map(({ PolicyArn = "" }) => documentOf(PolicyArn, cloud)),
	);
	const boundary = found.Role.PermissionsBoundary?.PermissionsBoundaryArn;
	return {
		arn,
		trust: decodeURIComponent(found.Role.AssumeRolePolicyDocument ?? ""),
		policies: [...(await inlineOf(RoleName, cloud)), ...managed],
		...(boundary && { boundary: await documentOf(boundary, cloud) }),
	};
}
