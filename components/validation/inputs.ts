import { bucketNameIn, parseArn } from "../arns";
import { existingBucketNameProblem } from "../names";
import { partitions } from "../partitions";
import { type Check, matching, oneOf, text } from "./checks";

/*
 * The arguments that accept outputs. The same check applies to plain values, and
 * to outputs when their values are known.
 */

/** A check of an ARN of one resource type. */
function arn(
	service: string,
	resource: RegExp,
	what: string,
	example: string,
): Check {
	return text((value) => {
		const parts = parseArn(value);
		return parts?.service === service && resource.test(parts.resource)
			? undefined
			: `must be the ARN of ${what}, such as ${example}`;
	});
}

const accountId = matching(/^\d{12}$/, "must be an account ID of 12 digits");

const existingBucket = text((value) =>
	value.startsWith("arn:") && parseArn(value)?.service !== "s3"
		? "must be the name or ARN of a bucket, such as acme-logs or arn:aws:s3:::acme-logs"
		: existingBucketNameProblem(bucketNameIn(value)),
);

/** FIFO topics support neither CloudTrail nor alarms. */
const topicArn = arn(
	"sns",
	/^[\w-]{1,256}$/,
	"a standard (not FIFO) topic",
	"arn:aws:sns:eu-west-1:111122223333:topic",
);

/** The checks by argument path. */
export const inputs = {
	accountId,
	partition: oneOf(...partitions),
	region: matching(
		/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
		"must be an AWS Region such as us-east-1",
	),
	"bucket.bucket": existingBucket,
	"accessLogs.bucket": existingBucket,
	// CloudWatch Logs does not accept key aliases.
	keyArn: arn(
		"kms",
		/^key\/[\w-]+$/,
		"a KMS key (not an alias)",
		"arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
	),
	keyReaders: arn(
		"iam",
		/^(root$|(user|role)\/[\w+=,.@/-]+$)/,
		"a role, a user or an account's root",
		"arn:aws:iam::111122223333:role/name",
	),
	logGroupArn: arn(
		"logs",
		/^log-group:[\w/.#-]{1,512}(:\*)?$/,
		"a log group",
		"arn:aws:logs:eu-west-1:111122223333:log-group:name",
	),
	roleArn: arn(
		"iam",
		/^role\/[\w+=,.@/-]+$/,
		"a role",
		"arn:aws:iam::111122223333:role/name",
	),
	permissionsBoundary: arn(
		"iam",
		/^policy\/[\w+=,.@/-]+$/,
		"a policy",
		"arn:aws:iam::111122223333:policy/name",
	),
	"organization.id": matching(
		/^o-[a-z0-9]{10,32}$/,
		"must be an organization ID such as o-exampleorg1",
	),
	"organization.managementAccountId": accountId,
	"notifications.topicArn": topicArn,
	"alarms.topicArn": topicArn,
} as const;

/** The path of an argument that accepts outputs. */
export type InputPath = keyof typeof inputs;
