import { awsTerms, TRAIL_KEY_POLICY } from "../model/awsTerms";
import type { FixWords, Switch } from "../model/fix";
import type { Source } from "../model/sources";
import { shellWord } from "./shell";

const ALL_EVENTS = [{ ReadWriteType: "All", IncludeManagementEvents: true }];

const ALL_EVENTS_ADVANCED = [
	{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
];

const ACCESS_LOGS = {
	LoggingEnabled: { TargetBucket: "TARGET_BUCKET", TargetPrefix: "PREFIX/" },
};

const BLOCK = [
	"BlockPublicAcls",
	"IgnorePublicAcls",
	"BlockPublicPolicy",
	"RestrictPublicBuckets",
]
	.map((setting) => `${setting}=true`)
	.join(",");

const REPLACES =
	"The command replaces all event selectors of the trail: include those to keep.";

/**
 * Fixes of a live account: AWS's own terms, and the commands of the AWS CLI.
 * Words in capitals are for the reader to replace.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/
 */
export const awsCli: FixWords = {
	turnOn: (change, of) => ({
		...awsTerms.turnOn(change, of),
		commands: [turnOn(change.part, of)],
	}),
	trailKey: (change, of) => ({
		...awsTerms.trailKey(change, of),
		commands: [updateTrail(of, "--kms-key-id", "KEY_ARN")],
	}),
	logDelivery: (change, of) => ({
		...awsTerms.logDelivery(change, of),
		commands: [
			updateTrail(of, ...change.lacks.flatMap((part) => DELIVERY[part])),
		],
	}),
	tags: (change, of) => ({
		...awsTerms.tags(change, of),
		...addTags(change.keys, of),
	}),
	excludeNoSource: (change, of) => ({
		...awsTerms.excludeNoSource(change, of),
		...(change.selectors === "basic" ? putBasic(of) : putAdvanced(of)),
	}),
	captureAll: (change, of) => ({
		...awsTerms.captureAll(change, of),
		...putBasic(of),
	}),
	removeFields: (change, of) => ({
		...awsTerms.removeFields(change, of),
		...putAdvanced(of),
	}),
	addManagementEvents: (change, of) => ({
		...awsTerms.addManagementEvents(change, of),
		...putAdvanced(of),
	}),
	storeKey: (change, of) => ({
		...awsTerms.storeKey(change, of),
		...(change.key === "customerManaged" && {
			commands: [
				inRegionOf(of, [
					"aws cloudtrail update-event-data-store",
					...["--event-data-store", shellWord(of.urn)],
					...["--kms-key-id", "KEY_ARN"],
				]),
			],
		}),
	}),
	blockPublicAccess: ({ exposedBy }, of) => ({
		...awsTerms.blockPublicAccess(
			{ kind: "blockPublicAccess", ...(exposedBy && { exposedBy }) },
			of,
		),
		commands: [putBlock(of)],
	}),
	decideExposure: (change, of) => ({
		...awsTerms.decideExposure(change, of),
		commands: [putBlock(of)],
	}),
	accessLogging: (change, of) => ({
		...awsTerms.accessLogging(change, of),
		commands: [
			`aws s3api put-bucket-logging --bucket ${shellWord(of.name)} --bucket-logging-status ${json(ACCESS_LOGS)}`,
		],
	}),
	createTrail: (change, of) => ({
		...awsTerms.createTrail(change, of),
		commands: [
			"aws cloudtrail create-trail --name NAME --s3-bucket-name BUCKET_NAME --is-multi-region-trail --enable-log-file-validation --kms-key-id KEY_ARN",
			"aws cloudtrail start-logging --name NAME",
		],
		note: `The bucket's policy must allow cloudtrail.amazonaws.com s3:GetBucketAcl and s3:PutObject. ${TRAIL_KEY_POLICY}. ${COMPONENT}`,
	}),
};

/** What makes all of it, for those who use Pulumi. */
const COMPONENT =
	'The component ComplianceTrail of pulumi-cloudtrail-compliance/components makes one that passes all controls: `new ComplianceTrail("audit")`.';

const DELIVERY = {
	hasLogGroup: ["--cloud-watch-logs-log-group-arn", "LOG_GROUP_ARN"],
	hasLogRole: ["--cloud-watch-logs-role-arn", "ROLE_ARN"],
} as const;

function turnOn(part: Switch, of: Source): string {
	switch (part) {
		case "isLogging":
			return inRegionOf(of, [
				"aws cloudtrail start-logging --name",
				shellWord(of.name),
			]);
		case "isMultiRegion":
			return updateTrail(of, "--is-multi-region-trail");
		case "validatesLogFiles":
			return updateTrail(of, "--enable-log-file-validation");
	}
}

function updateTrail(of: Source, ...options: readonly string[]): string {
	return inRegionOf(of, [
		"aws cloudtrail update-trail --name",
		shellWord(of.name),
		...options,
	]);
}

function putBasic(of: Source) {
	return putSelectors(of, "--event-selectors", ALL_EVENTS);
}

function putAdvanced(of: Source) {
	return putSelectors(of, "--advanced-event-selectors", ALL_EVENTS_ADVANCED);
}

function putSelectors(of: Source, option: string, selectors: unknown) {
	const command = inRegionOf(of, [
		"aws cloudtrail put-event-selectors --trail-name",
		shellWord(of.name),
		...[option, json(selectors)],
	]);
	return { commands: [command], note: REPLACES };
}

function putBlock({ name }: Source): string {
	return `aws s3api put-public-access-block --bucket ${shellWord(name)} --public-access-block-configuration ${BLOCK}`;
}

/** Keys that begin with `aws:` are AWS's own: nobody can add them. */
function addTags(keys: readonly string[], of: Source) {
	const own = keys.filter((key) => !/^aws:/i.test(key));
	if (own.length === 0) return {};
	const tags = json(own.map((Key) => ({ Key, Value: "VALUE" })));
	const command = inRegionOf(of, [
		"aws cloudtrail add-tags --resource-id",
		shellWord(of.urn),
		...["--tags-list", tags],
	]);
	return { commands: [command] };
}

function json(data: unknown): string {
	return shellWord(JSON.stringify(data));
}

/** A command in the home Region of a resource of CloudTrail, by its ARN. */
function inRegionOf({ urn }: Source, words: readonly string[]): string {
	const region = /^arn:[^:]+:cloudtrail:([^:]+):/.exec(urn)?.[1];
	return [...words, ...(region ? ["--region", shellWord(region)] : [])].join(
		" ",
	);
}
