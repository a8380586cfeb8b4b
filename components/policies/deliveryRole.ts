import { bareLogGroupArn, partsOfArn } from "../arns";
import { documentOf, type PolicyDocument } from "./document";
import {
	assumeRoleStatement,
	writeStreamsStatement,
} from "./statements/deliveryRole";

/**
 * Trust policy that allows CloudTrail to assume a role. AWS documents no
 * condition for it.
 * @param sourceAccount Account ID of the trail, 12 digits, to require in
 * `aws:SourceAccount`. Default: no condition.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function deliveryRoleTrust(sourceAccount?: string): PolicyDocument {
	return documentOf(assumeRoleStatement(sourceAccount));
}

/** Arguments of `deliveryRolePolicy`. */
export interface DeliveryRolePolicyArgs {
	/** ARN of the log group, with or without `:*`. */
	readonly logGroupArn: string;
	/** ARN of the trail. An organization trail belongs to the management account. */
	readonly trailArn: string;
	/** Organization ID (`o-…`) of an organization trail. Default: none. */
	readonly organizationId?: string | undefined;
}

/**
 * Policy that allows a role to write the log streams of one trail to one log
 * group. Throws a `RunError` if an ARN is not valid.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function deliveryRolePolicy(
	args: DeliveryRolePolicyArgs,
): PolicyDocument {
	const { trailArn, organizationId } = args;
	const trail = partsOfArn("trailArn", trailArn);
	const group = partsOfArn("logGroupArn", bareLogGroupArn(args.logGroupArn));
	// A delegated administrator's log group is not in the trail's account.
	const accounts = new Set([trail.account, group.account]);
	return documentOf(
		writeStreamsStatement({
			logGroupArn: bareLogGroupArn(args.logGroupArn),
			accounts: [...accounts],
			region: trail.region,
			organizationId,
		}),
	);
}
