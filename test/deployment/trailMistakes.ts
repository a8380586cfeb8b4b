import { type Mistake, withPolicy } from "./mistake";
import { policyOf, statements } from "./trailByHand";

const { owner, encrypt, encryptGroup, checkAcl, write, trust } = statements;
const wrongBucket = /InsufficientS3BucketPolicyException.*by-hand-logs/;
const wrongKey = /InsufficientEncryptionPolicyException/;
const wrongGroup = /InvalidCloudWatchLogsLogGroupArnException/;
const wrongRole = /InvalidCloudWatchLogsRoleArnException/;
const wrongTopic = /InsufficientSnsTopicPolicyException/;
const another = { StringEquals: { "aws:SourceArn": "arn:aws:another" } };

/** Mistakes for which CloudTrail refuses the trail. */
export const trailMistakes: readonly Mistake[] = [
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
];
