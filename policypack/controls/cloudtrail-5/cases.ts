import type { Case } from "../../judging/case";
import { bucket, pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const other = source("aws:cloudtrail/trail:Trail", "second");

const role =
	"The role trusts cloudtrail.amazonaws.com and allows logs:CreateLogStream and logs:PutLogEvents on the group's streams";
const delivery = `The ARN of the log group must end in ":*": put that behind its arn. ${role}, as in examples/by-hand of pulumi-cloudtrail-compliance.`;

export const cases: readonly Case[] = [
	{ name: "log group and role are set", facts: [trail()], expect: "passed" },
	{
		name: "no log group is set",
		facts: [trail({ hasLogGroup: known(false), hasLogRole: known(false) })],
		expect: "failed",
		says: "Trail audit sends no events to CloudWatch Logs.",
		fix: `Set cloudWatchLogsGroupArn and cloudWatchLogsRoleArn. ${delivery}`,
	},
	{
		name: "a role is set and no log group",
		facts: [trail({ hasLogGroup: known(false) })],
		expect: "failed",
		fix: `Set cloudWatchLogsGroupArn. ${delivery}`,
	},
	{
		name: "a trail's provider has its own property for the log group",
		facts: [
			trail({
				hasLogGroup: known(false),
				of: source("aws-native:cloudtrail:Trail", "audit"),
			}),
		],
		expect: "failed",
		fix: `Set cloudWatchLogsLogGroupArn. The ARN of the log group must end in ":*", as the arn of the group does. ${role}, as in examples/aws-native of pulumi-cloudtrail-compliance.`,
	},
	{
		name: "a log group is set and no role: the group alone decides",
		facts: [trail({ hasLogRole: known(false) })],
		expect: "passed",
		says: "Trail audit names a log group and no role to deliver with.",
		fix: `Set cloudWatchLogsRoleArn. ${role}, as in examples/by-hand of pulumi-cloudtrail-compliance.`,
	},
	{
		name: "a log group is set and the role cannot be read",
		facts: [
			trail({
				hasLogRole: unknown(
					"unreadable",
					"cloudWatchLogsRoleArn of audit (not a string)",
				),
			}),
		],
		expect: "passed",
	},
	{
		name: "no log group is set and the role is not known",
		facts: [
			trail({
				hasLogGroup: known(false),
				hasLogRole: pending("cloudWatchLogsRoleArn of audit"),
			}),
		],
		expect: "failed",
	},
	{
		name: "the log group cannot be read",
		facts: [
			trail({
				hasLogGroup: unknown(
					"unreadable",
					"cloudWatchLogsGroupArn of audit (not a string)",
				),
			}),
		],
		expect: "unknown",
		says: "Not readable: cloudWatchLogsGroupArn of audit (not a string).",
	},
	{
		name: "whether a log group is set is not known until the update",
		facts: [trail({ hasLogGroup: pending("cloudWatchLogsGroupArn of audit") })],
		expect: "unknown",
		says: "Not known until the update: cloudWatchLogsGroupArn of audit.",
	},
	{
		name: "neither log group nor role is known until the update",
		facts: [
			trail({
				hasLogGroup: pending("cloudWatchLogsGroupArn of audit"),
				hasLogRole: pending("cloudWatchLogsRoleArn of audit"),
			}),
		],
		expect: "unknown",
	},
	{
		name: "one trail of two sends no events",
		facts: [trail(), trail({ of: other, hasLogGroup: known(false) })],
		expect: "failed",
		says: "Trail second sends no events to CloudWatch Logs.",
	},
	{
		name: "a failure is louder than ignorance of another trail",
		facts: [
			trail({ hasLogGroup: pending("cloudWatchLogsGroupArn of audit") }),
			trail({ of: other, hasLogGroup: known(false) }),
		],
		expect: "failed",
	},
	{
		name: "ignorance of one trail is louder than another that passes",
		facts: [
			trail(),
			trail({
				of: other,
				hasLogGroup: pending("cloudWatchLogsGroupArn of second"),
			}),
		],
		expect: "unknown",
	},
	{
		name: "a trail that is switched off needs a log group, too",
		facts: [trail({ isLogging: known(false), hasLogGroup: known(false) })],
		expect: "failed",
	},
	{
		name: "a log group is set, and nothing else is as it should be",
		facts: [
			trail({
				isLogging: known(false),
				isMultiRegion: known(false),
				hasKey: known(false),
				validatesLogFiles: known(false),
			}),
		],
		expect: "passed",
	},
	{ name: "no trail", facts: [], expect: "noData" },
	{ name: "a bucket and no trail", facts: [bucket()], expect: "noData" },
];
