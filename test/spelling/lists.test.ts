import type { BucketAclFact } from "../../policypack/model/facts";
import { known, type Value } from "../../policypack/model/value";
import {
	AWS_ACL,
	AWS_ACL_V2,
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_OWNERSHIP,
	MASK,
	NATIVE_BUCKET,
	output,
	secret,
	UNKNOWN,
} from "../kit/resources";
import {
	everyRefusal,
	everyUnknown,
	first,
	isRead,
	nothing,
	spot,
	trails,
	UNSET,
} from "./properties";

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
