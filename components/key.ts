import { Alias } from "@pulumi/aws/kms/alias";
import { Key } from "@pulumi/aws/kms/key";
import { all, type Output, output } from "@pulumi/pulumi";
import { logGroupArn } from "./arns";
import type { Context } from "./context";
import { trailKeyPolicy } from "./policies/trailKey";

/**
 * The key that encrypts log files, the log group and topics: the one given, or
 * one that is made, rotated each year and deleted 30 days after it is asked.
 * @param logGroupName Name of the made log group; undefined: none is made.
 */
export function makeKey(
	context: Context,
	logGroupName: string | undefined,
): Output<string> {
	const { name, args, home, trailArn, accounts, tags, options, keep } = context;
	if (args.keyArn !== undefined) return output(args.keyArn);
	const encryptsTopics =
		args.notifications !== undefined || args.alarms !== undefined;
	const policy = all([
		home,
		trailArn,
		accounts,
		all([...(args.keyReaders ?? [])]),
	]).apply(([here, trail, delivering, readers]) =>
		JSON.stringify(
			trailKeyPolicy({
				home: here,
				trailArn: trail,
				accounts: delivering,
				logGroupArn: logGroupName && logGroupArn(here, logGroupName),
				readers,
				encryptsTopics,
			}),
		),
	);
	const key = new Key(
		`${name}-key`,
		{
			description: `Log files of CloudTrail trail ${context.trailName}`,
			enableKeyRotation: true,
			deletionWindowInDays: 30,
			policy,
			tags,
		},
		keep,
	);
	new Alias(
		`${name}-key`,
		{ name: `alias/cloudtrail-${context.trailName}`, targetKeyId: key.keyId },
		{ ...options, parent: key },
	);
	return key.arn;
}
