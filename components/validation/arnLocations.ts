import type { ComplianceTrailArgs } from "../args";
import { parseArn } from "../arns";
import { partitionOfRegion } from "../partitions";
import type { Finding } from "./checks";

/** An ARN in an argument, and the parts that must match the trail. */
type Place = readonly [
	path: string,
	arn: unknown,
	...parts: ("region" | "account")[],
];

/** The ARNs in the arguments, with the parts that must match the trail. */
function placesIn(args: ComplianceTrailArgs): readonly Place[] {
	// A key in another Region can encrypt a bucket there, but no created resource.
	const usesKeyHere =
		args.bucket === undefined || args.logGroupArn === undefined;
	return [
		["keyArn", args.keyArn, ...(usesKeyHere ? (["region"] as const) : [])],
		...(args.keyReaders ?? []).map(
			(reader, index): Place => [`keyReaders[${index}]`, reader],
		),
		["logGroupArn", args.logGroupArn, "region", "account"],
		["roleArn", args.roleArn, "account"],
		["permissionsBoundary", args.permissionsBoundary],
		["bucket.bucket", args.bucket?.bucket],
		["accessLogs.bucket", args.accessLogs?.bucket],
		["notifications.topicArn", args.notifications?.topicArn],
		["alarms.topicArn", args.alarms?.topicArn, "region"],
	];
}

const FIX = "use one in the same place as the trail";

/** ARNs that do not match `accountId`, `region` or `partition`. */
export function* placeConflicts(args: ComplianceTrailArgs): Generator<Finding> {
	const { region, accountId: account } = args;
	const expected =
		typeof region === "string" ? partitionOfRegion(region) : undefined;
	const partition =
		typeof args.partition === "string" ? args.partition : expected;
	if (expected !== undefined && partition !== expected)
		yield [
			"partition",
			`does not match region, which is in ${expected}: change one of them`,
		];
	const here: Readonly<Record<string, unknown>> = { region, account };
	for (const [path, arn, ...parts] of placesIn(args)) {
		const found = typeof arn === "string" ? parseArn(arn) : undefined;
		if (!found) continue;
		if (partition !== undefined && found.partition !== partition)
			yield [path, `is not in the partition ${partition}: ${FIX}`];
		for (const part of parts)
			if (typeof here[part] === "string" && found[part] !== here[part])
				yield [path, `is not in the ${part} ${here[part]}: ${FIX}`];
	}
}
