import type { ComplianceTrailArgs } from "../args";
import { arn, type Problems } from "./checks";

/** What is wrong with ARNs of what is there already. */
export function* arnProblems(args: ComplianceTrailArgs): Problems {
	yield ["keyArn", arn(args.keyArn, "kms", /^(key|alias)\/.+/, "a KMS key")];
	if (args.keyReaders && args.keyArn !== undefined)
		yield [
			"keyReaders",
			"is for a key that is made, and keyArn names one that is there: leave one of them out",
		];
	for (const reader of args.keyReaders ?? [])
		yield [
			"keyReaders",
			arn(
				reader,
				"iam",
				/^(root$|(user|role)\/[^*?]+$)/,
				"an account's root, a user or a role",
			),
		];
	yield [
		"logGroupArn",
		arn(args.logGroupArn, "logs", /^log-group:[\w/.#-]+(:\*)?$/, "a log group"),
	];
	yield ["roleArn", arn(args.roleArn, "iam", /^role\/.+/, "a role")];
	if (args.roleArn !== undefined)
		for (const argument of [
			"permissionsBoundary",
			"trustSourceAccountOnly",
		] as const)
			if (args[argument] !== undefined)
				yield [
					argument,
					"is for a role that is made, and roleArn names one that is there: leave one of them out",
				];
	yield [
		"permissionsBoundary",
		arn(args.permissionsBoundary, "iam", /^policy\/.+/, "a policy"),
	];
	yield [
		"notifications.topicArn",
		arn(args.notifications?.topicArn, "sns", /^[\w-]+(\.fifo)?$/, "a topic"),
	];
	yield [
		"alarms.topicArn",
		arn(args.alarms?.topicArn, "sns", /^[\w-]+(\.fifo)?$/, "a topic"),
	];
}
