import type { ComplianceTrailArgs } from "../args";
import { bucketNameIn } from "../arns";
import { trailNameProblem } from "../names";
import { placeConflicts } from "./arnLocations";
import type { Finding } from "./checks";

type ArgumentName = keyof ComplianceTrailArgs;

/** Arguments that apply only to created resources, by the argument with an existing one. */
const ONLY_FOR_MADE: readonly (readonly [
	given: ArgumentName,
	what: string,
	...others: ArgumentName[],
])[] = [
	[
		"bucket",
		"a bucket",
		"bucketName",
		"retention",
		"objectLock",
		"accessLogs",
		"forceDestroy",
	],
	["keyArn", "a key", "keyReaders"],
	["logGroupArn", "a log group", "logRetentionDays"],
	["roleArn", "a role", "permissionsBoundary", "trustSourceAccountOnly"],
];

/** The problem with an access log bucket that is the trail's own. */
export const INTO_ITSELF =
	"is the trail's own bucket, which must not log to itself: use another bucket";

/** Conflicts between arguments that are valid on their own. */
export function* conflicts(
	name: string,
	args: ComplianceTrailArgs,
): Generator<Finding> {
	if (args.trailName === undefined) {
		const problem = trailNameProblem(name);
		if (problem !== undefined)
			yield [
				"trailName",
				`must be set, because the component's name is not a valid trail name: it ${problem}`,
			];
	}
	for (const [given, what, ...others] of ONLY_FOR_MADE)
		for (const other of others)
			if (args[given] !== undefined && args[other] !== undefined)
				yield [
					other,
					`applies only to ${what} that the component creates, but ${given} is an existing one: remove one of them`,
				];
	yield* bucketConflicts(args);
	if (args.insights && new Set(args.insights).size !== args.insights.length)
		yield ["insights", "contains a duplicate: list each value once"];
	yield* placeConflicts(args);
}

function* bucketConflicts({
	bucketName,
	accessLogs,
	retention,
	forceDestroy,
	protect,
}: ComplianceTrailArgs): Generator<Finding> {
	if (forceDestroy && protect !== false)
		yield [
			"protect",
			"must be false if forceDestroy is true: set it to false, or remove forceDestroy",
		];
	const { transitionDays = 90, expirationDays = 2557 } = retention ?? {};
	if (expirationDays <= transitionDays)
		yield [
			"retention.expirationDays",
			"must be greater than retention.transitionDays: increase it",
		];
	if (accessLogs?.bucket === undefined) return;
	if (accessLogs.retentionDays !== undefined)
		yield [
			"accessLogs.retentionDays",
			"applies only to a bucket that the component creates, but accessLogs.bucket is an existing one: remove one of them",
		];
	if (
		typeof accessLogs.bucket === "string" &&
		bucketNameIn(accessLogs.bucket) === bucketName
	)
		yield ["accessLogs.bucket", INTO_ITSELF];
}
