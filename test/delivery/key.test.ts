import assert from "node:assert/strict";
import { bucketEncryption } from "../../policypack/controls/cloudtrail-delivery/checks/bucketEncryption";
import { trailKey } from "../../policypack/controls/cloudtrail-delivery/checks/key";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, resource, UNKNOWN, urnOf } from "../kit/resources";
import {
	audit,
	bucket,
	document,
	missing,
	ofBucket,
	outcome,
	reasons,
	SERVICE,
	TRAIL_ARN,
	verdictsOf,
} from "./policyStack";

const KEY_ID = "0a1b2c3d-0000-1111-2222-0a1b2c3d4e5f";
const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`;
const key = (props: Bag = {}): Resource =>
	placed(TYPES.key, "trail", { arn: KEY_ARN, keyId: KEY_ID, ...props });
const context = "kms:EncryptionContext:aws:cloudtrail:arn";

const owner: Bag = {
	Effect: "Allow",
	Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
	Action: "kms:*",
	Resource: "*",
};
const encrypt = (changes: Bag = {}): Bag => ({
	Effect: "Allow",
	Principal: SERVICE,
	Action: "kms:GenerateDataKey*",
	Resource: "*",
	...changes,
});
const describeKey = (changes: Bag = {}): Bag =>
	encrypt({ Action: "kms:DescribeKey", ...changes });
const decrypt = encrypt({ Action: "kms:Decrypt" });

/** What is found of a trail with a key that has this policy. */
const of = (statements: readonly Bag[], ...others: readonly Resource[]) =>
	verdictsOf(
		trailKey,
		audit({ kmsKeyId: KEY_ARN }),
		bucket(),
		key({ policy: document(owner, ...statements) }),
		...others,
	);

const bucketKey = (bucketKeyEnabled?: unknown) =>
	ofBucket(
		"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
		{
			rules: [
				{
					applyServerSideEncryptionByDefault: {
						sseAlgorithm: "aws:kms",
						kmsMasterKeyId: KEY_ARN,
					},
					...(bucketKeyEnabled === undefined ? {} : { bucketKeyEnabled }),
				},
			],
		},
	);

describe("the policy of a trail's key", () => {
	const equals = (keys: Bag) => ({ Condition: { StringEquals: keys } });
	const passing: Readonly<Record<string, readonly Bag[]>> = {
		"without conditions": [encrypt(), describeKey()],
		"for the encryption context of any trail of the account": [
			encrypt({
				Condition: {
					StringEquals: { "aws:SourceArn": TRAIL_ARN },
					StringLike: { [context]: `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
				},
			}),
			describeKey(),
		],
		"for the encryption context of the trail": [
			encrypt(equals({ [context]: TRAIL_ARN })),
			describeKey(equals({ "aws:SourceAccount": ACCOUNT })),
		],
		"by wildcards": [encrypt({ Action: "kms:*", Resource: KEY_ARN })],
	};
	for (const [words, statements] of Object.entries(passing))
		it(`lets CloudTrail in ${words}: passed`, () => {
			assert.deepEqual(of(statements), []);
		});

	const failing: Readonly<Record<string, readonly Bag[]>> = {
		"of the account only": [],
		"without DescribeKey": [encrypt()],
		"without GenerateDataKey": [describeKey()],
		"for another service": [
			encrypt({ Principal: { Service: "logs.amazonaws.com" } }),
			describeKey(),
		],
		"for the encryption context of another account": [
			encrypt({
				Condition: {
					StringLike: { [context]: `arn:aws:cloudtrail:*:${OTHER}:trail/*` },
				},
			}),
			describeKey(),
		],
		"for another trail": [
			encrypt(equals({ "aws:SourceArn": `${TRAIL_ARN}-2` })),
			describeKey(),
		],
		"for the event data stores of the account": [
			encrypt({
				Condition: {
					ArnLike: {
						"aws:SourceArn": `arn:aws:cloudtrail:*:${ACCOUNT}:eventdatastore/*`,
					},
				},
			}),
			describeKey(),
		],
	};
	for (const [words, statements] of Object.entries(failing))
		it(`is ${words}: failed`, () => {
			const verdicts = of(statements);
			assert.equal(outcome(verdicts), "failed");
			assert.match(
				reasons(verdicts)[0] ?? "",
				/^CloudTrail cannot encrypt with key trail: .*, so AWS rejects the trail with InsufficientEncryptionPolicyException\.$/,
			);
			const suggested = missing(verdicts) as readonly Bag[];
			assert.deepEqual(of([...statements, ...suggested]), []);
		});

	it("is AWS's default one: failed", () => {
		const verdicts = verdictsOf(
			trailKey,
			audit({ kmsKeyId: KEY_ARN }),
			bucket(),
			key(),
		);
		assert.match(reasons(verdicts)[0] ?? "", /the default policy of key trail/);
		// KMS rejects a policy that does not let the account in.
		assert.deepEqual(missing(verdicts)[0], {
			Sid: "EnableAccountAdministration",
			...owner,
		});
	});

	it("may be that of a resource of its own", () => {
		const policy = document(owner, encrypt(), describeKey());
		const apart = placed(TYPES.keyPolicy, "apart", { keyId: KEY_ID, policy });
		const trail = audit({ kmsKeyId: KEY_ARN });
		assert.deepEqual(verdictsOf(trailKey, trail, bucket(), key(), apart), []);
	});

	it("lets CloudTrail decrypt where the bucket has an S3 Bucket Key", () => {
		const both = [encrypt(), describeKey()];
		assert.equal(outcome(of(both, bucketKey(true))), "failed");
		assert.equal(outcome(of(both, bucketKey(UNKNOWN))), "pending");
		assert.equal(outcome(of(both, bucketKey(false))), "passed");
		assert.equal(outcome(of(both, bucketKey())), "passed");
		assert.equal(outcome(of([...both, decrypt], bucketKey(true))), "passed");
	});

	it("is accepted with a statement without an effect, which allows nothing", () => {
		const both = [encrypt(), describeKey()];
		for (const name of ["Action", "Resource"]) {
			const without = { [name]: undefined };
			assert.equal(outcome(of([...both, encrypt(without)])), "passed");
			const verdicts = of([encrypt(without), describeKey()]);
			assert.match(
				reasons(verdicts)[0] ?? "",
				/the policy of key trail does not allow kms:GenerateDataKey/,
			);
			const denied = encrypt({ Effect: "Deny", Action: "kms:*", ...without });
			assert.equal(outcome(of([...both, denied])), "passed");
		}
	});

	it("has no hint at the statement of the account, which has to stay", () => {
		const hint = (...statements: readonly Bag[]) =>
			/\((.*)\)/.exec(reasons(of(statements))[0] ?? "")?.[1];
		const logs = { Principal: { Service: "logs.amazonaws.com" } };
		assert.equal(hint(), undefined);
		assert.equal(hint(describeKey()), undefined);
		assert.equal(hint(encrypt(logs)), "statement 2 has another Principal");
	});

	it("is named by number where its Sid does not fit into a sentence", () => {
		const denied = encrypt({ Effect: "Deny", Action: "kms:*" });
		const named = (Sid: string) =>
			reasons(of([encrypt(), describeKey(), { ...denied, Sid }]))[0] ?? "";
		assert.match(named("Only the owner"), / statement Only the owner of /);
		assert.match(named("Only\nthe owner"), / statement 4 of /);
		assert.match(named("a".repeat(200)), / statement 4 of /);
	});

	it("is not known yet: pending", () => {
		const verdicts = verdictsOf(
			trailKey,
			audit({ kmsKeyId: KEY_ARN }),
			bucket(),
			key({ policy: UNKNOWN }),
		);
		assert.equal(outcome(verdicts), "pending");
	});
});

