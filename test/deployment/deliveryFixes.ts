/** A part of a program with a fault, and without it. */
interface Fix {
	readonly fault: string;
	readonly fixed: string;
}

/** What fixes the fault of each example of a trail that AWS rejects. */
export const deliveryFixes: Readonly<Record<string, readonly Fix[]>> = {
	"delivery/key-policy": [
		{
			fault: "	enableKeyRotation: true,\n});",
			fixed: `	enableKeyRotation: true,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { AWS: \`arn:aws:iam::\${accountId}:root\` },
				Action: "kms:*",
				Resource: "*",
			},
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
				Resource: "*",
			},
		],
	}),
});`,
		},
	],
	"delivery/log-group-arn": [
		{
			fault: "cloudWatchLogsGroupArn: logGroupArn,",
			fixed: 'cloudWatchLogsGroupArn: logGroupArn + ":*",',
		},
	],
	"delivery/organization-path": [
		{
			fault: "Resource: [",
			fixed:
				'Resource: ["arn:aws:s3:::company-trail-111122223333/AWSLogs/o-exampleorg1/*", ',
		},
	],
	"delivery/policy-order": [
		{
			fault: "new aws.s3.BucketPolicy(",
			fixed: "const policy = new aws.s3.BucketPolicy(",
		},
		{
			fault: "	enableLogFileValidation: true,\n});",
			fixed: "	enableLogFileValidation: true,\n}, { dependsOn: policy });",
		},
	],
	"delivery/prefix": [
		{
			fault: "}/AWSLogs/",
			fixed: "}/trails/AWSLogs/",
		},
	],
	"delivery/role-policy": [
		{
			fault: "Resource: logGroupArn,",
			fixed:
				'Resource: logGroupArn + ":log-stream:111122223333_CloudTrail_us-east-1*",',
		},
	],
	"delivery/source-arn": [
		{
			fault: ":trail/audit`,",
			fixed: ":trail/platform-audit`,",
		},
	],
	"delivery/topic-policy": [
		{
			fault: 'Principal: { Service: "s3.amazonaws.com" },',
			fixed: 'Principal: { Service: "cloudtrail.amazonaws.com" },',
		},
	],
};
