import { CLOUDTRAIL, type Statement } from "./statement";

/**
 * Allows one trail to publish to a topic.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function publishStatement(
	topicArn: string,
	trailArn: string,
): Statement {
	return {
		Sid: "AWSCloudTrailSNSPolicy20131101",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "SNS:Publish",
		Resource: topicArn,
		Condition: { StringEquals: { "aws:SourceArn": trailArn } },
	};
}

/** Allows one trail to publish to a topic that is encrypted with a key. */
export function topicKeyStatement(
	topicArn: string,
	trailArn: string,
): Statement {
	return encryptedTopicStatement(
		"AllowCloudTrailToPublish",
		CLOUDTRAIL,
		topicArn,
		{ "aws:SourceArn": trailArn },
	);
}

/**
 * Allows a service to publish to a topic that is encrypted with a key.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function encryptedTopicStatement(
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
