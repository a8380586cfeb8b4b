import { bucketNameIn, parseArn } from "../arns";
import { existingBucketNameProblem } from "../names";
import { partitions } from "../partitions";
import { type Check, matching, oneOf, text } from "./checks";

/*
 * The arguments that may be outputs: the same check holds where they are given
 * as plain values and once they are known.
 */

/** A check of an ARN of one kind; a KMS key, for one. */
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
			: `must be the ARN of ${what}, as ${example}`;
	});
}

const accountId = matching(
	/^\d{12}$/,
	"must be the id of an account, with twelve digits",
);

const existingBucket = text((value) =>
	value.startsWith("arn:") && parseArn(value)?.service !== "s3"
		? "must be the name or ARN of a bucket, as acme-logs or arn:aws:s3:::acme-logs"
		: existingBucketNameProblem(bucketNameIn(value)),
);

/** A topic's own name; FIFO topics take neither log files nor alarms. */
const topicArn = arn(
	"sns",
	/^[\w-]{1,256}$/,
	"a topic that is not FIFO",
	"arn:aws:sns:eu-west-1:111122223333:topic",
);

/** The checks, by the arguments' paths. */
export const inputs = {
	accountId,
	partition: oneOf(...partitions),
	region: matching(
		/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
		"must be an AWS Region, as us-east-1",
	),
	"bucket.bucket": existingBucket,
	"accessLogs.bucket": existingBucket,
	// CloudWatch Logs takes no alias of a key.
	keyArn: arn(
		"kms",
		/^key\/[\w-]+$/,
		"a KMS key (not of an alias)",
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
		"must be an organization id, as o-exampleorg1",
	),
	"organization.managementAccountId": accountId,
	"notifications.topicArn": topicArn,
	"alarms.topicArn": topicArn,
} as const;

/** The path of an argument that may be an output. */
export type InputPath = keyof typeof inputs;
