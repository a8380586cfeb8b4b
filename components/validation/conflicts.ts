import type { ComplianceTrailArgs } from "../args";
import { bucketNameIn } from "../arns";
import { trailNameProblem } from "../names";
import { placeConflicts } from "./arnLocations";
import type { Finding } from "./checks";

type ArgumentName = keyof ComplianceTrailArgs;

/** What is for a thing that is made, and so not for one that is there. */
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

/** What is wrong with a bucket for access logs that is the trail's own. */
export const INTO_ITSELF =
	"is the trail's bucket, which must not log into itself: name another";

/** What is wrong with arguments together, each of which is right by itself. */
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
					`is for ${what} that is made, and ${given} names one that is there: leave one of them out`,
				];
	yield* bucketConflicts(args);
	if (args.insights && new Set(args.insights).size !== args.insights.length)
		yield ["insights", "names one twice: name each once"];
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
			"must be false where forceDestroy is true: set it, or leave forceDestroy out",
		];
	const { transitionDays = 90, expirationDays = 2557 } = retention ?? {};
	if (expirationDays <= transitionDays)
		yield [
			"retention.expirationDays",
			"is not after retention.transitionDays: make it larger",
		];
	if (accessLogs?.bucket === undefined) return;
	if (accessLogs.retentionDays !== undefined)
		yield [
			"accessLogs.retentionDays",
			"is for a bucket that is made, and accessLogs.bucket names one that is there: leave one of them out",
		];
	if (
		typeof accessLogs.bucket === "string" &&
		bucketNameIn(accessLogs.bucket) === bucketName
	)
		yield ["accessLogs.bucket", INTO_ITSELF];
}
