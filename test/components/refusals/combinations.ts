import { ARNS, type Refusal } from "./kinds";

export const combinations: readonly Refusal[] = (
	[
		["bucket", { bucket: "acme-logs" }, "bucketName", "acme-new"],
		["bucket", { bucket: "acme-logs" }, "retention", {}],
		["bucket", { bucket: "acme-logs" }, "accessLogs", {}],
		["bucket", { bucket: "acme-logs" }, "forceDestroy", false],
		[
			"bucket",
			{ bucket: "acme-logs" },
			"objectLock",
			{ mode: "GOVERNANCE", days: 1 },
		],
		["keyArn", ARNS.key, "keyReaders", []],
		["logGroupArn", ARNS.logGroup, "logRetentionDays", 365],
		[
			"roleArn",
			ARNS.role,
			"permissionsBoundary",
			"arn:aws:iam::aws:policy/PowerUserAccess",
		],
		["roleArn", ARNS.role, "trustSourceAccountOnly", true],
	] as const
).map(([given, value, path, other]) => ({
	args: { [given]: value, [path]: other },
	path,
	words: new RegExp(
		`applies only to an? [a-z ]+ that the component creates, but ${given} is an existing one: remove one of them`,
	),
}));
