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

/**
 * Calls only for an audit of the delivery of trails: the keys, roles, topics and
 * log groups of trails, and settings of their buckets.
 */
export const TRAIL_DELIVERY_ACTIONS = {
	DescribeKey: "kms:DescribeKey",
	DescribeLogGroups: "logs:DescribeLogGroups",
	GetBucketEncryption: "s3:GetEncryptionConfiguration",
	GetBucketObjectLockConfiguration: "s3:GetBucketObjectLockConfiguration",
	GetBucketRequestPayment: "s3:GetBucketRequestPayment",
	GetKeyPolicy: "kms:GetKeyPolicy",
	GetPolicy: "iam:GetPolicy",
	GetPolicyVersion: "iam:GetPolicyVersion",
	GetRole: "iam:GetRole",
	GetRolePolicy: "iam:GetRolePolicy",
	GetTopicAttributes: "sns:GetTopicAttributes",
	ListAttachedRolePolicies: "iam:ListAttachedRolePolicies",
	ListRolePolicies: "iam:ListRolePolicies",
} as const;

/** Calls that only compare results with AWS's own. No verdict needs them. */
export const COMPARISON_ACTIONS = {
	GetBucketPolicyStatus: "s3:GetBucketPolicyStatus",
	GetFindings: "securityhub:GetFindings",
	ListFindingAggregators: "securityhub:ListFindingAggregators",
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
	| ActionOf<typeof TRAIL_DELIVERY_ACTIONS>
	| ActionOf<typeof COMPARISON_ACTIONS>
	| ActionOf<typeof ORGANIZATION_ACTIONS>
	| ActionOf<typeof ROLE_ACTIONS>;

/** The actions that an audit needs in each account that it reads. */
export const auditActions: readonly Action[] = [
	...ACCOUNT_GROUPS.flatMap((group) => Object.values(group)),
	COMPARISON_ACTIONS.GetBucketPolicyStatus,
];

/** The actions that an audit of the delivery of trails needs in addition. */
export const trailDeliveryActions: readonly Action[] = Object.values(
	TRAIL_DELIVERY_ACTIONS,
);

/** The actions that read AWS's own results, where those of all accounts are. */
export const hubActions: readonly Action[] = [
	COMPARISON_ACTIONS.GetFindings,
	COMPARISON_ACTIONS.ListFindingAggregators,
];

/** Name of the role that an audit of an organization assumes in each account. */
export const DEFAULT_ROLE = "CloudTrailComplianceAudit";