describe("a trail's key", () => {
	const good = { policy: document(owner, encrypt(), describeKey()) };
	const found = (props: Bag) =>
		outcome(
			verdictsOf(
				trailKey,
				audit({ kmsKeyId: KEY_ARN }),
				bucket(),
				key({ ...good, ...props }),
			),
		);

	it("can be used where it is enabled and symmetric", () => {
		assert.equal(found({}), "passed");
		assert.equal(found({ isEnabled: false }), "failed");
		assert.equal(found({ isEnabled: UNKNOWN }), "pending");
		assert.equal(found({ keyUsage: "SIGN_VERIFY" }), "failed");
		assert.equal(found({ customerMasterKeySpec: "RSA_2048" }), "failed");
		assert.equal(
			found({
				keyUsage: "ENCRYPT_DECRYPT",
				customerMasterKeySpec: "SYMMETRIC_DEFAULT",
			}),
			"passed",
		);
	});

	it("is in the Region of the bucket", () => {
		const there = KEY_ARN.replace(REGION, "us-east-1");
		const verdicts = verdictsOf(trailKey, audit({ kmsKeyId: there }), bucket());
		assert.match(reasons(verdicts)[0] ?? "", /KmsKeyNotFoundException/);
	});

	it("may be an alias in the stack", () => {
		const alias = placed(TYPES.alias, "trail", {
			name: "alias/trail",
			targetKeyId: KEY_ID,
		});
		for (const [policy, expected] of [
			[good.policy, "passed"],
			[document(owner), "failed"],
		]) {
			const all = [audit({ kmsKeyId: "alias/trail" }), bucket(), alias];
			const verdicts = verdictsOf(trailKey, ...all, key({ policy }));
			assert.equal(outcome(verdicts), expected);
		}
	});

	it("is not judged outside of the stack", () => {
		for (const kmsKeyId of [KEY_ARN, "alias/trail", KEY_ID]) {
			const verdicts = verdictsOf(trailKey, audit({ kmsKeyId }), bucket());
			assert.equal(outcome(verdicts), "outside");
		}
	});

	it("cannot be one that AWS manages", () => {
		const verdicts = verdictsOf(
			trailKey,
			audit({ kmsKeyId: "alias/aws/s3" }),
			bucket(),
		);
		assert.equal(outcome(verdicts), "failed");
	});
});

