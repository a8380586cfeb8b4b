import assert from "node:assert/strict";
import type { Applied } from "../../policypack/model/applied";
import type { EncryptionView } from "../../policypack/model/deliveryChecks/view";
import type { Resource } from "../../policypack/providers/resource";
import {
	nameOf,
	placed,
	shown,
	shownAll,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import { type Bag, sentinels, UNKNOWN, urnOf } from "../kit/resources";

const NAME = "logs-111122223333";
const V2 = (name: string) => [
	`aws:s3/bucket${name}:Bucket${name}`,
	`aws:s3/bucket${name}V2:Bucket${name}V2`,
];

/** The bucket of a trail, which has these properties. */
function bucketOf(one: Resource, ...others: readonly Resource[]) {
	const { bucket } = viewOf(trail({ s3BucketName: NAME }), one, ...others);
	assert.ok(bucket.known, "the bucket was not found");
	return bucket.value;
}

const aws = (props: Bag = {}) =>
	placed(TYPES.bucket, "logs", { bucket: NAME, ...props });
const v2 = (props: Bag = {}) =>
	placed(TYPES.bucketV2, "logs", { bucket: NAME, ...props });
const native = (props: Bag = {}) =>
	placed(TYPES.nativeBucket, "logs", { bucketName: NAME, ...props });
const apart = (type: string, props: Bag, flows = {}) =>
	placed(type, "apart", { bucket: NAME, ...props }, flows);

const encrypted = (list: readonly Applied<EncryptionView>[]) =>
	list.map(({ algorithm, keyRef, applies }) => [
		shown(applies),
		shown(algorithm),
		shown(keyRef.text),
	]);

describe("the default encryption of a bucket", () => {
	const KEY = "arn:aws:kms:eu-west-1:111122223333:key/abc";
	const byDefault = { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY };
	const rule = { applyServerSideEncryptionByDefault: byDefault };
	const nativeRule = { serverSideEncryptionByDefault: byDefault };
	const spellings: readonly (readonly [string, Resource, ...Resource[]])[] = [
		["a bucket", aws({ serverSideEncryptionConfiguration: { rule } })],
		[
			"a bucket of V2",
			v2({
				serverSideEncryptionConfigurations: [
					{ rules: [{ applyServerSideEncryptionByDefaults: [byDefault] }] },
				],
			}),
		],
		[
			"a bucket of aws-native",
			native({
				bucketEncryption: { serverSideEncryptionConfiguration: [nativeRule] },
			}),
		],
		...V2("ServerSideEncryptionConfiguration").map(
			(type) => [type, aws(), apart(type, { rules: [rule] })] as const,
		),
	];
	for (const [words, ...all] of spellings)
		it(`is that of ${words}`, () => {
			assert.deepEqual(encrypted(bucketOf(...all).encryptions), [
				[true, "aws:kms", KEY],
			]);
		});

	it("is not set where no resource sets it", () => {
		for (const one of [aws(), v2(), native()])
			assert.deepEqual(bucketOf(one).encryptions, []);
	});

	it("is not known where its parts are not", () => {
		const unknowns = [
			aws({ serverSideEncryptionConfiguration: sentinels.object }),
			native({ bucketEncryption: sentinels.object }),
			v2({ serverSideEncryptionConfigurations: sentinels.list }),
		];
		for (const one of unknowns)
			assert.deepEqual(encrypted(bucketOf(one).encryptions), [
				[true, "pending", "pending"],
			]);
	});

	it("is joined with its key and the policies of that", () => {
		const by = urnOf(TYPES.key, "logs-key");
		const key = placed(TYPES.key, "logs-key", { policy: "own" });
		const pending = { ...byDefault, kmsMasterKeyId: UNKNOWN };
		const [type = ""] = V2("ServerSideEncryptionConfiguration");
		const [found] = bucketOf(
			aws(),
			key,
			apart(
				type,
				{ rules: [{ applyServerSideEncryptionByDefault: pending }] },
				{ rules: [by] },
			),
		).encryptions;
		assert.ok(found);
		assert.equal(
			nameOf(found.key, (one) => one.key),
			"logs-key",
		);
	});

	it("has no key with S3's own algorithm, whatever flows into it", () => {
		const [type = ""] = V2("ServerSideEncryptionConfiguration");
		const own = {
			rules: [
				{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
			],
		};
		const by = urnOf(TYPES.key, "logs-key");
		const [found] = bucketOf(
			aws(),
			placed(TYPES.key, "logs-key"),
			apart(type, own, { rules: [by] }),
		).encryptions;
		assert.deepEqual(found && [shown(found.algorithm), found.key], [
			"AES256",
			{ known: true, value: undefined },
		]);
	});

	it("may be that of a resource whose bucket is not known", () => {
		const [type = ""] = V2("ServerSideEncryptionConfiguration");
		const open = placed(
			TYPES.bucket,
			"logs",
			{ bucket: UNKNOWN },
			{},
			{ declares: () => true },
		);
		const { bucket } = viewOf(
			trail(
				{ s3BucketName: UNKNOWN },
				{ s3BucketName: [urnOf(TYPES.bucket, "logs")] },
			),
			open,
			placed(TYPES.bucket, "second", { bucket: UNKNOWN }),
			placed(type, "apart", { bucket: UNKNOWN, rules: [rule] }),
		);
		assert.ok(bucket.known);
		assert.deepEqual(encrypted(bucket.value.encryptions), [
			["pending", "aws:kms", KEY],
		]);
	});
});

describe("who pays for requests to a bucket", () => {
	const payers = (...all: readonly [Resource, ...Resource[]]) =>
		bucketOf(...all).payers.map(({ payer }) => shown(payer));
	it("is the owner where no resource sets it", () => {
		assert.deepEqual(payers(aws()), []);
		assert.deepEqual(payers(native()), []);
	});

	it("is in the bucket and in resources of their own", () => {
		assert.deepEqual(payers(aws({ requestPayer: "Requester" })), ["Requester"]);
		assert.deepEqual(payers(v2({ requestPayer: UNKNOWN })), ["pending"]);
		for (const type of V2("RequestPaymentConfiguration"))
			assert.deepEqual(payers(aws(), apart(type, { payer: "Requester" })), [
				"Requester",
			]);
	});

	it("is not what a provider computes at the preview", () => {
		const computed = placed(
			TYPES.bucket,
			"logs",
			{ bucket: NAME, requestPayer: UNKNOWN },
			{},
			{ declares: (property) => property === "bucket" },
		);
		assert.deepEqual(payers(computed), []);
	});
});

describe("Object Lock of a bucket", () => {
	const locks = (...all: readonly [Resource, ...Resource[]]) =>
		bucketOf(...all).objectLocks.map(({ isEnabled, defaultRetention }) => [
			shown(isEnabled),
			shown(defaultRetention),
		]);
	const retention = { mode: "COMPLIANCE", days: 30 };
	const rule = { defaultRetention: retention };

	it("is off where no resource sets it", () => {
		for (const one of [aws(), v2(), native()]) assert.deepEqual(locks(one), []);
	});

	it("has a default retention in every spelling", () => {
		const one = { objectLockEnabled: "Enabled", rule };
		const expected = [[true, "COMPLIANCE"]];
		assert.deepEqual(locks(aws({ objectLockConfiguration: one })), expected);
		assert.deepEqual(
			locks(
				v2({
					objectLockEnabled: true,
					objectLockConfiguration: {
						rules: [{ defaultRetentions: [retention] }],
					},
				}),
			),
			expected,
		);
		assert.deepEqual(
			locks(native({ objectLockEnabled: true, objectLockConfiguration: one })),
			expected,
		);
		for (const type of V2("ObjectLockConfiguration"))
			assert.deepEqual(locks(aws(), apart(type, { rule })), expected);
	});

	it("has none, or one that is not known", () => {
		assert.deepEqual(locks(aws({ objectLockEnabled: true })), [
			[true, undefined],
		]);
		assert.deepEqual(locks(aws({ objectLockEnabled: false })), [
			[false, undefined],
		]);
		assert.deepEqual(locks(aws({ objectLockEnabled: sentinels.boolean })), [
			["pending", undefined],
		]);
		const [type = ""] = V2("ObjectLockConfiguration");
		assert.deepEqual(locks(aws(), apart(type, { rule: sentinels.object })), [
			[true, "pending"],
		]);
	});
});

describe("the target of a bucket's access logs", () => {
	const target = placed(TYPES.bucket, "target", { bucket: "access-logs" });
	const targets = (...all: readonly [Resource, ...Resource[]]) =>
		bucketOf(...all).logTargets.map(({ target, isItself, prefix }) => [
			target.known ? target.value.bucket.of.name : target.cause,
			shown(isItself),
			shown(prefix),
		]);
	const to = { targetBucket: "access-logs", targetPrefix: "trail/" };
	const toNative = {
		destinationBucketName: "access-logs",
		logFilePrefix: "trail/",
	};

	it("is found in every spelling", () => {
		const expected = [["target", false, "trail/"]];
		assert.deepEqual(targets(aws({ logging: to }), target), expected);
		assert.deepEqual(targets(v2({ loggings: [to] }), target), expected);
		assert.deepEqual(
			targets(native({ loggingConfiguration: toNative }), target),
			expected,
		);
		for (const type of V2("Logging"))
			assert.deepEqual(targets(aws(), apart(type, to), target), expected);
	});

	it("is found by its output", () => {
		const [type = ""] = V2("Logging");
		const logging = apart(
			type,
			{ targetBucket: UNKNOWN },
			{ targetBucket: [urnOf(TYPES.bucket, "target")] },
		);
		assert.deepEqual(targets(aws(), logging, target), [
			["target", false, undefined],
		]);
	});

	it("may have a partitioned prefix", () => {
		const isPartitioned = (...all: readonly [Resource, ...Resource[]]) =>
			bucketOf(...all).logTargets.map((one) =>
				one.isPartitioned ? shown(one.isPartitioned) : "absent",
			);
		for (const [targetObjectKeyFormat, expected] of [
			[{ partitionedPrefix: { partitionDateSource: "EventTime" } }, true],
			[{ partitionedPrefix: {} }, true],
			[{ simplePrefix: {} }, false],
			[undefined, false],
			[UNKNOWN, "pending"],
		] as const) {
			const more = { targetObjectKeyFormat };
			for (const type of V2("Logging"))
				assert.deepEqual(
					isPartitioned(aws(), apart(type, { ...to, ...more }), target),
					[expected],
				);
			assert.deepEqual(
				isPartitioned(
					native({ loggingConfiguration: { ...toNative, ...more } }),
					target,
				),
				[expected],
			);
		}
	});

	it("may be the bucket itself", () => {
		const self = { targetBucket: NAME };
		assert.deepEqual(targets(aws({ logging: self })), [
			["logs", true, undefined],
		]);
		const prefixOnly = { logFilePrefix: "trail/" };
		assert.deepEqual(targets(native({ loggingConfiguration: prefixOnly })), [
			["logs", true, "trail/"],
		]);
	});

	it("may be outside, not known, or not set", () => {
		assert.deepEqual(targets(aws({ logging: to })), [
			["outside", "outside", "trail/"],
		]);
		assert.deepEqual(targets(aws({ logging: sentinels.object })), [
			["pending", "pending", "pending"],
		]);
		assert.deepEqual(targets(aws()), []);
		assert.deepEqual(targets(native()), []);
	});

	it("has its own settings, policy and access control list", () => {
		const all = placed(TYPES.bucket, "target", {
			bucket: "access-logs",
			acl: "log-delivery-write",
			policy: "policy of the target",
			objectLockEnabled: true,
			serverSideEncryptionConfiguration: {
				rule: {
					applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" },
				},
			},
			grants: [
				{
					uri: "http://acs.amazonaws.com/groups/s3/LogDelivery",
					permissions: ["WRITE", UNKNOWN],
				},
			],
		});
		const [found] = bucketOf(aws({ logging: to }), all).logTargets;
		assert.ok(found?.target.known);
		const { bucket, encryptions, grants, objectLocks, place } =
			found.target.value;
		assert.deepEqual(encrypted(encryptions), [[true, "aws:kms", undefined]]);
		assert.deepEqual(
			bucket.policies.map(({ policy }) => shown(policy)),
			["policy of the target"],
		);
		assert.equal(objectLocks.length, 1);
		assert.ok(place);
		assert.equal(shown(place.region), "eu-west-1");
		const [acl] = grants;
		assert.ok(acl?.grants.known);
		assert.equal(shown(acl.canned), "log-delivery-write");
		assert.deepEqual(
			acl.grants.value.map(({ groupUri, permissions }) => [
				shown(groupUri),
				shownAll(permissions),
			]),
			[
				[
					"http://acs.amazonaws.com/groups/s3/LogDelivery",
					["WRITE", "pending"],
				],
			],
		);
	});

	it("has grants of resources of their own and of aws-native", () => {
		const list = {
			owner: { id: "a1b2c3" },
			grants: [
				{
					grantee: {
						type: "Group",
						uri: "http://acs.amazonaws.com/groups/s3/LogDelivery",
					},
					permission: "WRITE",
				},
			],
		};
		for (const type of V2("Acl")) {
			const [acl] = bucketOf(
				aws(),
				apart(type, { accessControlPolicy: list }),
			).grants;
			assert.ok(acl?.grants.known);
			assert.deepEqual(
				acl.grants.value.map(({ permissions }) => shownAll(permissions)),
				[["WRITE"]],
			);
		}
		const [canned] = bucketOf(
			native({ accessControl: "LogDeliveryWrite" }),
		).grants;
		assert.ok(canned);
		assert.equal(shown(canned.canned), "log-delivery-write");
	});
});

describe("a bucket that is not in the stack", () => {
	it("is outside", () => {
		assert.equal(shown(viewOf(trail()).bucket), "outside");
	});

	it("is pending where its name is", () => {
		const { bucket } = viewOf(trail({ s3BucketName: UNKNOWN }), aws());
		assert.equal(shown(bucket), "pending");
	});
});
