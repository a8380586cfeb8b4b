import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { all, type Output, output, type Resource } from "@pulumi/pulumi";
import { bareLogGroupArn, parseArn } from "./arns";
import type { Context } from "./context";
import { deliveryRolePolicy, deliveryRoleTrust } from "./policies/deliveryRole";

/** How a trail's events come to CloudWatch Logs. */
export interface LogDelivery {
	readonly logGroupName: Output<string>;
	/** Without `:*` behind. */
	readonly logGroupArn: Output<string>;
	readonly roleArn: Output<string>;
	/** What must stand before the trail. */
	readonly ready: readonly Resource[];
}

/** The name of the log group that is made; undefined where one is given. */
export function madeLogGroupName({
	args,
	trailName,
}: Pick<Context, "args" | "trailName">): string | undefined {
	return args.logGroupArn === undefined
		? `/cloudtrail/${trailName}`
		: undefined;
}

/** The log group and the role given, or those that are made. */
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
	const { args, tags, options } = context;
	if (args.logGroupArn !== undefined) {
		const arn = output(args.logGroupArn).apply(bareLogGroupArn);
		const name = arn.apply((text) =>
			(parseArn(text)?.resource ?? "").replace(/^log-group:/, ""),
		);
		return { name, arn };
	}
	const group = new LogGroup(
		`${context.name}-events`,
		{
			name: madeLogGroupName(context),
			retentionInDays: args.logRetentionDays ?? 365,
			kmsKeyId: keyArn,
			tags,
		},
		options,
	);
	return { name: group.name, arn: group.arn.apply(bareLogGroupArn) };
}

function roleOf(
	context: Context,
	logGroupArn: Output<string>,
): { readonly arn: Output<string>; readonly ready: readonly Resource[] } {
	const { name, args, home, tags, options } = context;
	if (args.roleArn !== undefined)
		return { arn: output(args.roleArn), ready: [] };
	const role = new Role(
		`${name}-delivery`,
		{
			description: `CloudTrail trail ${context.trailName} to CloudWatch Logs`,
			assumeRolePolicy: home.apply(({ account }) =>
				JSON.stringify(
					deliveryRoleTrust(args.trustSourceAccountOnly ? account : undefined),
				),
			),
			...(args.permissionsBoundary !== undefined && {
				permissionsBoundary: args.permissionsBoundary,
			}),
			tags,
		},
		options,
	);
	const policy = new RolePolicy(
		`${name}-delivery`,
		{
			role: role.name,
			policy: all([home, logGroupArn]).apply(([here, arn]) =>
				JSON.stringify(
					deliveryRolePolicy({
						home: here,
						logGroupArn: arn,
						organizationId: args.organization?.id,
					}),
				),
			),
		},
		{ ...options, parent: role },
	);
	return { arn: role.arn, ready: [policy] };
}
