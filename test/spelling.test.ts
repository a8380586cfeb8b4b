import assert from "node:assert/strict";
import * as fc from "fast-check";
import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { exampleOptions } from "../policypack/judging/optIn";
import type { Account } from "../policypack/model/account";
import type { BucketAclFact, Fact } from "../policypack/model/facts";
import { document } from "../policypack/model/samples";
import { known, type Value } from "../policypack/model/value";
import { assembleStack } from "../policypack/providers/assembleStack";
import { aws } from "../policypack/providers/aws";
import { awsNative } from "../policypack/providers/awsNative";
import { factsOf } from "../policypack/providers/dialects";
import type { Resource } from "../policypack/providers/resource";
import { expectOutcomes, type Outcomes, outcomesIn } from "./kit/outcomes";

/*
 * One world in every spelling is one account; and what stands in place of a
 * value, in whatever shape, is read for what it is.
 */

type Bag = Readonly<Record<string, unknown>>;

/** The policy SDK's own view of properties, which it does not declare. */
const { unknownCheckingProxy } = require("@pulumi/policy/proxy") as {
	unknownCheckingProxy(props: Bag): Bag;
};

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const MASK = "[secret]";

/** What stands for an unknown of each type. */
const sentinels: Readonly<Record<string, string>> = {
	text: UNKNOWN,
	boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
	number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
	list: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
	asset: "030794c1-ac77-496b-92df-f27374a8bd58",
	archive: "e48ece36-62e2-4504-bad9-02848725956a",
	object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};

function secret(content: Bag): Bag {
	return { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ...content };
}

function output(content: Bag): Bag {
	return { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...content };
}

