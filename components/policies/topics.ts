import { documentOf, type PolicyDocument } from "./document";
import { publishStatement } from "./statements/topic";

/**
 * Topic policy that allows one trail to publish.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function deliveryTopicPolicy(
	topicArn: string,
	trailArn: string,
): PolicyDocument {
	return documentOf(publishStatement(topicArn, trailArn));
}

/**
 * Topic policy that allows the CloudWatch alarms of one account to publish.
 * @param account Account ID, 12 digits.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function alarmTopicPolicy(
	topicArn: string,
	account: string,
): PolicyDocument {
	return documentOf({
		Sid: "AllowAlarms",
		Effect: "Allow",
		Principal: { Service: "cloudwatch.amazonaws.com" },
		Action: "SNS:Publish",
		Resource: topicArn,
		Condition: { StringEquals: { "aws:SourceAccount": account } },
	});
}
