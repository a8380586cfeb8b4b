import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { all, type Output, type Resource } from "@pulumi/pulumi";
import {
	bareLogGroupArn,
	logGroupArn,
	logGroupNameIn,
	partsOfArn,
} from "./arns";
import type { Context } from "./context";
import { defaultRoleName } from "./names";
import { deliveryRolePolicy, deliveryRoleTrust } from "./policies/deliveryRole";

/** Delivery of a trail's events to CloudWatch Logs. */
export interface LogDelivery {
	readonly logGroupName: Output<string>;
	/** Without the suffix `:*`. */
	readonly logGroupArn: Output<string>;
	readonly roleArn: Output<string>;
	/** Resources that must exist before the trail. */
	readonly ready: readonly Resource[];
}

/** Name of the created log group; undefined with an existing one. */
export function madeLogGroupName({
	args,
	trailName,
}: Pick<Context, "args" | "trailName">): string | undefined {
	return args.logGroupArn === undefined
		? `/cloudtrail/${trailName}`
		: undefined;
}

/** The log group and the role, existing or created. */
export function makeLogDelivery(
	context: Context,
	keyArn: Output<string>,
): LogDelivery {
	const group = logGroupOf(context, keyArn);
	const role = roleOf(context, group.arn);
	return {
		logGroupName: group.name,
		logGroupArn: group.arn,
		roleArn: role.arn,
		ready: role.ready,
	};
}

function logGroupOf(
	context: Context,
	keyArn: Output<string>,
): { readonly name: Output<string>; readonly arn: Output<string> } {
	const { name, args, home, tags, options, given } = context;
	if (args.logGroupArn !== undefined) {
		const arn = given("logGroupArn", args.logGroupArn).apply(bareLogGroupArn);
		return { name: arn.apply(logGroupNameIn), arn };
	}
	const group = new LogGroup(
		`${name}-events`,
		{
			name: madeLogGroupName(context),
			retentionInDays: args.logRetentionDays ?? 365,
			kmsKeyId: keyArn,
			tags,
		},
		options,
	);
	// By its name rather than its ARN, so that a preview shows the role's policy.
	const arn = all([home, group.name]).apply(([here, groupName]) =>
		logGroupArn(here, groupName),
	);
	return { name: group.name, arn };
}

function roleOf(
	context: Context,
	groupArn: Output<string>,
): { readonly arn: Output<string>; readonly ready: readonly Resource[] } {
	const { args, trailName, tags, options, given } = context;
	if (args.roleArn !== undefined)
		return { arn: given("roleArn", args.roleArn), ready: [] };
	const { permissionsBoundary } = args;
	const name = `${context.name}-delivery`;
	const role = new Role(
		name,
		{
			...defaultRoleName(name),
			description: `CloudTrail trail ${trailName} to CloudWatch Logs`,
			assumeRolePolicy: context.trailArn.apply((arn) =>
				JSON.stringify(
					deliveryRoleTrust(
						args.trustSourceAccountOnly
							? partsOfArn("trailArn", arn).account
							: undefined,
					),
				),
			),
			...(permissionsBoundary !== undefined && {
				permissionsBoundary: given("permissionsBoundary", permissionsBoundary),
			}),
			tags,
		},
		options,
	);
	const policy = new RolePolicy(
		name,
		{
			name: "write-trail-streams",
			role: role.name,
			policy: all([groupArn, context.trailArn, context.organizationId]).apply(
				([group, trailArn, organizationId]) =>
					JSON.stringify(
						deliveryRolePolicy({
							logGroupArn: group,
							trailArn,
							organizationId,
						}),
					),
			),
		},
		{ ...options, parent: role },
	);
	return { arn: role.arn, ready: [policy] };
}
