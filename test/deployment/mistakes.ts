import type { Properties } from "../engine/provider/resources";
import { type Part, policyOf, statements } from "./trailByHand";

/** One mistake in a trail that is right but for it. */
export interface Mistake {
	readonly what: string;
	/** How AWS, or the real provider, refuses it. */
	readonly refusal: RegExp;
	/** Parts that are not made. */
	readonly without?: readonly Part[];
	/** Inputs of parts that are made otherwise. */
	readonly with?: Readonly<Partial<Record<Part, Properties>>>;
	/** Resources made besides, just before the trail. */
	readonly besides?: readonly (readonly [type: string, inputs: Properties])[];
}

const { owner, encrypt, encryptGroup, checkAcl, write, trust } = statements;
const wrongBucket = /InsufficientS3BucketPolicyException.*by-hand-logs/;
const wrongKey = /InsufficientEncryptionPolicyException/;
const wrongGroup = /InvalidCloudWatchLogsLogGroupArnException/;
const wrongRole = /InvalidCloudWatchLogsRoleArnException/;
const wrongTopic = /InsufficientSnsTopicPolicyException/;
const another = { StringEquals: { "aws:SourceArn": "arn:aws:another" } };
const lock = {
	rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
};

const withPolicy = (part: Part, ...all: readonly unknown[]) => ({
	[part]: { policy: policyOf(...all) },
});

/** Mistakes that only an account can tell. */
export const mistakes: readonly Mistake[] = [
	{
		what: "before its bucket's policy",
		refusal: wrongBucket,
		without: ["bucketPolicy"],
	},
	{
		what: "with a bucket's policy for another trail",
		refusal: wrongBucket,
		with: withPolicy("bucketPolicy", checkAcl, {
			...write,
			Condition: another,
		}),
	},
	{
		what: "with a prefix that the bucket's policy does not honour",
		refusal: wrongBucket,
		with: { trail: { s3KeyPrefix: "audit" } },
	},
	{
		what: "of an organization, whose files the bucket's policy keeps out",
		refusal: wrongBucket,
		with: { trail: { isOrganizationTrail: true } },
	},
	{
		what: "with a bucket that is not there",
		refusal: /S3BucketDoesNotExistException/,
		with: { trail: { s3BucketName: "not-there" } },
	},
	{
		what: "with a key whose policy keeps CloudTrail out",
		refusal: wrongKey,
		with: withPolicy("key", owner, encryptGroup),
	},
	{
		what: "with a key whose policy is for another trail",
		refusal: wrongKey,
		with: withPolicy("key", owner, encryptGroup, {
			...encrypt,
			Condition: another,
		}),
	},
	{
		what: "with a key that is not there",
		refusal: /KmsKeyNotFoundException/,
		with: {
			trail: { kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/none" },
		},
	},
	{
		what: "with a log group's ARN without its end",
		refusal: wrongGroup,
		with: {
			trail: {
				cloudWatchLogsGroupArn:
					"arn:aws:logs:us-east-1:111122223333:log-group:/audit",
			},
		},
	},
	{
		what: "before its role's policy",
		refusal: wrongGroup,
		without: ["rolePolicy"],
	},
	{
		what: "with a role that may write to another log group",
		refusal: wrongGroup,
		with: withPolicy("rolePolicy", {
			...statements.deliver,
			Resource: "arn:aws:logs:us-east-1:111122223333:log-group:audit:*",
		}),
	},
	{
		what: "with a role that trusts another service",
		refusal: wrongRole,
		with: {
			role: {
				assumeRolePolicy: policyOf({
					...trust,
					Principal: { Service: "ec2.amazonaws.com" },
				}),
			},
		},
	},
	{
		what: "before its topic's policy",
		refusal: wrongTopic,
		without: ["topicPolicy"],
	},
	{
		what: "with a topic whose key keeps CloudTrail out",
		refusal: wrongTopic,
		with: {
			key: {
				policy: policyOf(
					owner,
					encryptGroup,
					{
						...encrypt,
						Condition: {
							StringLike: {
								"kms:EncryptionContext:aws:cloudtrail:arn": "arn:*",
							},
						},
					},
					{
						...encrypt,
						Action: ["kms:DescribeKey", "kms:Decrypt"],
					},
				),
			},
		},
	},
	{
		what: "with a log group whose key keeps the log service out",
		refusal: /InvalidParameterException.*not allowed to be used.*\/audit/,
		with: withPolicy("key", owner, encrypt),
	},
	{
		what: "with a key that locks its owner out",
		refusal: /MalformedPolicyDocumentException.*in the future/,
		with: withPolicy("key", encrypt, encryptGroup),
	},
	{
		what: "with a key for a principal that is not there",
		refusal: /MalformedPolicyDocumentException.*invalid principals/,
		with: withPolicy("key", owner, {
			...owner,
			Principal: { AWS: "arn:aws:iam::444455556666:role/nobody" },
		}),
	},
	{
		what: "with a public policy where such are blocked",
		refusal: /AccessDenied.*BlockPublicPolicy/,
		with: withPolicy("bucketPolicy", {
			...write,
			Principal: "*",
			Condition: undefined,
		}),
	},
	{
		what: "with access logging before the target's policy",
		refusal: /InvalidTargetBucketForLogging/,
		without: ["accessBucketPolicy"],
	},
	{
		what: "with access logging into a locked bucket",
		refusal: /InvalidTargetBucketForLogging.*retention/,
		with: { accessBucket: { objectLockEnabled: true } },
		without: ["logging"],
		besides: [
			[
				"s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
				{ bucket: "by-hand-accesses", ...lock },
			],
			[
				"s3/bucketLogging:BucketLogging",
				{
					bucket: "by-hand-logs",
					targetBucket: "by-hand-accesses",
					targetPrefix: "access/",
				},
			],
		],
	},
	{
		what: "with a lock before versions are kept",
		refusal: /InvalidBucketState/,
		besides: [
			[
				"s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
				{ bucket: "by-hand-logs", ...lock },
			],
		],
	},
	{
		what: "with an ACL where there are none",
		refusal: /AccessControlListNotSupported/,
		besides: [
			[
				"s3/bucketAcl:BucketAcl",
				{ bucket: "by-hand-logs", acl: "log-delivery-write" },
			],
		],
	},
	{
		what: "with a role whose boundary is not there",
		refusal: /NoSuchEntity/,
		with: {
			role: { permissionsBoundary: "arn:aws:iam::111122223333:policy/none" },
		},
	},
];
