import { decide, type Request } from "../iam/evaluate";
import { byTrail, forbids, lets } from "./asking";
import { organizationOf } from "./organization";
import type { Role, Standing, Trail } from "./standing";

const ROLE =
	"InvalidCloudWatchLogsRoleArnException: Access denied. Check the trust relationships for your role.";
const GROUP =
	"InvalidCloudWatchLogsLogGroupArnException: Access denied. Verify in IAM that the role has adequate permissions.";

/** Whether one of a role's policies lets a request through, and nothing forbids it. */
function mayDo(role: Role, request: Request): boolean {
	const all = role.policies;
	return (
		all.some((policy) => lets(policy, request)) &&
		!all.some((policy) => forbids(policy, request)) &&
		(role.boundary === undefined || lets(role.boundary, request))
	);
}

/** The streams that a trail's events are written to. */
const streamsOf = (
	{ account, region }: Trail,
	organization: string | undefined,
) => [
	`${account}_CloudTrail_${region}`,
	`${account}_CloudTrail_${region}_2`,
	...(organization
		? [`${organization}_999999999999_CloudTrail_${region}`]
		: []),
];

/**
 * What CloudTrail refuses the delivery to CloudWatch Logs with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function logsRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	const { logGroup: group = "", role: roleArn = "", account, region } = trail;
	if (group === "" && roleArn === "") return undefined;
	const [, where, owner, name] =
		/^arn:[^:]+:logs:([^:]+):(\d{12}):log-group:([^:*]+):\*$/.exec(group) ?? [];
	if (name === undefined)
		return `InvalidCloudWatchLogsLogGroupArnException: CloudTrail cannot validate the specified log group ARN: ${group}`;
	if (where !== region || owner !== account)
		return `InvalidCloudWatchLogsLogGroupArnException: log group ${group} is not in ${region} of ${account}`;
	if (!standing.hasLogGroup(group.replace(/:\*$/, ""))) return GROUP;
	const role = standing.role(roleArn);
	if (!role || !roleArn.includes(`:iam::${account}:role/`)) return ROLE;
	if (!isTrusting(role, trail)) return ROLE;
	const writes = ["logs:CreateLogStream", "logs:PutLogEvents"].flatMap(
		(action) =>
			streamsOf(trail, organizationOf(trail, standing)).map(
				(stream): Request => ({
					principal: { aws: role.arn },
					action,
					resource: `${group.replace(/:\*$/, "")}:log-stream:${stream}`,
					context: {
						"aws:PrincipalAccount": account,
						"aws:PrincipalArn": role.arn,
						"aws:RequestedRegion": region,
						"aws:ResourceAccount": account,
						"aws:SecureTransport": "true",
					},
				}),
			),
	);
	return writes.every((request) => mayDo(role, request)) ? undefined : GROUP;
}

/** Whether CloudTrail may take on a role, on behalf of a trail. */
function isTrusting({ trust, arn }: Role, trail: Trail): boolean {
	const { Statement } = JSON.parse(trust);
	const request = byTrail(trail, "sts:AssumeRole", arn);
	return decide({ Statement: [Statement].flat() }, request) === "allowed";
}