function reference(content: Bag): Bag {
	return {
		[SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e",
		urn: "urn:pulumi:prod::shop::aws:kms/key:Key::logs",
		...content,
	};
}

const asset: Bag = {
	[SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17",
	text: "true",
};

function urnOf(type: string, name: string): string {
	return `urn:pulumi:prod::shop::${type}::${name}`;
}

/** A resource as a host brings it; `flows` by property: URNs behind it. */
function resource(
	type: string,
	name: string,
	props: Bag,
	flows: Readonly<Record<string, readonly string[]>> = {},
	more: Partial<Resource> = {},
): Resource {
	return {
		urn: urnOf(type, name),
		type,
		name,
		props,
		dependencies: (property) => flows[property] ?? [],
		provider: { urn: undefined, props: {} },
		location: undefined,
		...more,
	};
}

const AWS_TRAIL = "aws:cloudtrail/trail:Trail";
const AWS_BUCKET = "aws:s3/bucket:Bucket";
const AWS_BUCKET_V2 = "aws:s3/bucketV2:BucketV2";
const AWS_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const AWS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const AWS_OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const AWS_ACL = "aws:s3/bucketAcl:BucketAcl";
const AWS_ACL_V2 = "aws:s3/bucketAclV2:BucketAclV2";
const AWS_LOGGING = "aws:s3/bucketLogging:BucketLogging";
const AWS_LOGGING_V2 = "aws:s3/bucketLoggingV2:BucketLoggingV2";
const AWS_ACCOUNT_BLOCK =
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const NATIVE_TRAIL = "aws-native:cloudtrail:Trail";
const NATIVE_BUCKET = "aws-native:s3:Bucket";
const NATIVE_POLICY = "aws-native:s3:BucketPolicy";

const NAME = "logs-111122223333";
const bucket = NAME;
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*";
const ROLE = "arn:aws:iam::111122223333:role/trail-to-logs";
const ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
const closed = document({ Service: "cloudtrail.amazonaws.com" });
const open = document("*");

/** An account without what tells one spelling from another. */
function essence({ trails }: Account): unknown {
	return trails.map(({ bucket: place, ...trail }) => ({
		...(bare(trail) as Bag),
		bucket: place.known
			? {
					policies: bare(place.value.policies),
					acls: bare(place.value.acls),
					blocks: bare(place.value.blocks),
					ownerships: bare(place.value.ownerships),
					// A property left out is no logging, as is no property at all.
					loggings: bare(
						place.value.loggings.filter(
							({ hasTarget }) => !hasTarget.known || hasTarget.value,
						),
					),
				}
			: place.cause,
	}));
}

const ABOUT_THE_SPELLING = new Set([
	"of",
	"kind",
	"bucket",
	"owner",
	"what",
	"words",
]);

function bare(tree: unknown): unknown {
	if (typeof tree === "string" && tree.startsWith("{")) return JSON.parse(tree);
	if (typeof tree !== "object" || tree === null) return tree;
	if (Array.isArray(tree)) return tree.map(bare);
	return Object.fromEntries(
		Object.entries(tree)
			.filter(([key]) => !ABOUT_THE_SPELLING.has(key))
			.map(([key, value]) => [key, bare(value)]),
	);
}

function assembled(resources: readonly Resource[]): Account {
	const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
	return assembleStack({ urn, name: "prod", resources });
}

/** What the controls of a trail's bucket come to. */
function ofBucket(account: Account) {
	const outcomes = outcomesIn(account);
	return [outcomes["cloudtrail-6"], outcomes["cloudtrail-7"]];
}

function awsTrail(props: Bag, flows = {}): Resource {
	return resource(AWS_TRAIL, "audit", { s3BucketName: NAME, ...props }, flows);
}

function nativeTrail(props: Bag, flows = {}): Resource {
	return resource(
		NATIVE_TRAIL,
		"audit",
		{ s3BucketName: NAME, isLogging: true, ...props },
		flows,
	);
}

const goodAwsTrail = {
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: KEY,
	cloudWatchLogsGroupArn: GROUP,
	cloudWatchLogsRoleArn: ROLE,
};
const goodNativeTrail = {
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: KEY,
	cloudWatchLogsLogGroupArn: GROUP,
	cloudWatchLogsRoleArn: ROLE,
};
const allOn = {
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
};
const toBucket = (type: string) => ({ bucket: [urnOf(type, "logs")] });
const fromBucket = (type: string) => ({ s3BucketName: [urnOf(type, "logs")] });
const granted = [
	{ type: "CanonicalUser", permissions: ["FULL_CONTROL"], id: "a1b2c3" },
	{ type: "Group", permissions: ["READ"], uri: ALL_USERS },
];
const grantedApart = {
	owner: { id: "a1b2c3" },
	grants: [
		{
			grantee: { type: "CanonicalUser", id: "a1b2c3" },
			permission: "FULL_CONTROL",
		},
		{ grantee: { type: "Group", uri: ALL_USERS }, permission: "READ" },
	],
};
const reads = { readWriteType: "ReadOnly" };
const managementOnly = {
	name: "management",
	fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};

interface World {
	readonly name: string;
	/** What controls come to, by policy; those that are not named pass. */
	readonly judged: Outcomes;
	/** By provider and version: what is registered. */
	readonly spelled: Readonly<Record<string, readonly Resource[]>>;
}

const worlds: readonly World[] = [
	{
		name: "everything as it should be",
		judged: {},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "private",
					policy: closed,
					loggings: [{ targetBucket: "access", targetPrefix: "logs/" }],
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 6, with V2": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", { bucket, acl: "private" }),
				resource(AWS_POLICY, "policy", { bucket, policy: closed }),
				resource(AWS_LOGGING_V2, "logging", {
					bucket,
					targetBucket: "access",
					targetPrefix: "logs/",
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 7": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "private" }),
				resource(AWS_POLICY, "policy", {
					bucket,
					policy: JSON.parse(closed),
				}),
				resource(AWS_LOGGING, "logging", {
					bucket,
					targetBucket: "access",
					targetPrefix: "logs/",
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 7, in one bucket": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "private",
					policy: closed,
					logging: { targetBucket: "access" },
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws-native": [
				nativeTrail(goodNativeTrail),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "Private",
					loggingConfiguration: { destinationBucketName: "access" },
					publicAccessBlockConfiguration: allOn,
				}),
				resource(NATIVE_POLICY, "policy", {
					bucket,
					policyDocument: JSON.parse(closed),
				}),
			],
		},
	},
	{
		name: "nothing said",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6": [awsTrail({}), resource(AWS_BUCKET, "logs", { bucket })],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
			],
			"aws 7": [
				awsTrail({ enableLogging: true }),
				resource(AWS_BUCKET, "logs", { bucket }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			],
		},
	},
	{
		name: "said, and empty or off",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-3": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			aws: [
				awsTrail({
					enableLogging: false,
					isMultiRegionTrail: false,
					enableLogFileValidation: false,
					kmsKeyId: "",
					cloudWatchLogsGroupArn: "",
					cloudWatchLogsRoleArn: null,
					eventSelectors: [],
					advancedEventSelectors: null,
				}),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "",
					grants: [],
					policy: "",
					loggings: [],
				}),
			],
			"aws-native": [
				nativeTrail({
					isLogging: false,
					isMultiRegionTrail: false,
					enableLogFileValidation: false,
					kmsKeyId: "",
					cloudWatchLogsLogGroupArn: "",
					eventSelectors: [],
					advancedEventSelectors: [],
				}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "",
					loggingConfiguration: {},
				}),
			],
		},
	},
	{
		name: "a public canned list",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read-write" }),
			],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", { bucket, acl: "public-read-write" }),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "public-read-write" }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicReadWrite",
				}),
			],
		},
	},
	{
		name: "a grant to everyone",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, grants: granted }),
			],
			"aws 6, in one V2 bucket": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket, grants: granted }),
			],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", {
					bucket,
					accessControlPolicy: grantedApart,
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", {
					bucket,
					accessControlPolicy: grantedApart,
				}),
			],
		},
	},
	{
		name: "a public policy and a block that leaves it",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ignorePublicAcls: true }),
			],
			"aws 7, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, policy: JSON.parse(open) }),
				resource(AWS_BLOCK, "block", {
					bucket,
					blockPublicPolicy: true,
					ignorePublicAcls: true,
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ignorePublicAcls: true }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					publicAccessBlockConfiguration: {
						blockPublicPolicy: true,
						ignorePublicAcls: true,
					},
				}),
				resource(NATIVE_POLICY, "policy", { bucket, policyDocument: open }),
			],
		},
	},
	{
		name: "a public policy behind a block",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					publicAccessBlockConfiguration: allOn,
				}),
				resource(NATIVE_POLICY, "policy", {
					bucket,
					policyDocument: JSON.parse(open),
				}),
			],
		},
	},
	{
		name: "a public list that the owner of the bucket makes void",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read" }),
				resource(AWS_OWNERSHIP, "ownership", {
					bucket,
					rule: { objectOwnership: "BucketOwnerEnforced" },
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "public-read" }),
				resource(AWS_OWNERSHIP, "ownership", {
					bucket,
					rule: { objectOwnership: "BucketOwnerEnforced" },
				}),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicRead",
					ownershipControls: {
						rules: [{ objectOwnership: "BucketOwnerEnforced" }],
					},
				}),
			],
		},
	},
	{
		name: "names and policy not known, as at a preview",
		judged: { "cloudtrail-6": "unknown" },
		spelled: {
			"aws 6": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(AWS_BUCKET),
				),
				resource(AWS_BUCKET, "logs", {
					loggings: [{ targetBucket: UNKNOWN }],
				}),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
			],
			"aws 6, with V2": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(AWS_BUCKET_V2),
				),
				resource(AWS_BUCKET_V2, "logs", { bucket: UNKNOWN }),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET_V2),
				),
				resource(
					AWS_LOGGING_V2,
					"logging",
					{ bucket: UNKNOWN, targetBucket: UNKNOWN },
					toBucket(AWS_BUCKET_V2),
				),
			],
			"aws 7": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					{ s3BucketName: [urnOf(AWS_POLICY, "policy")] },
				),
				resource(AWS_BUCKET, "logs", { bucketPrefix: "logs-" }),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
				resource(
					AWS_LOGGING,
					"logging",
					{ bucket: UNKNOWN, targetBucket: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
			],
			"aws-native": [
				nativeTrail(
					{ ...goodNativeTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(NATIVE_BUCKET),
				),
				resource(NATIVE_BUCKET, "logs", {
					loggingConfiguration: { destinationBucketName: UNKNOWN },
				}),
				resource(
					NATIVE_POLICY,
					"policy",
					{ bucket: UNKNOWN, policyDocument: sentinels.object },
					toBucket(NATIVE_BUCKET),
				),
			],
		},
	},
	{
		name: "a bucket that is not in the stack",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [
				awsTrail({ ...goodAwsTrail, s3BucketName: "central-444455556666" }),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read" }),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					s3BucketName: "central-444455556666",
				}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicRead",
				}),
			],
			mixed: [
				awsTrail({ ...goodAwsTrail, s3BucketName: "central-444455556666" }),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			],
		},
	},
	{
		name: "trail, bucket and policy under different providers",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"trail of aws": [
				awsTrail({}),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
			],
			"trail of aws-native": [
				nativeTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(NATIVE_POLICY, "policy", { bucket, policyDocument: open }),
			],
		},
	},
	{
		name: "a basic selector of reads beside one of everything",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [awsTrail({ ...goodAwsTrail, eventSelectors: [reads, {}] })],
			"aws-native": [
				nativeTrail({ ...goodNativeTrail, eventSelectors: [reads, {}] }),
			],
		},
	},
	{
		name: "a basic selector that excludes sources",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-6": "noData",
			"cloudtrail-7": "noData",
		},
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					eventSelectors: [
						{
							includeManagementEvents: true,
							readWriteType: "All",
							excludeManagementEventSources: ["kms.amazonaws.com"],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					eventSelectors: [
						{ excludeManagementEventSources: ["kms.amazonaws.com"] },
					],
				}),
			],
		},
	},
	{
		name: "advanced selectors of management and data events",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					advancedEventSelectors: [
						managementOnly,
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Data"] },
								{ field: "resources.ARN", startsWiths: ["arn:aws:s3:::a/"] },
							],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					advancedEventSelectors: [
						managementOnly,
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Data"] },
								{ field: "resources.ARN", startsWith: ["arn:aws:s3:::a/"] },
							],
						},
					],
				}),
			],
		},
	},
	{
		name: "an advanced selector that leaves a source out",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-6": "noData",
			"cloudtrail-7": "noData",
		},
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					advancedEventSelectors: [
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Management"] },
								{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
							],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					advancedEventSelectors: [
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Management"] },
								{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
							],
						},
					],
				}),
			],
		},
	},
	{
		name: "global service events play no part",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [awsTrail({ ...goodAwsTrail, includeGlobalServiceEvents: false })],
			"aws-native": [
				nativeTrail({ ...goodNativeTrail, includeGlobalServiceEvents: false }),
			],
		},
	},
];

