import {
	publishStatement,
	topicKeyStatement,
} from "../../../../components/policies/statements/topic";
import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	DeliveryView,
	TopicView,
} from "../../../model/deliveryChecks/view";
import { absentKey, keyOf } from "../../../model/iamPolicy/request";
import { known, type Value } from "../../../model/value";
import { isAwsManaged } from "../access/keyArn";
import { keyName, keyVerdicts } from "../access/keyUse";
import { textOr } from "../access/placeholders";
import { policyChoices } from "../access/policyChoices";
import {
	CLOUDTRAIL,
	joined,
	keyWith,
	serviceRequest,
} from "../access/serviceRequest";
import { trailArnText } from "../access/trailParts";
import { trailSources } from "../access/trailSource";
import { policyVerdicts } from "../access/verdicts";
import type { DeliveryCheck } from "../check";

const REJECTED =
	"AWS rejects the trail with InsufficientSnsTopicPolicyException";

/**
 * Whether CloudTrail can publish to the topic of the trail
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html).
 */
export const trailTopic: DeliveryCheck = (view) => {
	if (!view.topic.known) return [...fifoByName(view), undecidedBy(view.topic)];
	const topic = view.topic.value;
	if (topic === undefined) return [];
	const part = `topic ${topic.topic.of.name}`;
	const cannot = `CloudTrail cannot publish to ${part}`;
	const arn = topicArnOf(view, topic);
	const arnText = view.refs.topic.isSecret
		? "TOPIC_ARN"
		: textOr(arn, "TOPIC_ARN");
	const choices = policyChoices(part, topic.policies, topic.unseen);
	const { sources, unsure } = trailSources(view, choices);
	return [
		...fifoVerdicts(topic, part, cannot),
		...policyVerdicts(
			{
				part,
				cannot,
				so: REJECTED,
				service: CLOUDTRAIL,
				// https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
				withoutPolicy: `the default policy of ${part}, which is for its account only, does not allow`,
				choices,
			},
			[
				{
					action: "SNS:Publish",
					statement: publishStatement(arnText, trailArnText(view)),
					need: {
						requests: sources.map((source) =>
							serviceRequest(CLOUDTRAIL, source, "sns:Publish", arn),
						),
						...(unsure && { unsure }),
					},
				},
			],
		),
		...keyOfTopicVerdicts(view, topic, arn, cannot),
	];
};

function topicArnOf(
	{ refs }: DeliveryView,
	{ topic: { name, place } }: TopicView,
): Value<string> {
	const { text } = refs.topic;
	if (text.known && text.value?.startsWith("arn:")) return known(text.value);
	const { account, partition, region } = place;
	return joined("arn:", partition, ":sns:", region, ":", account, ":", name);
}

function fifoVerdicts(
	{ topic: { isFifo } }: TopicView,
	part: string,
	cannot: string,
): readonly Verdict[] {
	if (!isFifo.known) return [undecidedBy(isFifo)];
	return isFifo.value ? [fifoFailure(cannot, part)] : [];
}

/**
 * The name of a FIFO topic ends in `.fifo`, and no other name has a dot
 * (https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
 */
function fifoByName({ refs, trail }: DeliveryView): readonly Verdict[] {
	const { text } = refs.topic;
	if (!text.known || !text.value?.endsWith(".fifo")) return [];
	const part = `the topic of trail ${trail.of.name}`;
	return [fifoFailure(`CloudTrail cannot publish to ${part}`, part)];
}

function fifoFailure(cannot: string, part: string): Verdict {
	return fail(
		`${cannot}: it is a FIFO topic, so AWS rejects the trail.`,
		`Use a standard topic instead of ${part}.`,
	);
}

/** Whether CloudTrail may use the key of an encrypted topic. */
function keyOfTopicVerdicts(
	view: DeliveryView,
	{ key, topic }: TopicView,
	topicArn: Value<string>,
	cannot: string,
): readonly Verdict[] {
	if (isAwsManaged(topic.key))
		return [
			fail(
				`${cannot}: it is encrypted with a key that AWS manages, whose policy does not let CloudTrail in, so ${REJECTED}.`,
				`Encrypt topic ${topic.of.name} with a customer managed key.`,
			),
		];
	if (!key.known) return [undecidedBy(key)];
	if (key.value === undefined) return [];
	const statement = topicKeyStatement(
		view.refs.topic.isSecret ? "TOPIC_ARN" : textOr(topicArn, "TOPIC_ARN"),
		trailArnText(view),
	);
	const context = () => ({
		"kms:EncryptionContext:aws:sns:topicArn": keyWith(topicArn),
		"kms:EncryptionContextKeys": keyOf("aws:sns:topicArn"),
		// The context of log files is in requests for log files only.
		"kms:EncryptionContext:aws:cloudtrail:arn": absentKey,
		"kms:EncryptionContext:aws:s3:arn": absentKey,
	});
	return keyVerdicts(key.value, {
		cannot: `${cannot} with ${keyName(key.value)}`,
		so: REJECTED,
		sourcesIn: (choices) => trailSources(view, choices),
		// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
		actions: ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({
			action,
			statement,
			context,
		})),
	});
}
