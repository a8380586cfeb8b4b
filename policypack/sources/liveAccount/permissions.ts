/**
 * What is asked of AWS, and nothing else: by the SDK's operation, the action
 * that an IAM policy must allow.
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

/** What is asked for opt-in controls alone, where they are asked for. */
export const OPT_IN_ACTIONS = {
	GetEventDataStore: "cloudtrail:GetEventDataStore",
	ListEventDataStores: "cloudtrail:ListEventDataStores",
	ListTags: "cloudtrail:ListTags",
} as const;

/** One action that is needed, as `s3:GetBucketPolicy`. */
export type Action =
	| (typeof ACTIONS)[keyof typeof ACTIONS]
	| (typeof OPT_IN_ACTIONS)[keyof typeof OPT_IN_ACTIONS];

/**
 * The least that an audit needs with all of its controls, as an IAM policy: it
 * reads, and no more.
 */
export function iamPolicy(): string {
	const policy = {
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "CloudTrailComplianceAudit",
				Effect: "Allow",
				Action: [...Object.values(ACTIONS), ...Object.values(OPT_IN_ACTIONS)],
				Resource: "*",
			},
		],
	};
	return `${JSON.stringify(policy, null, 2)}\n`;
}