/** The same resource, seen through the policy SDK, which throws at unknowns. */
function throughSdk(seen: Resource): Resource {
	return { ...seen, props: unknownCheckingProxy(seen.props) };
}

describe("a world in every spelling", () => {
	for (const { name, judged, spelled } of worlds)
		describe(name, () => {
			const [[model = "", expected = []] = []] = Object.entries(spelled);
			for (const [spelling, resources] of Object.entries(spelled)) {
				it(`in ${spelling} is judged alike`, () => {
					const actual = outcomesIn(assembled(resources));
					expectOutcomes(actual, judged, { others: "passed" });
				});
				it(`in ${spelling} is judged alike through the policy SDK`, () => {
					const seen = outcomesIn(assembled(resources.map(throughSdk)));
					expectOutcomes(seen, judged, { others: "passed" });
				});
				if (spelling !== model)
					it(`is the same account in ${spelling} as in ${model}`, () => {
						assert.deepEqual(
							essence(assembled(resources)),
							essence(assembled(expected)),
						);
					});
			}
		});
});

type Row = readonly [written: string, raw: unknown, read: unknown];

/** One property of one type: how to write it, and where it is read. */
interface Spot {
	readonly where: string;
	readonly write: (raw: unknown) => Resource;
	readonly read: (facts: readonly Fact[]) => Value<unknown>;
	/** What is read where nothing is written; absent: nothing. */
	readonly unset?: unknown;
}

/** Stands in a row for what is read where nothing is written. */
const UNSET = "(unset)";

/** A value in one word, or why there is none. */
function short(value: Value<unknown>): unknown {
	return value.known ? value.value : `(${value.cause})`;
}

function isRead(spots: readonly Spot[], rows: readonly Row[]): void {
	for (const { where, write, read, unset } of spots)
		describe(where, () => {
			for (const [written, raw, expected] of rows)
				it(`${written}: ${JSON.stringify(expected) ?? "not set"}`, () => {
					const found = short(read(factsOf(write(raw))));
					assert.deepEqual(found, expected === UNSET ? unset : expected);
				});
		});
}

