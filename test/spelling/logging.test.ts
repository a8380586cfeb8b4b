import type { Fact } from "../../policypack/model/facts";
import { known, type Value } from "../../policypack/model/value";
import {
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_LOGGING,
	AWS_LOGGING_V2,
	AWS_TRAIL,
	KEY,
	NATIVE_BUCKET,
	NATIVE_TRAIL,
	output,
	reference,
	resource,
	secret,
	UNKNOWN,
} from "../kit/resources";
import {
	at,
	everyRefusal,
	everyUnknown,
	isRead,
	nothing,
	type Row,
	type Spot,
	spot,
	trails,
} from "./properties";

/** Whether any of a bucket's own properties logs. */
function logs(facts: readonly Fact[]): Value<unknown> {
	const all = facts.flatMap((fact) =>
		fact.kind === "accessLogging" ? [fact.hasTarget] : [],
	);
	return (
		all.find((one) => one.known && one.value) ??
		all.find((one) => !one.known) ??
		known(false)
	);
}

function loggingSpot(type: string, path: string): Spot {
	return {
		where: `${path} of ${type}`,
		write: (raw) => resource(type, "logs", at(path, raw)),
		read: logs,
		unset: false,
	};
}

describe("whether something is set", () => {
	const asSet = (rows: readonly Row[]) =>
		rows.map(([written, raw]): Row => [written, raw, true]);
	isRead(
		[
			...trails.flatMap((type) => [
				spot(type, "kmsKeyId", "trail", (trail) => trail.hasKey, false),
				spot(
					type,
					"cloudWatchLogsRoleArn",
					"trail",
					(trail) => trail.hasLogRole,
					false,
				),
			]),
			spot(
				AWS_TRAIL,
				"cloudWatchLogsGroupArn",
				"trail",
				(trail) => trail.hasLogGroup,
				false,
			),
			spot(
				NATIVE_TRAIL,
				"cloudWatchLogsLogGroupArn",
				"trail",
				(trail) => trail.hasLogGroup,
				false,
			),
			loggingSpot(AWS_LOGGING, "targetBucket"),
			loggingSpot(AWS_LOGGING_V2, "targetBucket"),
			loggingSpot(AWS_BUCKET, "logging.targetBucket"),
			loggingSpot(AWS_BUCKET, "loggings[].targetBucket"),
			loggingSpot(AWS_BUCKET_V2, "loggings[].targetBucket"),
			loggingSpot(NATIVE_BUCKET, "loggingConfiguration.destinationBucketName"),
			loggingSpot(NATIVE_BUCKET, "loggingConfiguration.logFilePrefix"),
		],
		[
			["a text", "alias/logs", true],
			["an empty text", "", false],
			["a blank text", "  ", false],
			["a secret text", secret({ value: KEY }), true],
			["a secret empty text", secret({ value: "" }), false],
			["an output of an empty text", output({ value: "" }), false],
			["a resource", reference({ id: "a1b2c3" }), true],
			...nothing,
			...asSet(everyUnknown),
			...asSet(everyRefusal),
			["a number", 5, "(unreadable)"],
			["a flag", true, "(unreadable)"],
			["a list", [KEY], "(unreadable)"],
			["an object", { arn: KEY }, "(unreadable)"],
		],
	);
});

describe("whether a bucket's own block of logging is set", () => {
	const blocks: readonly Row[] = [
		...nothing,
		["an empty list", [], false],
		["an empty block", {}, false],
		["a list of an empty block", [{}], false],
		["a secret empty list", secret({ value: [] }), false],
		["an unknown block in a list", [UNKNOWN], true],
		...everyUnknown.map(([written, raw]): Row => [written, raw, true]),
		["a number", 5, "(unreadable)"],
		["a text", "access", "(unreadable)"],
		["a list of texts", ["access"], "(unreadable)"],
	];
	isRead(
		[
			loggingSpot(AWS_BUCKET, "logging"),
			loggingSpot(AWS_BUCKET, "loggings"),
			loggingSpot(AWS_BUCKET_V2, "loggings"),
		],
		[
			...blocks,
			["a block in a list", [{ targetBucket: "access" }], true],
			["a single block", { targetBucket: "access" }, true],
			["a secret block", secret({ value: { targetBucket: "a" } }), true],
			["a prefix alone", { targetPrefix: "logs/" }, false],
			["two blocks", [{}, { targetBucket: "access" }], true],
		],
	);
	isRead(
		[loggingSpot(NATIVE_BUCKET, "loggingConfiguration")],
		[
			...blocks,
			["a target", { destinationBucketName: "access" }, true],
			["a prefix alone", { logFilePrefix: "logs/" }, true],
			["an empty prefix alone", { logFilePrefix: "" }, false],
			[
				"a target and a prefix",
				{ destinationBucketName: "access", logFilePrefix: "logs/" },
				true,
			],
		],
	);
});
