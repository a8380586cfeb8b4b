import { type Bag, bagOf } from "../../policypack/sources/program/yamlFile";
import type { Part } from "./cast";
import { type Grant, isAdministration } from "./grants";
import type { Registered } from "./registered";

type Inputs = Registered["inputs"];

/** What a box says of a resource of a type, in a few words each. */
const FACTS: Readonly<Record<string, (inputs: Inputs) => readonly string[]>> = {
	"aws:cloudtrail/trail:Trail": (inputs) => [
		inputs.enableLogging ? "logging" : "turned off",
		inputs.isMultiRegionTrail ? "every Region" : "one Region",
		...listOf(inputs.eventSelectors).map(
			({ readWriteType, includeManagementEvents }) =>
				readWriteType === "All" && includeManagementEvents
					? "all management events"
					: `${readWriteType} events`,
		),
		...listOf(inputs.advancedEventSelectors).map(({ name }) => String(name)),
		inputs.enableLogFileValidation ? "log files validated" : "not validated",
		...listOf(inputs.insightSelectors).map(({ insightType }) =>
			String(insightType),
		),
		...(inputs.isOrganizationTrail ? ["every account"] : []),
	],
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (inputs) => [
		[
			"blockPublicAcls",
			"blockPublicPolicy",
			"ignorePublicAcls",
			"restrictPublicBuckets",
		].every((setting) => inputs[setting] === true)
			? "no public access"
			: "partly open to the public",
	],
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": ({ rule }) => [
		bagOf(rule).objectOwnership === "BucketOwnerEnforced"
			? "no access control lists"
			: "access control lists",
	],
	"aws:s3/bucketVersioning:BucketVersioning": (inputs) => [
		bagOf(inputs.versioningConfiguration).status === "Enabled"
			? "every version kept"
			: "no versions kept",
	],
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		({ rules }) =>
			listOf(rules).flatMap((rule) =>
				bagOf(rule.applyServerSideEncryptionByDefault).sseAlgorithm ===
				"aws:kms"
					? ["encrypted with the key"]
					: ["encrypted with S3 keys"],
			),
	"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ({
		rules,
	}) =>
		listOf(rules).flatMap((rule) => [
			...listOf(rule.transitions).map(
				({ days }) => `cheaper after ${daysOf(days)}`,
			),
			`deleted after ${daysOf(bagOf(rule.expiration).days)}`,
		]),
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": ({
		rule,
	}) => {
		const { mode, days } = bagOf(bagOf(rule).defaultRetention);
		return [`locked for ${daysOf(days)}`, `${mode} mode`.toLowerCase()];
	},
	"aws:kms/key:Key": (inputs) => [
		inputs.enableKeyRotation ? "rotated every year" : "not rotated",
		`${daysOf(inputs.deletionWindowInDays)} to undo deletion`,
	],
	"aws:kms/alias:Alias": ({ name }) => [String(name)],
	"aws:cloudwatch/logGroup:LogGroup": ({ name, retentionInDays }) => [
		String(name),
		`kept for ${daysOf(retentionInDays)}`,
	],
	"aws:cloudtrail/eventDataStore:EventDataStore": (inputs) => [
		inputs.multiRegionEnabled ? "every Region" : "one Region",
		`kept for ${daysOf(inputs.retentionPeriod)}`,
	],
};

function listOf(value: unknown): readonly Bag[] {
	return Array.isArray(value) ? value.map(bagOf) : [];
}

function daysOf(days: unknown): string {
	const number = Number(days);
	return `${number.toLocaleString("en")} ${number === 1 ? "day" : "days"}`;
}

/** What a box says, each once, in the order of the table. */
export function factsOf(
	part: Part,
	resources: readonly Registered[],
	grants: readonly Grant[],
): readonly string[] {
	const order = Object.keys(FACTS);
	const facts = [...resources]
		.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
		.flatMap(({ type, inputs }) => FACTS[type]?.(inputs) ?? []);
	const granted = grants.filter(
		// A role's own policy is about the role, wherever it leads.
		({ on, who }) => (who === "role" ? who === part : on === part),
	);
	return [
		...new Set([
			...facts,
			...benchmarkOf(resources),
			...granted.flatMap(factOf),
		]),
	];
}

/** What a statement says that is no arrow, or of how narrow its arrow is. */
function factOf(grant: Grant): readonly string[] {
	if (grant.isDenied && grant.who === "everyone")
		return [
			grant.keys.includes("aws:SecureTransport")
				? "plain HTTP denied"
				: grant.sid,
		];
	if (isAdministration(grant)) return ["administered by the account"];
	if (grant.on === "key") return [];
	if (grant.keys.includes("aws:SourceArn"))
		return [
			grant.who === "trail" ? "for this trail only" : "from that bucket only",
		];
	if (grant.keys.includes("aws:SourceAccount"))
		return ["for this account only"];
	return grant.who === "role" ? ["for this log group only"] : [];
}

/** Which recommendations alarms are of, told by their descriptions. */
function benchmarkOf(resources: readonly Registered[]): readonly string[] {
	const told = resources.flatMap(({ inputs }) => {
		const [, benchmark = "", version = "", at = ""] =
			/\((.+) ([\d.]+), ([\d.]+)\)$/.exec(String(inputs.alarmDescription)) ??
			[];
		const when =
			inputs.threshold === 1
				? "at the first event"
				: `at ${inputs.threshold} events`;
		return at ? [{ benchmark: `${benchmark} ${version}`, at, when }] : [];
	});
	const [first] = told;
	if (!first) return [];
	const numbers = told
		.map(({ at }) => at)
		.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
	return [
		`${told.length} alarms, ${first.when}`,
		`${first.benchmark}, ${numbers.at(0)} to ${numbers.at(-1)}`,
	];
}
