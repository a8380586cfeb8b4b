import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, placed, REGION, TYPES, trail } from "../kit/deliveryStack";
import type { Bag } from "../kit/resources";

/*
 * Trails of both providers with a log group and a role.
 */

export const GROUP = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/trail/audit`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/to-logs`;
export const TRAIL = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
export const group = (props: Bag = {}, more: Partial<Resource> = {}) =>
	placed(TYPES.group, "events", { name: "/trail/audit", ...props }, {}, more);

/** A trail of either provider with these properties. */
export const trails = (
	cloudWatchLogsGroupArn: unknown,
	cloudWatchLogsRoleArn: unknown = ROLE,
	props: Bag = {},
): readonly Resource[] => [
	trail({ cloudWatchLogsGroupArn, cloudWatchLogsRoleArn, ...props }),
	placed(TYPES.nativeTrail, "audit", {
		trailName: "audit",
		s3BucketName: "logs-elsewhere",
		cloudWatchLogsLogGroupArn: cloudWatchLogsGroupArn,
		cloudWatchLogsRoleArn,
		...props,
	}),
];
