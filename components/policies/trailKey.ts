import { accountRootArn, bareLogGroupArn, type Home, parseArn } from "../arns";
import {
	CLOUDTRAIL,
	documentOf,
	type PolicyDocument,
	type Statement,
} from "./document";

/** What the policy of a trail's key is made of. */
export interface TrailKeyPolicyArgs {
	/** Where the key lives. */
	readonly home: Home;
	/** ARN of the trail; of the management account's, for an organization. */
	readonly trailArn: string;
	/** Accounts whose logs are encrypted, each of twelve digits. */
	readonly accounts: readonly string[];
	/**
	 * ARN of the log group that the key encrypts, with or without `:*`; it may
	 * lie in another account. Default: none.
	 */
	readonly logGroupArn?: string | undefined;
	/** ARNs of principals who may decrypt the logs. Default: none more. */
	readonly readers?: readonly string[] | undefined;
	/** Whether topics that the trail and alarms publish to are encrypted. */
	readonly encryptsTopics?: boolean | undefined;
}

/**
 * Lets one trail encrypt with a key, the log service for one log group, and
 * whoever the account lets read logs decrypt what CloudTrail wrote.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailKeyPolicy(args: TrailKeyPolicyArgs): PolicyDocument {
	const { home, trailArn, accounts, logGroupArn, readers, encryptsTopics } =
		args;
	const { partition, account } = home;
	const ofTrail = { StringEquals: { "aws:SourceArn": trailArn } };
	return documentOf(
		{
			Sid: "EnableAccountAdministration",
			Effect: "Allow",
			Principal: { AWS: accountRootArn(partition, account) },
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
				StringLike: {
					"kms:EncryptionContext:aws:cloudtrail:arn": accounts.map(
						(one) => `arn:${partition}:cloudtrail:*:${one}:trail/*`,
					),
				},
			},
		},
		{
			// An S3 Bucket Key is decrypted to be used again.
			Sid: "AllowCloudTrailToUseBucketKey",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action: ["kms:DescribeKey", "kms:Decrypt"],
			Resource: "*",
			Condition: ofTrail,
		},
		{
			Sid: "AllowReadersToDecryptLogs",
			Effect: "Allow",
			Principal: {
				AWS: [accountRootArn(partition, account), ...(readers ?? [])],
			},
			Action: "kms:Decrypt",
			Resource: "*",
			Condition: {
				Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" },
			},
		},
		...(logGroupArn ? [logServiceStatement(logGroupArn, home)] : []),
		...(encryptsTopics ? topicKeyStatements(account, trailArn) : []),
	);
}

/**
 * Lets the log service of the log group's Region encrypt that group alone.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function logServiceStatement(logGroupArn: string, { region }: Home): Statement {
	return {
		Sid: "AllowLogServiceForLogGroup",
		Effect: "Allow",
		Principal: {
			Service: `logs.${parseArn(logGroupArn)?.region ?? region}.amazonaws.com`,
		},
		Action: [
			"kms:Encrypt*",
			"kms:Decrypt*",
			"kms:ReEncrypt*",
			"kms:GenerateDataKey*",
			"kms:Describe*",
		],
		Resource: "*",
		Condition: {
			ArnEquals: {
				"kms:EncryptionContext:aws:logs:arn": bareLogGroupArn(logGroupArn),
			},
		},
	};
}

/**
 * Lets the trail and the account's alarms publish to an encrypted topic.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function topicKeyStatements(account: string, trailArn: string): Statement[] {
	const Action = ["kms:GenerateDataKey*", "kms:Decrypt"];
	return [
		{
			Sid: "AllowCloudTrailToPublish",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action,
			Resource: "*",
			Condition: { StringEquals: { "aws:SourceArn": trailArn } },
		},
		{
			Sid: "AllowAlarmsToPublish",
			Effect: "Allow",
			Principal: { Service: "cloudwatch.amazonaws.com" },
			Action,
			Resource: "*",
			Condition: { StringEquals: { "aws:SourceAccount": account } },
		},
	];
}
