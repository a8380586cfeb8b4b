import * as pulumi from "@pulumi/pulumi";
import { defaultAuditRole } from "pulumi-cloudtrail-compliance/reports";

/** What is wrong with the configuration, one line for each setting. */
const problems: string[] = [];

const config = new pulumi.Config();

function text(name: string, pattern: RegExp, must: string): string {
	const value = config.get(name) ?? "";
	if (!pattern.test(value))
		problems.push(`audit-batch:${name} must be ${must}; it is "${value}".`);
	return value;
}

function list(name: string, pattern: RegExp, must: string): readonly string[] {
	const value = config.getObject<unknown>(name) ?? [];
	const isList = Array.isArray(value);
	if (isList && value.every((one) => pattern.test(String(one))))
		return value.map(String);
	problems.push(`audit-batch:${name} must be a list of ${must}.`);
	return [];
}

function count(name: string, byDefault: number, most: number): number {
	const value = config.getNumber(name) ?? byDefault;
	if (!Number.isInteger(value) || value < 2 || value > most)
		problems.push(
			`audit-batch:${name} must be a whole number from 2 to ${most}; it is ${value}.`,
		);
	return value;
}

/** Subnets of the containers, with a way to the endpoints of AWS. */
export const subnetIds = list(
	"subnetIds",
	/^subnet-[0-9a-f]{8,17}$/,
	'subnet IDs, such as "subnet-0a1b2c3d"',
);
/** Security groups of the containers: outgoing HTTPS is enough. */
export const securityGroupIds = list(
	"securityGroupIds",
	/^sg-[0-9a-f]{8,17}$/,
	'security group IDs, such as "sg-0a1b2c3d"',
);
for (const [name, ids] of Object.entries({ subnetIds, securityGroupIds }))
	if (ids.length === 0) problems.push(`audit-batch:${name} has no ID.`);

/** Whether containers in public subnets get a public IP address. */
export const assignPublicIp = config.getBoolean("assignPublicIp") ?? false;

/** Tag of the image in the repository that this program creates. */
export const imageTag = text(
	"imageTag",
	/^[\w][\w.-]{0,127}$/,
	"the tag of an image, such as 0.1.0",
);
/** Number of containers that share the accounts: the size of the array job. */
export const shards = count("shards", 4, 10_000);

/** When the audit runs, as EventBridge Scheduler writes it. */
export const schedule = config.get("schedule") ?? "rate(1 day)";
if (!/^(?:rate|cron)\(.+\)$/.test(schedule))
	problems.push(
		`audit-batch:schedule must be rate(…) or cron(…); it is "${schedule}".`,
	);

/** Role that the audit assumes in each account. */
export const role =
	text(
		"role",
		/^(?:[\w+=,.@-]+(?:\/[\w+=,.@-]+)*)?$/,
		"the name of an IAM role, with its path if it has one",
	) || defaultAuditRole;
/** External ID that the role requires; empty: none. */
export const externalId = text(
	"externalId",
	/^(?:[\w+=,.@:/-]{2,1224})?$/,
	"2 to 1,224 letters, digits and characters of _+=,.@:/-",
);

/** Buckets in one account that trails of others deliver to: the log archive's. */
export const logBuckets = list(
	"logBuckets",
	/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
	"bucket names",
);

if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