describe("the default key of a trail's bucket", () => {
	const found = (policy: string, trail: Bag = {}) =>
		verdictsOf(
			bucketEncryption,
			audit(trail),
			bucket(),
			key({ policy }),
			bucketKey(true),
		);

	it("lets CloudTrail in where the trail has no key", () => {
		const verdicts = found(document(owner));
		assert.match(
			reasons(verdicts)[0] ?? "",
			/InsufficientEncryptionPolicyException/,
		);
		const suggested = missing(verdicts) as readonly Bag[];
		assert.deepEqual(found(document(owner, ...suggested)), []);
	});

	it("does not matter where the trail has one", () => {
		assert.deepEqual(found(document(owner), { kmsKeyId: KEY_ARN }), []);
	});
});

describe("a trail of an account that is not known", () => {
	it("does not pass, and fails only for what no account changes", () => {
		const one = (type: string, name: string, props: Bag, flows = {}) =>
			resource(type, name, props, flows, {
				provider: { urn: undefined, props: { region: REGION } },
			});
		const found = (...statements: readonly Bag[]) =>
			outcome(
				verdictsOf(
					trailKey,
					one(TYPES.trail, "audit", {
						name: "audit",
						s3BucketName: "logs",
						kmsKeyId: "alias/trail",
					}),
					one(TYPES.bucket, "logs", { bucket: "logs" }),
					one(
						TYPES.alias,
						"trail",
						{ name: "alias/trail", targetKeyId: UNKNOWN },
						{ targetKeyId: [urnOf(TYPES.key, "trail")] },
					),
					one(TYPES.key, "trail", {
						policy: document(...statements),
					}),
				),
			);
		const source = (arn: string) => ({
			Condition: { StringEquals: { "aws:SourceArn": arn } },
		});
		assert.equal(
			found(encrypt(source(TRAIL_ARN)), describeKey(source(TRAIL_ARN))),
			"pending",
		);
		assert.equal(
			found(encrypt(source(`${TRAIL_ARN}-2`)), describeKey()),
			"failed",
		);
	});
});
