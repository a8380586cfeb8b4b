import {
	AWS_ACCOUNT_BLOCK,
	AWS_ACL,
	AWS_ACL_V2,
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_OWNERSHIP,
	AWS_POLICY,
	NATIVE_BUCKET,
	NATIVE_POLICY,
	output,
	reference,
	secret,
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
