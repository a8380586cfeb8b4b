import { Alias } from "@pulumi/aws/kms/alias";
import { Key } from "@pulumi/aws/kms/key";
import { all, type Output } from "@pulumi/pulumi";
import { logGroupArn } from "./arns";
import type { Context } from "./context";
import { madeLogGroupName } from "./logDelivery";
import { withoutPeriods } from "./names";
import { trailKeyPolicy } from "./policies/trailKey";
import { madeTopicArn } from "./topics";

/**
 * The key that encrypts log files, the log group, topics and the event data
 * store: the one given, or one that is made, rotated each year and deleted 30
 * days after it is asked.
 */
export function makeKey(context: Context): Output<string> {
	const { name, args, trailName, tags, keep, given } = context;
	if (args.keyArn !== undefined) return given("keyArn", args.keyArn);
	const key = new Key(
		`${name}-key`,
		{
			description: `Log files of CloudTrail trail ${trailName}`,
			enableKeyRotation: true,
			deletionWindowInDays: 30,
			policy: keyPolicy(context),
			tags,
		},
		keep,
	);
	new Alias(
		`${name}-key`,
		{
			name: `alias/cloudtrail-${withoutPeriods(trailName)}`,
			targetKeyId: key.keyId,
		},
		{ ...keep, parent: key },
	);
	return key.arn;
}

/** All that the key encrypts has a fixed name, so that its ARN is known here. */
function keyPolicy(context: Context): Output<string> {
	const { args, home, trailArn, given } = context;
	const groupName = madeLogGroupName(context);
	return all([
		home,
		trailArn,
		all((args.keyReaders ?? []).map((one) => given("keyReaders", one))),
		madeTopicArn(context, "deliveries"),
		madeTopicArn(context, "alarms"),
	]).apply(([here, trail, readers, deliveryTopicArn, alarmTopicArn]) =>
		JSON.stringify(
			trailKeyPolicy({
				trailArn: trail,
				keyAccount: here.account,
				logGroupArn:
					groupName === undefined ? undefined : logGroupArn(here, groupName),
				readers,
				deliveryTopicArn,
				alarmTopicArn,
				encryptsEventDataStore: args.eventDataStore !== undefined,
			}),
		),
	);
}
