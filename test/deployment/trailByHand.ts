import type { Properties } from "../kit/engine/provider/resources";

/*
 * A trail with all that it needs, as inputs of single resources in the order
 * of their making: right as it stands, to be spoiled by what a test says.
 */

const account = "111122223333";
const trailArn = `arn:aws:cloudtrail:us-east-1:${account}:trail/audit`;
const topicArn = `arn:aws:sns:us-east-1:${account}:deliveries`;
const groupArn = `arn:aws:logs:us-east-1:${account}:log-group:/audit`;
const root = { AWS: `arn:aws:iam::${account}:root` };
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const ofTrail = { StringEquals: { "aws:SourceArn": trailArn } };

/** The JSON of a policy, as an input. */
export const policyOf = (...Statement: readonly unknown[]) =>
	JSON.stringify({ Version: "2012-10-17", Statement });

/** Statements of the policies, for mistakes to be made of. */
export const statements = {
	owner: {
		Effect: "Allow",
		Principal: root,
		Action: "kms:*",
		Resource: "*",
	},
	encrypt: {
		Effect: "Allow",
		Principal: cloudTrail,
		Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
		Resource: "*",
		Condition: ofTrail,
	},
	encryptGroup: {
		Effect: "Allow",
		Principal: { Service: "logs.us-east-1.amazonaws.com" },
		Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
		Resource: "*",
		Condition: {
			ArnEquals: { "kms:EncryptionContext:aws:logs:arn": groupArn },
		},
	},
	checkAcl: {
		Effect: "Allow",
		Principal: cloudTrail,
		Action: "s3:GetBucketAcl",
		Resource: "arn:aws:s3:::by-hand-logs",
		Condition: ofTrail,
	},
	write: {
		Effect: "Allow",
		Principal: cloudTrail,
		Action: "s3:PutObject",
		Resource: `arn:aws:s3:::by-hand-logs/AWSLogs/${account}/*`,
		Condition: {
			StringEquals: {
				"aws:SourceArn": trailArn,
				"s3:x-amz-acl": "bucket-owner-full-control",
			},
		},
	},
	logAccesses: {
		Effect: "Allow",
		Principal: { Service: "logging.s3.amazonaws.com" },
		Action: "s3:PutObject",
		Resource: "arn:aws:s3:::by-hand-accesses/access/*",
		Condition: {
			ArnLike: { "aws:SourceArn": "arn:aws:s3:::by-hand-logs" },
		},
	},
	trust: {
		Effect: "Allow",
		Principal: cloudTrail,
		Action: "sts:AssumeRole",
	},
	deliver: {
		Effect: "Allow",
		Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
		Resource: `${groupArn}:log-stream:${account}_CloudTrail_us-east-1*`,
	},
	publish: {
		Effect: "Allow",
		Principal: cloudTrail,
		Action: "SNS:Publish",
		Resource: topicArn,
		Condition: ofTrail,
	},
} as const;

const of = (bucket: string) => (inputs: Properties) => ({ bucket, ...inputs });
const ofLogs = of("by-hand-logs");
const ofAccesses = of("by-hand-accesses");

interface PartOfTrail {
	readonly type: string;
	/** Its inputs, by the ARN of the key, which is not known before. */
	readonly inputs: (keyArn: string) => Properties;
}

const part = (
	type: string,
	inputs: Properties | ((keyArn: string) => Properties),
): PartOfTrail => ({
	type: `aws:${type}`,
	inputs: typeof inputs === "function" ? inputs : () => inputs,
});

/** The parts, in an order in which AWS takes them. */
export const parts = {
	key: part("kms/key:Key", {
		policy: policyOf(
			statements.owner,
			statements.encrypt,
			statements.encryptGroup,
		),
	}),
	alias: part("kms/alias:Alias", (targetKeyId) => ({
		name: "alias/audit",
		targetKeyId,
	})),
	bucket: part("s3/bucket:Bucket", ofLogs({})),
	block: part(
		"s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
		ofLogs({ blockPublicPolicy: true }),
	),
	ownership: part(
		"s3/bucketOwnershipControls:BucketOwnershipControls",
		ofLogs({ rule: { objectOwnership: "BucketOwnerEnforced" } }),
	),
	bucketPolicy: part(
		"s3/bucketPolicy:BucketPolicy",
		ofLogs({ policy: policyOf(statements.checkAcl, statements.write) }),
	),
	accessBucket: part("s3/bucket:Bucket", ofAccesses({})),
	accessBucketPolicy: part(
		"s3/bucketPolicy:BucketPolicy",
		ofAccesses({ policy: policyOf(statements.logAccesses) }),
	),
	logging: part(
		"s3/bucketLogging:BucketLogging",
		ofLogs({ targetBucket: "by-hand-accesses", targetPrefix: "access/" }),
	),
	logGroup: part("cloudwatch/logGroup:LogGroup", (kmsKeyId) => ({
		name: "/audit",
		kmsKeyId,
		retentionInDays: 365,
	})),
	role: part("iam/role:Role", {
		name: "delivery",
		assumeRolePolicy: policyOf(statements.trust),
	}),
	rolePolicy: part("iam/rolePolicy:RolePolicy", {
		name: "delivery",
		role: "delivery",
		policy: policyOf(statements.deliver),
	}),
	topic: part("sns/topic:Topic", (kmsMasterKeyId) => ({
		name: "deliveries",
		kmsMasterKeyId,
	})),
	topicPolicy: part("sns/topicPolicy:TopicPolicy", {
		arn: topicArn,
		policy: policyOf(statements.publish),
	}),
	trail: part("cloudtrail/trail:Trail", (kmsKeyId) => ({
		name: "audit",
		s3BucketName: "by-hand-logs",
		kmsKeyId,
		cloudWatchLogsGroupArn: `${groupArn}:*`,
		cloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/delivery`,
		snsTopicName: topicArn,
	})),
} as const;

/** A part's name. */
export type Part = keyof typeof parts;
