import assert from "node:assert/strict";
import { expectOutcomes, outcomesIn } from "../kit/outcomes";
import {
	AWS_ACL,
	AWS_BLOCK,
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_LOGGING,
	AWS_POLICY,
	awsTrail,
	bucket,
	fromBucket,
	NAME,
	NATIVE_BUCKET,
	NATIVE_POLICY,
	ofBucket,
	resource,
	secret,
	UNKNOWN,
} from "../kit/resources";
import { assembled } from "./accounts";
import {
	everyUnknown,
	isRead,
	nothing,
	spot,
	trails,
	UNSET,
} from "./properties";

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
