import { accountRootArn, bareLogGroupArn, partsOfArn } from "../arns";
import { logService } from "../partitions";
import {
	CLOUDTRAIL,
	documentOf,
	type PolicyDocument,
	type Statement,
} from "./document";
import { keyPolicyLimit, withinLimit } from "./size";

/** What the policy of a trail's key is made of. */
export interface TrailKeyPolicyArgs {
	/** ARN of the trail; of the management account's, for an organization. */
	readonly trailArn: string;
	/** Account id of the account that owns the key. Default: the trail's. */
	readonly keyAccount?: string | undefined;
	/** ARN of the log group that the key encrypts, with or without `:*`. Default: none. */
	readonly logGroupArn?: string | undefined;
	/**
	 * ARNs of principals who may decrypt the logs. KMS takes a policy of 32,768
	 * bytes. Default: none more.
	 */
	readonly readers?: readonly string[] | undefined;
	/** ARN of an encrypted topic that the trail publishes to. Default: none. */
	readonly deliveryTopicArn?: string | undefined;
	/** ARN of an encrypted topic that alarms publish to. Default: none. */
	readonly alarmTopicArn?: string | undefined;
	/** Whether the key encrypts an event data store, too. Default: false. */
	readonly encryptsEventDataStore?: boolean | undefined;
}

/**
 * Lets one trail encrypt with a key, the log service for one log group, and
 * whoever the account lets read logs decrypt what CloudTrail wrote.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailKeyPolicy(args: TrailKeyPolicyArgs): PolicyDocument {
	const document = keyPolicyDocument(args);
	return withinLimit(document, keyPolicyLimit, "readers", FEWER_READERS);
}

/** What to do where readers make a key's policy too large. */
export const FEWER_READERS =
	"name fewer, or the root of an account in place of its roles and users";

/** The policy of a trail's key, however large it is. */
export function keyPolicyDocument(args: TrailKeyPolicyArgs): PolicyDocument {
	const { trailArn, readers = [] } = args;
	const trail = partsOfArn("trailArn", trailArn);
	const owner = accountRootArn(
		trail.partition,
		args.keyAccount ?? trail.account,
	);
	const ofTrail = { StringEquals: { "aws:SourceArn": trailArn } };
	return documentOf(
		{
			Sid: "EnableAccountAdministration",
			Effect: "Allow",
			Principal: { AWS: owner },
			Action: "kms:*",
			Resource: "*",
		},
		{
			Sid: "AllowCloudTrailToEncryptLogs",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action: "kms:GenerateDataKey*",
			Resource: "*",
			Condition: {
				...ofTrail,
				// A multi-Region trail delivers from every Region.
				StringLike: {
					"kms:EncryptionContext:aws:cloudtrail:arn": `arn:${trail.partition}:cloudtrail:*:${trail.account}:${trail.resource}`,
				},
			},
		},
		{
			Sid: "AllowCloudTrailToDescribeKey",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action: "kms:DescribeKey",
			Resource: "*",
			Condition: ofTrail,
		},
		{
			// A bucket key of S3 is decrypted to be used again.
			Sid: "AllowCloudTrailToUseBucketKey",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action: "kms:Decrypt",
			Resource: "*",
			Condition: ofTrail,
		},
		{
			Sid: "AllowReadersToDecryptLogs",
			Effect: "Allow",
			Principal: { AWS: [owner, ...readers] },
			Action: "kms:Decrypt",
			Resource: "*",
			Condition: {
				Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" },
			},
		},
		...whoElse(args),
	);
}

/** Grants to those who encrypt something else with a trail's key. */
function whoElse(args: TrailKeyPolicyArgs): readonly Statement[] {
	const { trailArn, logGroupArn, deliveryTopicArn, alarmTopicArn } = args;
	return [
		...(logGroupArn === undefined
			? []
			: [forLogGroup(bareLogGroupArn(logGroupArn))]),
		...(deliveryTopicArn === undefined
			? []
			: [
					forTopic("AllowCloudTrailToPublish", CLOUDTRAIL, deliveryTopicArn, {
						"aws:SourceArn": trailArn,
					}),
				]),
		...(alarmTopicArn === undefined
			? []
			: [
					forTopic(
						"AllowAlarmsToPublish",
						{ Service: "cloudwatch.amazonaws.com" },
						alarmTopicArn,
						{
							"aws:SourceAccount": partsOfArn("alarmTopicArn", alarmTopicArn)
								.account,
						},
					),
				]),
		...(args.encryptsEventDataStore ? [FOR_EVENT_DATA_STORE] : []),
	];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function forLogGroup(arn: string): Statement {
	const { partition, region } = partsOfArn("logGroupArn", arn);
	return {
		Sid: "AllowLogServiceForLogGroup",
		Effect: "Allow",
		Principal: { Service: logService(partition, region) },
		Action: [
			"kms:Encrypt*",
			"kms:Decrypt*",
			"kms:ReEncrypt*",
			"kms:GenerateDataKey*",
			"kms:Describe*",
		],
		Resource: "*",
		Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arn } },
	};
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
function forTopic(
	Sid: string,
	Principal: Statement["Principal"],
	topicArn: string,
	source: Readonly<Record<string, string>>,
): Statement {
	return {
		Sid,
		Effect: "Allow",
		Principal,
		Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
		Resource: "*",
		Condition: {
			StringEquals: {
				...source,
				"kms:EncryptionContext:aws:sns:topicArn": topicArn,
			},
		},
	};
}

/**
 * CloudTrail names no source for an event data store, and AWS documents no
 * condition. Trails name theirs, and are let in by their own statements alone.
 */
const FOR_EVENT_DATA_STORE: Statement = {
	Sid: "AllowEventDataStoreToUseKey",
	Effect: "Allow",
	Principal: CLOUDTRAIL,
	Action: ["kms:GenerateDataKey", "kms:Decrypt"],
	Resource: "*",
	Condition: {
		ArnNotLikeIfExists: { "aws:SourceArn": "arn:*:cloudtrail:*:*:trail/*" },
	},
};
