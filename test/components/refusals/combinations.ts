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
		`is for an? [a-z ]+ that is made, and ${given} names one that is there: leave one of them out`,
	),
}));