/** The first fact of a kind. */
function told<K extends Fact["kind"]>(facts: readonly Fact[], kind: K) {
	return facts.find(
		(fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind,
	);
}

/** A spot that a fact of this kind tells of. */
function spot<K extends Fact["kind"]>(
	type: string,
	path: string,
	kind: K,
	read: (fact: Extract<Fact, { kind: K }>) => Value<unknown> | undefined,
	unset?: unknown,
): Spot {
	return {
		where: `${path} of ${type}`,
		write: (raw) => resource(type, "logs", at(path, raw)),
		read: (facts) => {
			const fact = told(facts, kind);
			return (fact && read(fact)) ?? known(unset);
		},
		unset,
	};
}

/** Properties with one value in them: `a.b` is in a block, `a[].b` in a list. */
function at(path: string, raw: unknown): Bag {
	const [head = "", ...rest] = path.split(".");
	const inside = rest.length === 0 ? raw : at(rest.join("."), raw);
	return head.endsWith("[]")
		? { [head.slice(0, -2)]: [inside] }
		: { [head]: inside };
}

/** A spot of the first of a list that is read; not set where there is none. */
function first<T, V>(
	list: Value<readonly T[]>,
	read: (item: T) => Value<V>,
): Value<V | undefined> {
	if (!list.known) return list;
	const [item] = list.value;
	return item === undefined ? known(undefined) : read(item);
}

const everyUnknown: readonly Row[] = [
	...Object.entries(sentinels).map(
		([type, raw]): Row => [`an unknown ${type}`, raw, "(pending)"],
	),
	["an unknown inside a text", `logs-${UNKNOWN}-a`, "(pending)"],
	["an unknown output", output({}), "(pending)"],
	["an unknown secret output", output({ secret: true }), "(pending)"],
	["a secret unknown", secret({ value: UNKNOWN }), "(pending)"],
	["an output of an unknown", output({ value: UNKNOWN }), "(pending)"],
	["a resource not created yet", reference({ id: "" }), "(pending)"],
];
const everyRefusal: readonly Row[] = [
	["a masked secret", MASK, "(unreadable)"],
	["a masked secret in a secret", secret({ value: MASK }), "(unreadable)"],
	["ciphertext", secret({ ciphertext: "AAABAH3X" }), "(unreadable)"],
	[
		"a secret text that is not JSON",
		secret({ plaintext: "{" }),
		"(unreadable)",
	],
	["a secret without content", secret({}), "(unreadable)"],
	["an asset", asset, "(unreadable)"],
];
const nothing: readonly Row[] = [
	["nothing", undefined, UNSET],
	["null", null, UNSET],
	["a secret null", secret({ value: null }), UNSET],
	["an output of null", output({ value: null }), UNSET],
];

const trails = [AWS_TRAIL, NATIVE_TRAIL];

describe("a flag", () => {
	const flags: readonly Row[] = [
		["true", true, true],
		["false", false, false],
		["the text true", "true", true],
		["the text false", "false", false],
		["a secret true", secret({ value: true }), true],
		["a secret false", secret({ value: false }), false],
		["a decrypted true", secret({ plaintext: "true" }), true],
		["an output of true", output({ value: true }), true],
		[
			"a secret output of false",
			output({ value: false, secret: true, dependencies: [] }),
			false,
		],
		...everyUnknown,
		...everyRefusal,
		["another text", "yes", "(unreadable)"],
		["an empty text", "", "(unreadable)"],
		["a number", 1, "(unreadable)"],
		["a list", [true], "(unreadable)"],
		["an object", { value: true }, "(unreadable)"],
	];
	const spots: readonly Spot[] = [
		spot(NATIVE_TRAIL, "isLogging", "trail", (trail) => trail.isLogging),
	];
	const spotsWithDefault: readonly Spot[] = [
		spot(AWS_TRAIL, "enableLogging", "trail", (t) => t.isLogging, true),
		...trails.flatMap((type) => [
			spot(type, "isMultiRegionTrail", "trail", (t) => t.isMultiRegion, false),
			spot(
				type,
				"enableLogFileValidation",
				"trail",
				(t) => t.validatesLogFiles,
				false,
			),
			spot(
				type,
				"eventSelectors[].includeManagementEvents",
				"trail",
				(t) => first(t.eventSelectors, (one) => one.includesManagementEvents),
				true,
			),
		]),
		...[
			[AWS_BLOCK, "", "bucketBlock"] as const,
			[AWS_ACCOUNT_BLOCK, "", "accountBlock"] as const,
			[
				NATIVE_BUCKET,
				"publicAccessBlockConfiguration.",
				"bucketBlock",
			] as const,
		].flatMap(([type, path, kind]) => [
			spot(
				type,
				`${path}ignorePublicAcls`,
				kind,
				(block) => block.ignorePublicAcls,
				false,
			),
			spot(
				type,
				`${path}restrictPublicBuckets`,
				kind,
				(block) => block.restrictPublicBuckets,
				false,
			),
		]),
	];
	isRead(spots, flags);
	isRead(spotsWithDefault, [...flags, ...nothing]);
});

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

describe("a text", () => {
	isRead(
		[
			...[AWS_BUCKET, AWS_BUCKET_V2, AWS_ACL, AWS_ACL_V2].map((type) =>
				spot(type, "acl", "bucketAcl", (acl) => acl.canned),
			),
			...[AWS_BUCKET, AWS_BUCKET_V2].map((type) =>
				spot(type, "grants[].uri", "bucketAcl", (acl) =>
					first(acl.grants, ({ groupUri }) => groupUri),
				),
			),
			...[AWS_ACL, AWS_ACL_V2].flatMap((type) =>
				["", "[]"].map((list) =>
					spot(
						type,
						`accessControlPolicy${list}.grants[].grantee${list}.uri`,
						"bucketAcl",
						(acl) => first(acl.grants, ({ groupUri }) => groupUri),
					),
				),
			),
			...["rule", "rule[]"].map((rule) =>
				spot(
					AWS_OWNERSHIP,
					`${rule}.objectOwnership`,
					"ownership",
					(ownership) => ownership.objectOwnership,
				),
			),
			spot(
				NATIVE_BUCKET,
				"ownershipControls.rules[].objectOwnership",
				"ownership",
				(ownership) => ownership.objectOwnership,
			),
			spot(
				AWS_ACCOUNT_BLOCK,
				"accountId",
				"accountBlock",
				(block) => block.account,
			),
			...trails.flatMap((type) => [
				spot(
					type,
					"eventSelectors[].readWriteType",
					"trail",
					(trail) => first(trail.eventSelectors, (one) => one.readWriteType),
					"All",
				),
				spot(
					type,
					"advancedEventSelectors[].fieldSelectors[].field",
					"trail",
					(trail) =>
						first(trail.advancedEventSelectors, ({ fields }) =>
							first(fields, ({ field }) => field),
						),
				),
				spot(type, "s3BucketName", "trail", ({ bucket: ref }) =>
					ref.by === "name" ? ref.name : undefined,
				),
			]),
			...[AWS_POLICY, NATIVE_POLICY].map((type) =>
				spot(type, "bucket", "bucketPolicy", ({ bucket: ref }) =>
					ref.by === "name" ? ref.name : undefined,
				),
			),
		],
		[
			["a text", "public-read", "public-read"],
			["an empty text", "", UNSET],
			["a blank text", " \t", UNSET],
			["a secret text", secret({ value: "public-read" }), "public-read"],
			[
				"a decrypted text",
				secret({ plaintext: '"public-read"' }),
				"public-read",
			],
			["an output of a text", output({ value: "public-read" }), "public-read"],
			["a resource", reference({ id: "public-read" }), "public-read"],
			...nothing,
			...everyUnknown,
			...everyRefusal,
			["a number", 5, "(unreadable)"],
			["a flag", true, "(unreadable)"],
			["a list", ["public-read"], "(unreadable)"],
			["an object", { acl: "public-read" }, "(unreadable)"],
		],
	);
});

describe("a block around what decides", () => {
	const groupOf = (acl: BucketAclFact) =>
		first(acl.grants, ({ groupUri }) => groupUri);
	isRead(
		[
			...[AWS_ACL, AWS_ACL_V2].flatMap((type) =>
				["", ".grants", ".grants[].grantee"].map((path) =>
					spot(type, `accessControlPolicy${path}`, "bucketAcl", groupOf),
				),
			),
			...[AWS_BUCKET, AWS_BUCKET_V2].map((type) =>
				spot(type, "grants", "bucketAcl", groupOf),
			),
			spot(AWS_OWNERSHIP, "rule", "ownership", (one) => one.objectOwnership),
			...["ownershipControls", "ownershipControls.rules"].map((path) =>
				spot(NATIVE_BUCKET, path, "ownership", (one) => one.objectOwnership),
			),
			spot(
				NATIVE_BUCKET,
				"publicAccessBlockConfiguration",
				"bucketBlock",
				(block) => block.restrictPublicBuckets,
			),
		],
		[
			...nothing,
			...everyUnknown,
			...everyRefusal,
			["a text", "a", "(unreadable)"],
		],
	);
	isRead(
		[
			spot(
				NATIVE_BUCKET,
				"publicAccessBlockConfiguration",
				"bucketBlock",
				(block) => block.restrictPublicBuckets,
			),
		],
		[
			["an empty block", {}, false],
			["a block", { restrictPublicBuckets: true }, true],
			[
				"a secret block",
				secret({ value: { restrictPublicBuckets: true } }),
				true,
			],
		],
	);
});

describe("a canned list of aws-native", () => {
	isRead(
		[
			spot(
				NATIVE_BUCKET,
				"accessControl",
				"bucketAcl",
				(acl: BucketAclFact) => acl.canned,
			),
		],
		[
			["Private", "Private", "private"],
			["PublicRead", "PublicRead", "public-read"],
			["PublicReadWrite", "PublicReadWrite", "public-read-write"],
			["AuthenticatedRead", "AuthenticatedRead", "authenticated-read"],
			["LogDeliveryWrite", "LogDeliveryWrite", "log-delivery-write"],
			["BucketOwnerRead", "BucketOwnerRead", "bucket-owner-read"],
			[
				"BucketOwnerFullControl",
				"BucketOwnerFullControl",
				"bucket-owner-full-control",
			],
			["AwsExecRead", "AwsExecRead", "aws-exec-read"],
			["S3's own spelling", "public-read", "public-read"],
			["an empty text", "", UNSET],
			...nothing,
			...everyUnknown,
			...everyRefusal,
			["a number", 5, "(unreadable)"],
		],
	);
});

describe("a list of blocks", () => {
	const count = (list: Value<readonly unknown[]>) =>
		list.known ? known(list.value.length) : list;
	isRead(
		[
			...trails.flatMap((type) => [
				spot(
					type,
					"eventSelectors",
					"trail",
					(trail) => count(trail.eventSelectors),
					0,
				),
				spot(
					type,
					"advancedEventSelectors",
					"trail",
					(trail) => count(trail.advancedEventSelectors),
					0,
				),
				spot(
					type,
					"advancedEventSelectors[].fieldSelectors",
					"trail",
					(trail) =>
						first(trail.advancedEventSelectors, ({ fields }) => count(fields)),
					0,
				),
			]),
			...[AWS_BUCKET, AWS_BUCKET_V2].map((type) =>
				spot(type, "grants", "bucketAcl", (acl) => count(acl.grants), 0),
			),
		],
		[
			["an empty list", [], 0],
			["a list of one", [{}], 1],
			["a list of two", [{}, {}], 2],
			["a single block", {}, 1],
			["a secret list", secret({ value: [{}] }), 1],
			["a list of a secret block", [secret({ value: {} })], 1],
			["a list of an unknown block", [UNKNOWN], 1],
			["a list of a masked block", [MASK], 1],
			["an output of a list", output({ value: [{}, {}] }), 2],
			...nothing,
			...everyUnknown,
			...everyRefusal,
			["a number", 5, "(unreadable)"],
			["a text", "All", "(unreadable)"],
			["a list of numbers", [5], "(unreadable)"],
			["a list of lists", [[{}]], "(unreadable)"],
		],
	);
});

describe("a list of texts", () => {
	isRead(
		trails.map((type) =>
			spot(
				type,
				"eventSelectors[].excludeManagementEventSources",
				"trail",
				(trail) => first(trail.eventSelectors, (one) => one.excludesSources),
				false,
			),
		),
		[
			["an empty list", [], false],
			["a source", ["kms.amazonaws.com"], true],
			["a single source", "kms.amazonaws.com", true],
			["a secret list", secret({ value: ["kms.amazonaws.com"] }), true],
			["a source that is not known", [UNKNOWN], true],
			["an output of an empty list", output({ value: [] }), false],
			...nothing,
			...everyUnknown,
			...everyRefusal,
		],
	);
	isRead(
		trails.map((type) =>
			spot(
				type,
				"advancedEventSelectors[].fieldSelectors[].equals",
				"trail",
				(trail) =>
					first(trail.advancedEventSelectors, ({ fields }) =>
						first(fields, ({ equals }) => equals),
					),
				[],
			),
		),
		[
			["an empty list", [], []],
			["a value", ["Management"], ["Management"]],
			["a single value", "Management", ["Management"]],
			["two values", ["Management", "Data"], ["Management", "Data"]],
			["a secret value", [secret({ value: "Data" })], ["Data"]],
			["a value that is not known", ["Management", UNKNOWN], "(pending)"],
			["a masked value", [MASK], "(unreadable)"],
			["a number", [5], "(unreadable)"],
			...nothing,
			...everyUnknown,
			...everyRefusal,
		],
	);
});

const allow = JSON.parse(closed).Statement[0] as Bag;
const everyone = JSON.parse(open).Statement[0] as Bag;

describe("a policy", () => {
	const policies: readonly (readonly [
		string,
		unknown,
		"passed" | "failed" | "unknown",
	])[] = [
		["a closed text", closed, "passed"],
		["a public text", open, "failed"],
		["a closed object", JSON.parse(closed), "passed"],
		["a public object", JSON.parse(open), "failed"],
		["a secret closed text", secret({ value: closed }), "passed"],
		["a secret public text", secret({ value: open }), "failed"],
		["a secret public object", secret({ value: JSON.parse(open) }), "failed"],
		["a decrypted text", secret({ plaintext: JSON.stringify(open) }), "failed"],
		["a decrypted object", secret({ plaintext: open }), "failed"],
		["an output of a public text", output({ value: open }), "failed"],
		...nothing.map(([written, raw]) => [written, raw, "passed"] as const),
		...everyUnknown.map(([written, raw]) => [written, raw, "unknown"] as const),
		...everyRefusal.map(([written, raw]) => [written, raw, "unknown"] as const),
		["a text that holds an unknown", `{"Statement":"${UNKNOWN}"}`, "unknown"],
		["unknown statements", { Statement: UNKNOWN }, "unknown"],
		["an unknown statement", { Statement: [allow, UNKNOWN] }, "unknown"],
		[
			"an unknown statement beside a public one",
			{ Statement: [UNKNOWN, everyone] },
			// It may be a Deny of everything to everyone.
			"unknown",
		],
		[
			"an unknown principal",
			{ Statement: [{ ...everyone, Principal: { AWS: UNKNOWN } }] },
			"unknown",
		],
		[
			"an unknown in a text of the principal",
			{ Statement: [{ ...everyone, Principal: { AWS: `a${UNKNOWN}` } }] },
			"unknown",
		],
		[
			"a masked principal",
			{ Statement: [{ ...everyone, Principal: { AWS: MASK } }] },
			"unknown",
		],
		[
			"an unknown condition",
			{ Statement: [{ ...everyone, Condition: sentinels.object }] },
			"unknown",
		],
		[
			"an unknown value of a condition that counts",
			{
				Statement: [
					{
						...everyone,
						Condition: { StringEquals: { "aws:SourceArn": UNKNOWN } },
					},
				],
			},
			"unknown",
		],
		[
			"an unknown value of a condition that does not count",
			{
				Statement: [
					{
						...everyone,
						Condition: { StringEquals: { "aws:UserAgent": UNKNOWN } },
					},
				],
			},
			"failed",
		],
		[
			"an unknown effect of a public statement",
			{ Statement: [{ ...everyone, Effect: UNKNOWN }] },
			"unknown",
		],
		[
			"an unknown resource of a closed statement",
			{ Statement: [{ ...allow, Resource: UNKNOWN }] },
			"passed",
		],
		[
			"an unknown resource of a public statement",
			{ Statement: [{ ...everyone, Resource: [UNKNOWN] }] },
			"failed",
		],
		[
			"an unknown action of a public statement",
			{ Statement: [{ ...everyone, Action: UNKNOWN }] },
			"failed",
		],
		[
			"a secret statement",
			{ Statement: [secret({ value: everyone })] },
			"failed",
		],
		["a text that is not JSON", "public", "failed"],
		["a number", 5, "failed"],
		["a flag", true, "failed"],
		["a list", [], "failed"],
		["an object without statements", {}, "failed"],
	];
	const spellings: Readonly<Record<string, (raw: unknown) => Resource[]>> = {
		"policy of a BucketPolicy": (raw) => [
			resource(AWS_BUCKET, "logs", { bucket }),
			resource(AWS_POLICY, "policy", { bucket, policy: raw }),
		],
		"policy of a Bucket": (raw) => [
			resource(AWS_BUCKET, "logs", { bucket, policy: raw }),
		],
		"policy of a BucketV2": (raw) => [
			resource(AWS_BUCKET_V2, "logs", { bucket, policy: raw }),
		],
		"policyDocument of aws-native": (raw) => [
			resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			resource(NATIVE_POLICY, "policy", { bucket, policyDocument: raw }),
		],
	};
	/** Providers say "" of a bucket without a policy, and refuse it as one. */
	const ofEmptyText: Readonly<Record<string, string>> = {
		"policy of a BucketPolicy": "failed",
		"policy of a Bucket": "passed",
		"policy of a BucketV2": "passed",
		"policyDocument of aws-native": "failed",
	};
	for (const [spelling, write] of Object.entries(spellings))
		describe(spelling, () => {
			const empty = ["an empty text", "", ofEmptyText[spelling]] as const;
			for (const [written, raw, expected] of [...policies, empty])
				it(`${written}: ${expected}`, () => {
					const account = assembled([awsTrail({}), ...write(raw)]);
					assert.equal(outcomesIn(account)["cloudtrail-6"], expected);
				});
		});
});

describe("the name of a bucket", () => {
	isRead(
		[
			...[AWS_BUCKET, AWS_BUCKET_V2].map((type) =>
				spot(type, "bucket", "bucket", ({ name }) => name, "(pending)"),
			),
			spot(NATIVE_BUCKET, "bucketName", "bucket", ({ name }) => name),
		].map((one) => ({ ...one, unset: "(pending)" })),
		[
			["a text", NAME, NAME],
			["a secret text", secret({ value: NAME }), NAME],
			["an empty text", "", UNSET],
			...nothing,
			...everyUnknown,
		],
	);
});

describe("what a provider computes", () => {
	for (const type of [AWS_BUCKET, AWS_BUCKET_V2]) {
		for (const property of ["policy", "acl", "grants"])
			for (const [isDeclared, expected] of [
				[true, "unknown"],
				[false, "passed"],
			] as const)
				it(`an unknown ${property} of ${type}, ${isDeclared ? "declared" : "computed"}: ${expected}`, () => {
					const account = assembled([
						awsTrail({}),
						resource(
							type,
							"logs",
							{ bucket, [property]: UNKNOWN },
							{},
							{ declares: () => isDeclared },
						),
					]);
					assert.equal(outcomesIn(account)["cloudtrail-6"], expected);
				});
		for (const property of ["logging", "loggings"])
			for (const [isDeclared, expected] of [
				[true, "passed"],
				[false, "failed"],
			] as const)
				it(`an unknown ${property} of ${type}, ${isDeclared ? "declared" : "computed"}: ${expected}`, () => {
					const account = assembled([
						awsTrail({}),
						resource(
							type,
							"logs",
							{ bucket, [property]: UNKNOWN },
							{},
							{ declares: () => isDeclared },
						),
					]);
					assert.equal(outcomesIn(account)["cloudtrail-7"], expected);
				});
		it(`what is known counts, declared or not, of ${type}`, () => {
			const account = assembled([
				awsTrail({}),
				resource(
					type,
					"logs",
					{
						bucket,
						acl: "public-read",
						loggings: [{ targetBucket: "access" }],
					},
					{},
					{ declares: () => false },
				),
			]);
			assert.deepEqual(ofBucket(account), ["failed", "passed"]);
		});
	}
});

describe("a resource that shows none of its properties", () => {
	const hidden = { isHidden: true };
	for (const type of trails)
		it(`${type} leaves every control undecided`, () => {
			const account = assembled([resource(type, "audit", {}, {}, hidden)]);
			expectOutcomes(outcomesIn(account), {}, { others: "unknown" });
		});
	for (const type of [AWS_BUCKET, AWS_BUCKET_V2, NATIVE_BUCKET])
		it(`${type} may be public and may log`, () => {
			const account = assembled([
				awsTrail({ s3BucketName: UNKNOWN }, fromBucket(type)),
				resource(type, "logs", {}, {}, hidden),
			]);
			assert.deepEqual(ofBucket(account), ["unknown", "unknown"]);
		});
	for (const [type, expected] of [
		[AWS_POLICY, ["unknown", "failed"]],
		[AWS_ACL, ["unknown", "failed"]],
		[AWS_LOGGING, ["passed", "unknown"]],
		[AWS_BLOCK, ["passed", "failed"]],
		[NATIVE_POLICY, ["unknown", "failed"]],
	] as const)
		it(`${type} may be the trail bucket's: ${expected.join(", ")}`, () => {
			const account = assembled([
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(type, "attached", {}, {}, hidden),
			]);
			assert.deepEqual(ofBucket(account), expected);
		});
});

describe("a provider's account", () => {
	const ACCOUNT = "111122223333";
	const OTHER = "444455556666";
	const role = (account: string) => ({
		roleArn: `arn:aws:iam::${account}:role/deploy`,
	});
	const accounts: readonly (readonly [string, Bag, string | undefined])[] = [
		["no configuration", {}, undefined],
		["another configuration", { region: "eu-west-1" }, undefined],
		["one account as a list", { allowedAccountIds: [ACCOUNT] }, ACCOUNT],
		[
			"one account as JSON text",
			{ allowedAccountIds: `["${ACCOUNT}"]` },
			ACCOUNT,
		],
		[
			"one account as a number in JSON text",
			{ allowedAccountIds: `[${ACCOUNT}]` },
			ACCOUNT,
		],
		[
			"one account as a number, without the zero that it begins with",
			{ allowedAccountIds: [11122223333] },
			"011122223333",
		],
		[
			"one account as a secret",
			{ allowedAccountIds: secret({ value: [secret({ value: ACCOUNT })] }) },
			ACCOUNT,
		],
		["two accounts", { allowedAccountIds: [ACCOUNT, OTHER] }, undefined],
		[
			"two accounts as JSON text",
			{ allowedAccountIds: `["${ACCOUNT}","${OTHER}"]` },
			undefined,
		],
		["no account", { allowedAccountIds: [] }, undefined],
		["no account as JSON text", { allowedAccountIds: "[]" }, undefined],
		["accounts that are not known", { allowedAccountIds: UNKNOWN }, undefined],
		[
			"an account that is not known",
			{ allowedAccountIds: [UNKNOWN] },
			undefined,
		],
		[
			"an account that is not known, as JSON text",
			{ allowedAccountIds: `["${UNKNOWN}"]` },
			undefined,
		],
		["a masked account", { allowedAccountIds: [MASK] }, undefined],
		["an account that is none", { allowedAccountIds: ["main"] }, undefined],
		["accounts that are not JSON", { allowedAccountIds: "{" }, undefined],
		["forbidden accounts", { forbiddenAccountIds: [OTHER] }, undefined],
		["a role", { assumeRole: role(ACCOUNT) }, ACCOUNT],
		[
			"a role as JSON text",
			{ assumeRole: JSON.stringify(role(ACCOUNT)) },
			ACCOUNT,
		],
		["roles", { assumeRoles: [role(ACCOUNT)] }, ACCOUNT],
		[
			"roles as JSON text",
			{ assumeRoles: JSON.stringify([role(ACCOUNT)]) },
			ACCOUNT,
		],
		[
			"roles of which the last one acts",
			{ assumeRoles: [role(OTHER), role(ACCOUNT)] },
			ACCOUNT,
		],
		[
			"roles of which the last one is not known",
			{ assumeRoles: [role(ACCOUNT), { roleArn: UNKNOWN }] },
			undefined,
		],
		[
			"a role in China",
			{ assumeRole: { roleArn: `arn:aws-cn:iam::${ACCOUNT}:role/deploy` } },
			ACCOUNT,
		],
		[
			"a secret role",
			{ assumeRole: secret({ value: role(ACCOUNT) }) },
			ACCOUNT,
		],
		["a role without an ARN", { assumeRole: {} }, undefined],
		["a role that is a text", { assumeRole: "deploy" }, undefined],
		["a role with another ARN", { assumeRole: { roleArn: KEY } }, undefined],
		["a web identity", { assumeRoleWithWebIdentity: role(ACCOUNT) }, ACCOUNT],
		[
			"a web identity that then assumes a role",
			{
				assumeRoleWithWebIdentity: role(OTHER),
				assumeRoles: [role(ACCOUNT)],
			},
			ACCOUNT,
		],
		[
			"an account against a role",
			{ allowedAccountIds: [ACCOUNT], assumeRole: role(OTHER) },
			ACCOUNT,
		],
		[
			"two accounts and a role",
			{ allowedAccountIds: [ACCOUNT, OTHER], assumeRole: role(ACCOUNT) },
			ACCOUNT,
		],
	];
	for (const type of [AWS_BUCKET, NATIVE_BUCKET, AWS_ACCOUNT_BLOCK])
		for (const [written, props, expected] of accounts)
			for (const [how, seen] of [
				["", props],
				[" through the policy SDK", unknownCheckingProxy(props)],
			] as const)
				it(`${written}, of ${type}${how}: ${expected ?? "not known"}`, () => {
					const facts = factsOf(
						resource(
							type,
							"logs",
							{},
							{},
							{
								provider: { urn: undefined, props: seen },
							},
						),
					);
					const [owner] = facts.flatMap((fact) =>
						fact.kind === "bucket" || fact.kind === "accountBlock"
							? [fact.owner]
							: [],
					);
					assert.deepEqual(owner, { provider: undefined, account: expected });
				});
});

const types = [...Object.keys(aws), ...Object.keys(awsNative)];

/** The properties of a type that are read, and their names. */
function readOf(type: string): ReadonlySet<string> {
	const found = new Set<string>();
	const props = new Proxy<Record<string, unknown>>(
		{},
		{
			get: (_, property) => {
				if (typeof property === "string") found.add(property);
				return undefined;
			},
		},
	);
	factsOf(resource(type, "logs", props));
	return found;
}

/** Every name that stands for something anywhere in what is read. */
const vocabulary = [
	...new Set(types.flatMap((type) => [...readOf(type)])),
	...["includeManagementEvents", "readWriteType", "fieldSelectors", "field"],
	...["excludeManagementEventSources", "equals", "objectOwnership", "rules"],
	...["targetBucket", "destinationBucketName", "logFilePrefix", "uri"],
	...["grantee", "ignorePublicAcls", "restrictPublicBuckets", "grants"],
	...["Statement", "Effect", "Principal", "NotPrincipal", "Condition", "AWS"],
	...["Resource", "Action", "StringEquals", "IpAddress", "aws:SourceIp"],
	...["allowedAccountIds", "assumeRole", "assumeRoles", "roleArn"],
	...[SIGNATURE, "value", "plaintext", "ciphertext", "id", "secret", "length"],
	...["__proto__", "toString", "constructor"],
];

const words = fc.oneof(
	fc.constantFrom<unknown>(
		...Object.values(sentinels),
		...[MASK, NAME, `arn:aws:s3:::${NAME}`, "archive", open, closed, "{"],
		...["Management", "eventCategory", "eventSource", "readOnly", "All"],
		...["Allow", "Deny", "*", "0.0.0.0/0", "public-read", "PublicRead"],
		...["BucketOwnerEnforced", ALL_USERS, "true", "false", true, false, null],
		...["1b47061264138c4ac30d75fd1eb44270", "d0e6a833031e9bbcd3f4e8bde6ca49a4"],
		...["5cf8f73096256a8f31e491e813e4eb8e", "[", '["a"]', "", " ", -0, 1e21],
	),
	fc.jsonValue({ maxDepth: 2 }),
);

const { tree } = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		words,
		fc.array(tie("tree"), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...vocabulary), tie("tree"), { maxKeys: 4 }),
	),
}));

