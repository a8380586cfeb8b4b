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

/** Calls that only compare results with AWS's own. No verdict needs them. */
export const COMPARISON_ACTIONS = {
	GetBucketPolicyStatus: "s3:GetBucketPolicyStatus",
	GetFindings: "securityhub:GetFindings",
	ListFindingAggregators: "securityhub:ListFindingAggregators",
} as const;

/** An IAM action, such as `s3:GetBucketPolicy`. */
export type Action =
	| (typeof ACTIONS)[keyof typeof ACTIONS]
	| (typeof OPT_IN_ACTIONS)[keyof typeof OPT_IN_ACTIONS]
	| (typeof DELIVERY_ACTIONS)[keyof typeof DELIVERY_ACTIONS]
	| (typeof COMPARISON_ACTIONS)[keyof typeof COMPARISON_ACTIONS];

/**
 * The least-privilege IAM policy for an audit with all controls. All actions are
 * read-only.
 */
export function iamPolicy(): string {
	const policy = {
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "CloudTrailComplianceAudit",
				Effect: "Allow",
				Action: [
					ACTIONS,
					OPT_IN_ACTIONS,
					DELIVERY_ACTIONS,
					COMPARISON_ACTIONS,
				].flatMap((actions) => Object.values(actions)),
				Resource: "*",
			},
		],
	};
	return `${JSON.stringify(policy, null, 2)}\n`;
}
