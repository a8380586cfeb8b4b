import { CLOUDTRAIL, type Statement } from "./statement";

/**
 * Allows CloudTrail to assume a role.
 * @param sourceAccount Account ID of the trail, to require in
 * `aws:SourceAccount`. Default: no condition.
 */
export function assumeRoleStatement(sourceAccount?: string): Statement {
	return {
		Sid: "AllowCloudTrail",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "sts:AssumeRole",
		...(sourceAccount && {
			Condition: { StringEquals: { "aws:SourceAccount": sourceAccount } },
		}),
	};
}

/** The log streams of one trail. */
export interface TrailStreams {
	/** ARN of the log group, without `:*`. */
	readonly logGroupArn: string;
	/** IDs of the accounts that streams are named after. */
	readonly accounts: readonly string[];
	/** Home Region of the trail. */
	readonly region: string;
	/** Organization ID (`o-…`) of an organization trail. Default: none. */
	readonly organizationId?: string | undefined;
}

/**
 * Allows a role to write the log streams of one trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function writeStreamsStatement({
	logGroupArn,
	accounts,
	region,
	organizationId,
}: TrailStreams): Statement {
	const streams = `${logGroupArn}:log-stream`;
	return {
		Sid: "WriteTrailStreams",
		Effect: "Allow",
		Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
		Resource: [
			...accounts.map(
				(account) => `${streams}:${account}_CloudTrail_${region}*`,
			),
			...(organizationId ? [`${streams}:${organizationId}_*`] : []),
		],
	};
}
