import { defaultPolicies } from "../kit/controls";
import type { Step } from "./follow";

/** A program in which nothing has to do with a trail. */
export const bucketOnly = `import * as aws from "@pulumi/aws";

const site = new aws.s3.Bucket("site");
export const name = site.bucket;
`;

/** By the component that the message names. */
export const byComponent: readonly Step[] = [
	{
		policy: "cloudtrail-1",
		says: [
			"Set `outside` of cloudtrail-1 to `lookup` or `ignore`",
			'new ComplianceTrail("audit")',
			"pulumi-cloudtrail-compliance/components",
		],
		edits: [
			[
				'import * as aws from "@pulumi/aws";\n',
				'import * as aws from "@pulumi/aws";\nimport { ComplianceTrail } from "pulumi-cloudtrail-compliance/components";\n\nnew ComplianceTrail("audit");\n',
			],
		],
		passes: defaultPolicies,
	},
];

/** By hand, with @pulumi/aws-native. */
export const byHand: readonly Step[] = [
	{
		policy: "cloudtrail-3",
		says: ["Otherwise declare a trail", "examples/aws-native"],
		edits: [
			[
				"export const name",
				`import * as native from "@pulumi/aws-native";
import { interpolate, jsonStringify } from "@pulumi/pulumi";

const { accountId } = aws.getCallerIdentityOutput();
const logs = new native.s3.Bucket("logs", {
	// settings of the bucket
});
const policy = new native.s3.BucketPolicy("logs", {
	bucket: logs.id,
	policyDocument: jsonStringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [logs.arn, interpolate\`\${logs.arn}/AWSLogs/\${accountId}/*\`],
			},
		],
	}),
});
new native.cloudtrail.Trail(
	"audit",
	{
		isLogging: true,
		isMultiRegionTrail: true,
		s3BucketName: logs.id,
	},
	{ dependsOn: policy },
);
export const name`,
			],
		],
		passes: ["cloudtrail-1", "cloudtrail-3"],
	},
	{
		policy: "cloudtrail-6",
		says: [
			"Not known until the update: policyDocument of logs",
			"A public access block for the bucket, with all four settings on, decides it at once.",
			"publicAccessBlockConfiguration of the bucket",
		],
		edits: [
			[
				"// settings of the bucket",
				`publicAccessBlockConfiguration: {
		blockPublicAcls: true,
		blockPublicPolicy: true,
		ignorePublicAcls: true,
		restrictPublicBuckets: true,
	},
	// settings of the bucket`,
			],
		],
		passes: ["cloudtrail-6"],
	},
	{
		policy: "cloudtrail-4",
		says: ["Set enableLogFileValidation to true."],
		edits: [
			[
				"isLogging: true,",
				"isLogging: true,\n\t\tenableLogFileValidation: true,",
			],
		],
		passes: ["cloudtrail-4"],
	},
	{
		policy: "cloudtrail-5",
		says: [
			"Set cloudWatchLogsLogGroupArn and cloudWatchLogsRoleArn",
			"as the arn of the group does",
		],
		edits: [
			[
				"const policy = ",
				`const group = new native.logs.LogGroup("trail", {});
const role = new native.iam.Role("delivery", {
	assumeRolePolicyDocument: {
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "sts:AssumeRole",
			},
		],
	},
	policies: [
		{
			policyName: "deliver",
			policyDocument: {
				Version: "2012-10-17",
				Statement: [
					{
						Effect: "Allow",
						Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
						Resource: group.arn,
					},
				],
			},
		},
	],
});
const policy = `,
			],
			[
				"isLogging: true,",
				"isLogging: true,\n\t\tcloudWatchLogsLogGroupArn: group.arn,\n\t\tcloudWatchLogsRoleArn: role.arn,",
			],
		],
		passes: ["cloudtrail-5"],
	},
	{
		policy: "cloudtrail-2",
		says: [
			"Set kmsKeyId",
			"must allow cloudtrail.amazonaws.com kms:GenerateDataKey*",
		],
		edits: [
			["isLogging: true,", 'isLogging: true,\n\t\tkmsKeyId: "alias/audit",'],
		],
		passes: ["cloudtrail-2"],
	},
	{
		policy: "cloudtrail-7",
		says: [
			"Set loggingConfiguration of the bucket, with destinationBucketName",
		],
		edits: [
			[
				"// settings of the bucket",
				`loggingConfiguration: {
		destinationBucketName: site.id,
		logFilePrefix: "trail/",
	},`,
			],
			[
				"const policy = ",
				`new native.s3.BucketPolicy("site", {
	bucket: site.id,
	policyDocument: {
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "logging.s3.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: interpolate\`\${site.arn}/trail/*\`,
				Condition: { StringEquals: { "aws:SourceAccount": accountId } },
			},
		],
	},
});
const policy = `,
			],
		],
		passes: ["cloudtrail-7"],
	},
];