const properties = fc.dictionary(fc.constantFrom(...vocabulary), tree, {
	maxKeys: 8,
}) as fc.Arbitrary<Bag>;

const anyResource = fc
	.record({
		type: fc.constantFrom(...types),
		name: fc.constantFrom("a", "b"),
		props: properties,
		flows: fc.array(
			fc.tuple(fc.constantFrom(...types), fc.constantFrom("a", "b", "gone")),
			{ maxLength: 2 },
		),
		isDeclared: fc.option(fc.boolean(), { nil: undefined }),
		isHidden: fc.boolean(),
		provider: properties,
		isSeenThroughSdk: fc.boolean(),
	})
	.map((made): Resource => {
		const seen = (props: Bag) =>
			made.isSeenThroughSdk ? unknownCheckingProxy(props) : props;
		return {
			...resource(made.type, made.name, seen(made.props)),
			dependencies: () => made.flows.map(([type, name]) => urnOf(type, name)),
			...(made.isDeclared !== undefined && {
				declares: () => made.isDeclared === true,
			}),
			isHidden: made.isHidden,
			provider: { urn: undefined, props: seen(made.provider) },
		};
	});

/** Assembles and judges; a throw is the failure that is looked for. */
function judge(resources: readonly Resource[]): void {
	const account = assembled(resources);
	for (const control of controls)
		for (const finding of evaluate(control, account, exampleOptions(control))) {
			assert.ok(
				["passed", "failed", "unknown", "noData"].includes(finding.status),
			);
			const isDecided = finding.status === "passed";
			assert.ok(isDecided || (finding.reason ?? "") !== "");
		}
}

