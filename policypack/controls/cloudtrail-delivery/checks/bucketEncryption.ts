import {
	defaultKeyStatement,
	describeKeyStatement,
} from "../../../../components/policies/statements/trailKey";
import { undecidedBy, type Verdict } from "../../../judging/verdict";
import type { Applied } from "../../../model/applied";
import type {
	DeliveryView,
	EncryptionView,
} from "../../../model/deliveryChecks/view";
import { presentKey } from "../../../model/iamPolicy/request";
import { unknown } from "../../../model/value";
import { isAwsManaged } from "../access/keyArn";
import { keyName, keyVerdicts } from "../access/keyUse";
import { trailArnText } from "../access/trailParts";
import { trailSources } from "../access/trailSource";
import type { DeliveryCheck } from "../check";

/**
 * Whether CloudTrail may use the key of the bucket's default encryption, which it
 * needs if the trail has no key
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html).
 */
export const bucketEncryption: DeliveryCheck = (view) => {
	const { text } = view.refs.key;
	// A key that is not known yet is one.
	if (!text.known || text.value !== undefined || !view.bucket.known) return [];
	return view.bucket.value.encryptions.flatMap((one) => {
		const verdicts = defaultKeyVerdicts(view, one);
		return one.applies.known || verdicts.length === 0
			? verdicts
			: [undecidedBy(one.applies)];
	});
};

function defaultKeyVerdicts(
	view: DeliveryView,
	{ algorithm, key, keyRef, usesBucketKey }: Applied<EncryptionView>,
): readonly Verdict[] {
	if (!algorithm.known) return [undecidedBy(algorithm)];
	// CloudTrail asks for SSE-S3, which needs no key that AWS manages.
	if (!algorithm.value?.startsWith("aws:kms") || isAwsManaged(keyRef))
		return [];
	if (!key.known) return [undecidedBy(key)];
	if (key.value === undefined) return [];
	const arn = trailArnText(view);
	// S3 sets the context, and AWS does not document what CloudTrail adds.
	const context = presentKey(
		unknown("outside", "the encryption context of a bucket's default key"),
	);
	return keyVerdicts(key.value, {
		cannot: `CloudTrail cannot encrypt with ${keyName(key.value)}, the default one of its bucket`,
		so: "AWS rejects the trail with InsufficientEncryptionPolicyException",
		sourcesIn: (choices) => trailSources(view, choices),
		actions: [
			{
				action: "kms:GenerateDataKey",
				statement: defaultKeyStatement(arn),
				context: () => ({ "kms:EncryptionContext:aws:s3:arn": context }),
			},
			...(usesBucketKey?.known && usesBucketKey.value
				? [
						{
							action: "kms:DescribeKey",
							statement: describeKeyStatement(arn),
						},
					]
				: []),
		],
	});
}
