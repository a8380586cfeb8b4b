import { HeadBucketCommand } from "@aws-sdk/client-s3";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { Unwrap } from "@pulumi/pulumi";
import type { Request } from "../iam/evaluate";
import { allows } from "./allows";
import { partitionOf } from "./arns";
import { bucketPolicyOf } from "./bucketAccess";
import { hasBucketKey } from "./bucketStorage";
import type { Cloud } from "./cloud";
import { unlessGone } from "./cloudType";
import { keyOf, keyPolicyOf } from "./keys";
import { topicOf } from "./topics";
import { cloudTrail, deliveryRefusal } from "./trailDelivery";

/*
 * What CloudTrail tries before it makes or changes a trail. The test server
 * tries only whether the bucket is there; a program that makes things in the
 * wrong order gets no further than here.
 */

type Trail = Unwrap<TrailArgs>;

interface Asking {
	readonly trail: Trail;
	readonly trailArn: string;
	readonly cloud: Cloud;
}

/** A request of CloudTrail's, on behalf of the trail. */
function byTrail(
	{ trailArn, cloud }: Asking,
	action: string,
	resource: string,
	context: Request["context"] = {},
): Request {
	return {
		principal: cloudTrail,
		action,
		resource,
		context: {
			"aws:SourceArn": trailArn,
			"aws:SourceAccount": cloud.account,
			"aws:SecureTransport": "true",
			...context,
		},
	};
}

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
async function bucketRefusal(
	asking: Asking,
	organization: string | undefined,
): Promise<string | undefined> {
	const { trail, cloud } = asking;
	const name = trail.s3BucketName;
	const there = await unlessGone(
		cloud.s3.send(new HeadBucketCommand({ Bucket: name })),
		...["NotFound", "NoSuchBucket"],
	);
	if (!there)
		return `S3BucketDoesNotExistException: S3 bucket ${name} does not exist!`;
	const policy = await bucketPolicyOf(name, cloud);
	const arn = `arn:${partitionOf(cloud.region)}:s3:::${name}`;
	const logs = `${arn}/${trail.s3KeyPrefix ? `${trail.s3KeyPrefix}/` : ""}AWSLogs`;
	const owners = [
		`${logs}/${cloud.account}`,
		...(organization
			? [
					`${logs}/${organization}/${cloud.account}`,
					`${logs}/${organization}/999999999999`,
				]
			: []),
	];
	const writes = owners
		.flatMap((owner) => [`${owner}/CloudTrail`, `${owner}/CloudTrail-Digest`])
		.map((folder) =>
			byTrail(asking, "s3:PutObject", `${folder}/eu-west-1/2026/01/01/log`, {
				"s3:x-amz-acl": "bucket-owner-full-control",
			}),
		);
	const mayAll = [byTrail(asking, "s3:GetBucketAcl", arn), ...writes].every(
		(request) => allows(policy, request),
	);
	return mayAll
		? undefined
		: `InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: ${name}`;
}

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
async function keyRefusal(asking: Asking): Promise<string | undefined> {
	const { trail, trailArn, cloud } = asking;
	const { kmsKeyId: key } = trail;
	if (!key) return undefined;
	const there = key.startsWith("arn:") ? cloud.at(key) : cloud;
	if (there.region !== cloud.region || !(await keyOf(key, there)))
		return `KmsKeyNotFoundException: KMS key ${key} cannot be found`;
	const policy = await keyPolicyOf(key, there);
	const trailOfRegion = {
		"kms:EncryptionContext:aws:cloudtrail:arn": trailArn,
	};
	const mayAll = [
		byTrail(asking, "kms:DescribeKey", "*"),
		byTrail(asking, "kms:GenerateDataKey", "*", trailOfRegion),
		...((await hasBucketKey(trail.s3BucketName, cloud))
			? [byTrail(asking, "kms:Decrypt", "*")]
			: []),
	].every((request) => allows(policy, request));
	return mayAll
		? undefined
		: `InsufficientEncryptionPolicyException: Insufficient permissions to access S3 bucket ${trail.s3BucketName} or KMS key ${key}.`;
}

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
async function topicRefusal(asking: Asking): Promise<string | undefined> {
	const { snsTopicName: arn } = asking.trail;
	if (!arn) return undefined;
	const refused =
		"InsufficientSnsTopicPolicyException: SNS Topic does not exist or the topic policy is incorrect!";
	const there = asking.cloud.at(arn);
	const topic = await topicOf(arn, there);
	if (!allows(topic?.Policy, byTrail(asking, "SNS:Publish", arn)))
		return refused;
	const key = topic?.KmsMasterKeyId;
	if (!key) return undefined;
	// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
	const policy = await keyPolicyOf(key, there.at(key));
	const uses = ["kms:GenerateDataKey", "kms:Decrypt"];
	const context = { "kms:EncryptionContext:aws:sns:topicArn": arn };
	return uses.every((use) => allows(policy, byTrail(asking, use, "*", context)))
		? undefined
		: refused;
}

/**
 * What CloudTrail refuses a trail with; undefined where it takes it.
 * @param organization Its id, where the trail is an organization's.
 */
export async function trailRefusal(
	trail: Trail,
	cloud: Cloud,
	organization: string | undefined,
): Promise<string | undefined> {
	const { region, account } = cloud;
	const trailArn = `arn:${partitionOf(region)}:cloudtrail:${region}:${account}:trail/${trail.name}`;
	const asking = { trail, trailArn, cloud };
	return (
		(await bucketRefusal(asking, organization)) ??
		(await keyRefusal(asking)) ??
		(await topicRefusal(asking)) ??
		(await deliveryRefusal(trail, cloud, organization))
	);
}