describe("whatever is written", () => {
	for (const type of types)
		it(`in the properties of ${type} is read without a throw`, () => {
			const names = [...readOf(type)];
			assert.ok(names.length > 0);
			fc.assert(
				fc.property(
					fc.record(Object.fromEntries(names.map((name) => [name, tree])), {
						requiredKeys: [],
					}),
					(props) => {
						const written = resource(type, "logs", props as Bag);
						const beside = [
							awsTrail({}),
							resource(AWS_BUCKET, "b", { bucket }),
						];
						judge([written]);
						judge([...beside, written]);
						judge([...beside, throughSdk(written)]);
					},
				),
				{ numRuns: 200 },
			);
		});

	it("in whole stacks is judged without a throw", () => {
		fc.assert(fc.property(fc.array(anyResource, { maxLength: 7 }), judge), {
			numRuns: 1500,
		});
	});

	for (const type of types)
		it(`in ${type}, a property that throws is one that is not known`, () => {
			const refuse = () => {
				throw new Error("not known");
			};
			const names = [...readOf(type)];
			const throwing = Object.defineProperties(
				{},
				Object.fromEntries(names.map((name) => [name, { get: refuse }])),
			);
			const unknowns = Object.fromEntries(names.map((name) => [name, UNKNOWN]));
			assert.deepEqual(
				bare(factsOf(resource(type, "logs", throwing))),
				bare(factsOf(resource(type, "logs", unknowns))),
			);
		});

	it("an unknown in a list leaves the rest of the list in view", () => {
		const written = throughSdk(awsTrail({ eventSelectors: [UNKNOWN, reads] }));
		const trail = told(factsOf(written), "trail");
		assert.ok(trail?.eventSelectors.known);
		assert.deepEqual(
			trail.eventSelectors.value.map((one) => short(one.readWriteType)),
			["(pending)", "ReadOnly"],
		);
	});

	it("in a resource of another type is of no concern", () => {
		assert.deepEqual(
			factsOf(resource("aws:s3/bucketObject:BucketObject", "a", { bucket })),
			[],
		);
	});
});
