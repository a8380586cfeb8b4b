import { accountRootArn, bareLogGroupArn, partsOfArn } from "../arns";
import { logService } from "../partitions";
import { documentOf, type PolicyDocument } from "./document";
import { keyPolicyLimit, withinLimit } from "./size";
import { CLOUDTRAIL, type Statement } from "./statements/statement";
import { encryptedTopicStatement, topicKeyStatement } from "./statements/topic";
import {
	accountStatement,
	bucketKeyStatement,
	describeKeyStatement,
	encryptStatement,
} from "./statements/trailKey";

/** Arguments of `trailKeyPolicy`. */
export interface TrailKeyPolicyArgs {
	/** ARN of the trail. An organization trail belongs to the management account. */
	readonly trailArn: string;
	/** ID of the account that owns the key, 12 digits. Default: the trail's account. */
	readonly keyAccount?: string | undefined;
	/** ARN of the log group that the key encrypts, with or without `:*`. Default: none. */
	readonly logGroupArn?: string | undefined;
	/**
	 * ARNs of additional principals that may decrypt log files. KMS limits the
	 * policy to 32,768 bytes. Default: none.
	 */
	readonly readers?: readonly string[] | undefined;
	/** ARN of an encrypted topic that the trail publishes to. Default: none. */
	readonly deliveryTopicArn?: string | undefined;
	/** ARN of an encrypted topic that alarms publish to. Default: none. */
	readonly alarmTopicArn?: string | undefined;
	/** Whether the key also encrypts an event data store. Default: false. */
	readonly encryptsEventDataStore?: boolean | undefined;
}

/**
 * Key policy that allows one trail, and the given log group and topics, to
 * encrypt with a key, and principals that the account authorizes to decrypt log
 * files. Throws a `RunError` if an ARN is not valid or the policy is too large.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailKeyPolicy(args: TrailKeyPolicyArgs): PolicyDocument {
	const document = keyPolicyDocument(args);
	return withinLimit(document, keyPolicyLimit, "readers", FEWER_READERS);
}

/** What to do if readers make a key policy too large. */
export const FEWER_READERS =
	"use fewer, or the root of an account instead of its roles and users";

/** The key policy of a trail, without a limit on its size. */
export function keyPolicyDocument(args: TrailKeyPolicyArgs): PolicyDocument {
	const { trailArn, readers = [] } = args;
	const trail = partsOfArn("trailArn", trailArn);
	const owner = accountRootArn(
		trail.partition,
		args.keyAccount ?? trail.account,
	);
	return documentOf(
		accountStatement(owner),
		encryptStatement(trailArn),
		describeKeyStatement(trailArn),
		bucketKeyStatement(trailArn),
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
		...serviceStatements(args),
	);
}

/** Grants to the other services that use the trail's key. */
function serviceStatements(args: TrailKeyPolicyArgs): readonly Statement[] {
	const { trailArn, logGroupArn, deliveryTopicArn, alarmTopicArn } = args;
	return [
		...(logGroupArn === undefined
			? []
			: [forLogGroup(bareLogGroupArn(logGroupArn))]),
		...(deliveryTopicArn === undefined
			? []
			: [topicKeyStatement(deliveryTopicArn, trailArn)]),
		...(alarmTopicArn === undefined
			? []
			: [
					encryptedTopicStatement(
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

/**
 * CloudTrail sends no source ARN for an event data store, and AWS documents no
 * condition. Trails send theirs, and have their own statements.
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
