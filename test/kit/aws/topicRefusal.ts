import { parsedArn, partitionOf } from "../cloud/arns";
import { byTrail, lets } from "./asking";
import type { Standing, Trail } from "./standing";

const REFUSED =
	"InsufficientSnsTopicPolicyException: SNS Topic does not exist or the topic policy is incorrect!";

/**
 * What CloudTrail refuses a trail with for its topic, by name or ARN.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function topicRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	const { account, region, topic: given } = trail;
	if (!given) return undefined;
	const arn = given.startsWith("arn:")
		? given
		: `arn:${partitionOf(region)}:sns:${region}:${account}:${given}`;
	if (/\.fifo$/.test(arn))
		return `InvalidSnsTopicNameException: ${given} is a FIFO topic`;
	const topic = standing.topic(arn);
	if (!topic || !lets(topic.policy, byTrail(trail, "SNS:Publish", arn)))
		return REFUSED;
	if (topic.isFifo)
		return `InvalidSnsTopicNameException: ${given} is a FIFO topic`;
	if (!topic.key) return undefined;
	const there = parsedArn(arn);
	const key = standing.key(topic.key, there);
	if (!key || parsedArn(key.arn).region !== there.region)
		return `KmsKeyNotFoundException: KMS key ${topic.key} of the topic cannot be found`;
	if (key.state !== "Enabled")
		return `KmsException: KMS key ${key.arn} is ${key.state}`;
	// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
	const context = { "kms:EncryptionContext:aws:sns:topicArn": arn };
	return ["kms:GenerateDataKey", "kms:Decrypt"].every((use) =>
		lets(key.policy, byTrail(trail, use, key.arn, context)),
	)
		? undefined
		: REFUSED;
}
