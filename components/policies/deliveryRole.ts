import { bareLogGroupArn, partsOfArn } from "../arns";
import { CLOUDTRAIL, documentOf, type PolicyDocument } from "./document";

/**
 * Lets CloudTrail assume a role. AWS documents no condition on this trust, so
 * there is none, unless an account is given for `aws:SourceAccount`: the
 * trail's, of twelve digits.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function deliveryRoleTrust(sourceAccount?: string): PolicyDocument {
	return documentOf({
		Sid: "AllowCloudTrail",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "sts:AssumeRole",
		...(sourceAccount && {
			Condition: { StringEquals: { "aws:SourceAccount": sourceAccount } },
		}),
	});
}

/** What the policy of a delivery role is made of. */
export interface DeliveryRolePolicyArgs {
	/** ARN of the log group, with or without `:*`. */
	readonly logGroupArn: string;
	/** ARN of the trail; of the management account's, for an organization. */
	readonly trailArn: string;
	/** Organization id (`o-…`) of an organization trail. Default: none. */
	readonly organizationId?: string | undefined;
}

/**
 * Lets a role write one trail's streams in one log group, and nothing else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function deliveryRolePolicy(
	args: DeliveryRolePolicyArgs,
): PolicyDocument {
	const { trailArn, organizationId } = args;
	const trail = partsOfArn("trailArn", trailArn);
	const group = partsOfArn("logGroupArn", bareLogGroupArn(args.logGroupArn));
	const streams = `${bareLogGroupArn(args.logGroupArn)}:log-stream`;
	// A delegated administrator's log group is not in the trail's account.
	const accounts = new Set([trail.account, group.account]);
	return documentOf({
		Sid: "WriteTrailStreams",
		Effect: "Allow",
		Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
		Resource: [
			...[...accounts].map(
				(account) => `${streams}:${account}_CloudTrail_${trail.region}*`,
			),
			...(organizationId ? [`${streams}:${organizationId}_*`] : []),
		],
	});
}
