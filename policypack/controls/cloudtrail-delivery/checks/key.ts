import {
	bucketKeyStatement,
	describeKeyStatement,
	encryptStatement,
} from "../../../../components/policies/statements/trailKey";
import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { AwsPlace } from "../../../model/deliveryChecks/facts";
import { sameRegion } from "../../../model/deliveryChecks/samePlace";
import type { DeliveryView, KeyView } from "../../../model/deliveryChecks/view";
import { absentKey, keyOf, presentKey } from "../../../model/iamPolicy/request";
import {
	anyTrue,
	known,
	mapValue,
	unknown,
	type Value,
} from "../../../model/value";
import { isAwsManaged } from "../access/keyArn";
import {
	accessVerdicts,
	type KeyAction,
	type KeyUse,
	keyName,
	keyVerdicts,
} from "../access/keyUse";
import type { PolicyChoice } from "../access/policyChoices";
import { keyWith } from "../access/serviceRequest";
import { trailArnText } from "../access/trailParts";
import { trailSources } from "../access/trailSource";
import type { DeliveryCheck } from "../check";

const REJECTED =
	"AWS rejects the trail with InsufficientEncryptionPolicyException";

/**
 * Whether CloudTrail can encrypt with the key of the trail
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html).
 */
export const trailKey: DeliveryCheck = (view) => {
	const { key, refs } = view;
	if (isAwsManaged(refs.key))
		return [
			fail(
				`CloudTrail cannot encrypt with the key of trail ${view.trail.of.name}: the policy of a key that AWS manages does not let it in, so ${REJECTED}.`,
				"Use a customer managed key whose policy lets CloudTrail in.",
			),
		];
	if (!key.known) return [...regionVerdicts(view), undecidedBy(key)];
	if (key.value === undefined) return [];
	const use = {
		cannot: `CloudTrail cannot encrypt with ${keyName(key.value)}`,
		so: REJECTED,
		sourcesIn: (choices: readonly PolicyChoice[]) =>
			trailSources(view, choices),
	};
	return [
		...keyVerdicts(key.value, { ...use, actions: actionsOf(view) }),
		...bucketKeyVerdicts(view, key.value, use),
		...regionVerdicts(view),
	];
};

function actionsOf(view: DeliveryView): readonly KeyAction[] {
	const arn = trailArnText(view);
	const file = unknown("outside", "the path of a log file");
	return [
		{
			action: "kms:GenerateDataKey",
			statement: encryptStatement(arn),
			context: (source) => ({
				"kms:EncryptionContext:aws:cloudtrail:arn": keyWith(source.arn),
				"kms:EncryptionContext:aws:s3:arn": presentKey(file),
				"kms:EncryptionContextKeys": keyOf("aws:cloudtrail:arn", "aws:s3:arn"),
			}),
		},
		{
			action: "kms:DescribeKey",
			statement: describeKeyStatement(arn),
			// Only requests that use the key have an encryption context.
			context: () => ({
				"kms:EncryptionContext:aws:cloudtrail:arn": absentKey,
				"kms:EncryptionContextKeys": absentKey,
			}),
		},
	];
}

/**
 * An S3 Bucket Key is decrypted to be used again
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html#create-kms-key-policy-for-cloudtrail-decrypt).
 */
function bucketKeyVerdicts(
	view: DeliveryView,
	key: KeyView,
	use: Omit<KeyUse, "actions">,
): readonly Verdict[] {
	const uses = usesBucketKey(view);
	if (uses.known && !uses.value) return [];
	const statement = bucketKeyStatement(trailArnText(view));
	const actions = [{ action: "kms:Decrypt", statement }];
	const verdicts = accessVerdicts(key, { ...use, actions });
	return uses.known || verdicts.length === 0 ? verdicts : [undecidedBy(uses)];
}

/** Whether the trail's bucket has an S3 Bucket Key. */
function usesBucketKey({ bucket }: DeliveryView): Value<boolean> {
	if (!bucket.known) return known(false);
	const { bucket: of, encryptions } = bucket.value;
	const notRead = unknown("unreadable", `the S3 Bucket Key of ${of.of.name}`);
	const all = encryptions.map(({ applies, usesBucketKey: uses = notRead }) =>
		uses.known && uses.value && !applies.known ? applies : uses,
	);
	return anyTrue(all);
}

/**
 * The key and the bucket are in one Region
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html).
 */
function regionVerdicts(view: DeliveryView): readonly Verdict[] {
	if (!view.bucket.known) return [];
	const { bucket, place } = view.bucket.value;
	const same = isSameRegion(view, place, bucket.of.name);
	if (!same) return [];
	if (!same.known) return [undecidedBy(same)];
	if (same.value) return [];
	const name = `bucket ${bucket.of.name}`;
	return [
		fail(
			`The key of trail ${view.trail.of.name} is in another Region than ${name}, so AWS rejects the trail with KmsKeyNotFoundException.`,
			`Use a key in the Region of ${name}.`,
		),
	];
}

/** Whether the key is in the Region of the bucket; undefined: it says nothing. */
function isSameRegion(
	{ key, refs, trail }: DeliveryView,
	bucket: AwsPlace | undefined,
	name: string,
): Value<boolean> | undefined {
	const place = bucket ?? {
		...trail.place,
		region: unknown("outside", `the Region of ${name}`),
		regionFrom: `bucket ${name}`,
	};
	if (key.known && key.value) return sameRegion(key.value.key.place, place);
	const { text } = refs.key;
	if (!text.known || text.value === undefined) return undefined;
	const [, region] = /^arn:[^:]+:kms:([^:]+):/.exec(text.value) ?? [];
	// An ID or an alias is one of the trail's account and home Region.
	return region === undefined
		? sameRegion(trail.place, place)
		: mapValue(place.region, (where) => where === region);
}
