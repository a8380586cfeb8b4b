import { bucketNameIn, parseArn } from "../arns";
import { existingBucketNameProblem } from "../names";
import { partitions } from "../partitions";
import { type Check, matching, oneOf, text } from "./checks";

/*
 * The arguments that may be outputs: the same check holds where they are given
 * as plain values and once they are known.
 */

/** A check of an ARN of one kind; a KMS key, for one. */
function arn(service: string, resource: RegExp, what: string): Check {
	return text((value) => {
		const parts = parseArn(value);
		return parts?.service === service && resource.test(parts.resource)
			? undefined
			: `is not the ARN of ${what}: give it whole, as AWS shows it`;
	});
}

const accountId = matching(
	/^\d{12}$/,
	"is not twelve digits: give the id of an account",
);

const existingBucket = text((value) =>
	value.startsWith("arn:") && parseArn(value)?.service !== "s3"
		? "is not the ARN of a bucket: give it whole, as AWS shows it"
		: existingBucketNameProblem(bucketNameIn(value)),
);

/** A topic's own name; FIFO topics take neither log files nor alarms. */
const topicArn = arn("sns", /^[\w-]{1,256}$/, "a topic that is not FIFO");

/** The checks, by the arguments' paths. */
export const inputs = {
	accountId,
	partition: oneOf(...partitions),
	region: matching(
		/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
		"is no AWS Region: give one as us-east-1",
	),
	"bucket.bucket": existingBucket,
	"accessLogs.bucket": existingBucket,
	// CloudWatch Logs takes no alias of a key.
	keyArn: arn("kms", /^key\/[\w-]+$/, "a KMS key (not of an alias)"),
	keyReaders: arn(
		"iam",
		/^(root$|(user|role)\/[\w+=,.@/-]+$)/,
		"a role, a user or an account's root",
	),
	logGroupArn: arn("logs", /^log-group:[\w/.#-]{1,512}(:\*)?$/, "a log group"),
	roleArn: arn("iam", /^role\/[\w+=,.@/-]+$/, "a role"),
	permissionsBoundary: arn("iam", /^policy\/[\w+=,.@/-]+$/, "a policy"),
	"organization.id": matching(
		/^o-[a-z0-9]{10,32}$/,
		"is no organization id: give one as o-exampleorg1",
	),
	"organization.managementAccountId": accountId,
	"notifications.topicArn": topicArn,
	"alarms.topicArn": topicArn,
} as const;

/** The path of an argument that may be an output. */
export type InputPath = keyof typeof inputs;
