import type { Edit, Step } from "./follow";

/** What the messages say to a reader of examples/broken. */

const cloudTrail = '{ Service: "cloudtrail.amazonaws.com" }';

const withKey: Edit = [
	"// CloudTrail.2:",
	`const trailArn = \`arn:aws:cloudtrail:eu-west-1:\${accountId}:trail/audit\`;
const key = new aws.kms.Key("trail", {
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
				Principal: ${cloudTrail},
				Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
				Resource: "*",
				Condition: { StringEquals: { "aws:SourceArn": trailArn } },
			},
		],
	}),
});

// CloudTrail.2:`,
];

const withLogGroup: Edit = [
	"// CloudTrail.2:",
	`const group = new aws.cloudwatch.LogGroup("trail", {});
const role = new aws.iam.Role("delivery", {
	assumeRolePolicy: {
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Principal: ${cloudTrail}, Action: "sts:AssumeRole" },
		],
	},
});
new aws.iam.RolePolicy("delivery", {
	role: role.name,
	policy: {
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
				Resource: interpolate\`\${group.arn}:log-stream:*\`,
			},
		],
	},
});

// CloudTrail.2:`,
];

const withAccessLogs: Edit = [
	"// CloudTrail.2:",
	`const accessLogs = new aws.s3.Bucket("access-logs", {});
new aws.s3.BucketPolicy("access-logs", {
	bucket: accessLogs.id,
	policy: {
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "logging.s3.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: interpolate\`\${accessLogs.arn}/*\`,
				Condition: { StringEquals: { "aws:SourceAccount": accountId } },
			},
		],
	},
});
new aws.s3.BucketLogging("logs", {
	bucket: logs.id,
	targetBucket: accessLogs.id,
	targetPrefix: "trail/",
});

// CloudTrail.2:`,
];

/** The statement that lets everyone read. */
const open = /\t+\{\n\t+Sid: "AuditorsRead",[\s\S]*?\n\t+\},\n/;

/** Each message of the first report, in the report's order. */
export function stepsFrom(program: string): readonly Step[] {
	const [auditorsRead = ""] = open.exec(program) ?? [];
	return [
		{
			policy: "cloudtrail-6",
			says: [
				"statement AuditorsRead",
				"restrictPublicBuckets",
				"grant nothing",
			],
			edits: [
				[auditorsRead, ""],
				["restrictPublicBuckets: false", "restrictPublicBuckets: true"],
			],
			passes: ["cloudtrail-6"],
		},
		{
			policy: "cloudtrail-1",
			says: ["set isMultiRegionTrail to true", "set enableLogging to true"],
			edits: [
				["enableLogging: false", "enableLogging: true"],
				["isMultiRegionTrail: false", "isMultiRegionTrail: true"],
			],
			passes: ["cloudtrail-1", "cloudtrail-3"],
		},
		{
			policy: "cloudtrail-2",
			says: ["kmsKeyId", "kms:GenerateDataKey*", "kms:DescribeKey"],
			edits: [
				withKey,
				['name: "audit",', 'name: "audit",\n\t\tkmsKeyId: key.arn,'],
			],
			passes: ["cloudtrail-2"],
		},
		{
			policy: "cloudtrail-4",
			says: ["Set enableLogFileValidation to true."],
			edits: [
				[
					'name: "audit",',
					'name: "audit",\n\t\tenableLogFileValidation: true,',
				],
			],
			passes: ["cloudtrail-4"],
		},
		{
			policy: "cloudtrail-5",
			says: [
				"cloudWatchLogsGroupArn",
				"cloudWatchLogsRoleArn",
				'":*"',
				"trusts cloudtrail.amazonaws.com",
				"logs:CreateLogStream and logs:PutLogEvents",
			],
			edits: [
				[
					'import * as aws from "@pulumi/aws";',
					'import * as aws from "@pulumi/aws";\nimport { interpolate } from "@pulumi/pulumi";',
				],
				withLogGroup,
				[
					'name: "audit",',
					`name: "audit",
		cloudWatchLogsGroupArn: interpolate\`\${group.arn}:*\`,
		cloudWatchLogsRoleArn: role.arn,`,
				],
			],
			passes: ["cloudtrail-5"],
		},
		{
			policy: "cloudtrail-7",
			says: [
				"aws.s3.BucketLogging",
				"targetBucket and targetPrefix",
				"logging.s3.amazonaws.com s3:PutObject",
			],
			edits: [withAccessLogs],
			passes: ["cloudtrail-7"],
		},
	];
}
