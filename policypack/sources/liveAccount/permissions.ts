import { inputError } from "../../inputError";

/**
 * All AWS calls, by SDK operation, with the IAM action that they need.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ACTIONS = {
	DescribeTrails: "cloudtrail:DescribeTrails",
	GetEventSelectors: "cloudtrail:GetEventSelectors",
	GetTrailStatus: "cloudtrail:GetTrailStatus",
	DescribeRegions: "ec2:DescribeRegions",
	GetAccountPublicAccessBlock: "s3:GetAccountPublicAccessBlock",
	GetBucketAcl: "s3:GetBucketAcl",
	GetBucketLocation: "s3:GetBucketLocation",
	GetBucketLogging: "s3:GetBucketLogging",
	GetBucketOwnershipControls: "s3:GetBucketOwnershipControls",
	GetBucketPolicy: "s3:GetBucketPolicy",
	GetBucketPublicAccessBlock: "s3:GetBucketPublicAccessBlock",
	ListBuckets: "s3:ListAllMyBuckets",
	GetCallerIdentity: "sts:GetCallerIdentity",
} as const;

/** Calls only for opt-in controls that are enabled. */
export const OPT_IN_ACTIONS = {
	GetEventDataStore: "cloudtrail:GetEventDataStore",
	ListEventDataStores: "cloudtrail:ListEventDataStores",
	ListTags: "cloudtrail:ListTags",
} as const;

/** Calls only for a trail's bucket without server access logging. */
export const DELIVERY_ACTIONS = {
	DescribeDeliveries: "logs:DescribeDeliveries",
	DescribeDeliverySources: "logs:DescribeDeliverySources",
} as const;

/** Calls that list the accounts of an organization. */
export const ORGANIZATION_ACTIONS = {
	ListAccounts: "organizations:ListAccounts",
	ListAccountsForParent: "organizations:ListAccountsForParent",
	ListOrganizationalUnitsForParent:
		"organizations:ListOrganizationalUnitsForParent",
} as const;

/** The call that signs in to another account. */
export const ROLE_ACTIONS = { AssumeRole: "sts:AssumeRole" } as const;

/** What an audit reads in one account. */
const ACCOUNT_GROUPS = [ACTIONS, OPT_IN_ACTIONS, DELIVERY_ACTIONS] as const;

type ActionOf<Group> = Group[keyof Group];

/** An IAM action, such as `s3:GetBucketPolicy`. */
export type Action =
	| ActionOf<typeof ACTIONS>
	| ActionOf<typeof OPT_IN_ACTIONS>
	| ActionOf<typeof DELIVERY_ACTIONS>
	| ActionOf<typeof ORGANIZATION_ACTIONS>
	| ActionOf<typeof ROLE_ACTIONS>;

/** The actions that an audit needs in each account that it reads. */
export const auditActions: readonly Action[] = ACCOUNT_GROUPS.flatMap((group) =>
	Object.values(group),
);

/** An identity-based IAM policy. */
export interface IamPolicy {
	readonly Version: "2012-10-17";
	readonly Statement: readonly IamStatement[];
}

/** A statement of an `IamPolicy`. */
export interface IamStatement {
	readonly Sid: string;
	readonly Effect: "Allow";
	readonly Action: readonly Action[];
	readonly Resource: string;
}

/** Name of the role that an audit of an organization assumes in each account. */
export const DEFAULT_ROLE = "CloudTrailComplianceAudit";

/** The role that an audit of an organization assumes in each account. */
export interface AuditRole {
	/** Name, with its path if it has one. Default: `CloudTrailComplianceAudit`. */
	readonly role?: string | undefined;
	/** Partition of the accounts. Default: `aws`. */
	readonly partition?: string | undefined;
}

/**
 * The least-privilege IAM policy for an audit of one account with all controls.
 * All actions are read-only, and none of them reads a log file.
 */
export function auditPolicy(): IamPolicy {
	return policyOf({
		Sid: "CloudTrailComplianceAudit",
		Effect: "Allow",
		Action: auditActions,
		Resource: "*",
	});
}

/**
 * The least-privilege IAM policy of the principal that starts an audit of an
 * organization, in the management account or in that of a delegated
 * administrator. Throws if the name of the role or the partition is invalid.
 */
export function organizationAuditPolicy(target: AuditRole = {}): IamPolicy {
	const { role = DEFAULT_ROLE, partition = "aws" } = target;
	if (!ROLE.test(role))
		throw inputError(
			`The role name "${role}" is invalid: use the name of an IAM role, such as ${DEFAULT_ROLE}, with its path if it has one, and no ARN.`,
		);
	if (!PARTITION.test(partition))
		throw inputError(
			`The partition "${partition}" is invalid: use aws, aws-cn, aws-us-gov or another AWS partition.`,
		);
	return policyOf(
		{
			Sid: "ListAccounts",
			Effect: "Allow",
			Action: [
				...Object.values(ORGANIZATION_ACTIONS),
				ACTIONS.GetCallerIdentity,
			],
			Resource: "*",
		},
		{
			Sid: "AssumeAuditRole",
			Effect: "Allow",
			Action: Object.values(ROLE_ACTIONS),
			Resource: `arn:${partition}:iam::*:role/${role}`,
		},
	);
}

/** An IAM policy as the text that IAM takes. */
export function policyText(policy: IamPolicy): string {
	return `${JSON.stringify(policy, null, 2)}\n`;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE = /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

const PARTITION = /^aws(?:-[a-z]+)*$/;

function policyOf(...Statement: readonly IamStatement[]): IamPolicy {
	return { Version: "2012-10-17", Statement };
}

/** The IAM policy for an audit of one account, as text. */
export function iamPolicy(): string {
	return policyText(auditPolicy());
}
