import assert from "node:assert/strict";
import type { DeliveryFact } from "../../policypack/model/deliveryChecks/facts";
import type { Value } from "../../policypack/model/value";
import { factOf, placed, shown, TYPES } from "../kit/deliveryStack";
import { type Bag, secret, sentinels, UNKNOWN } from "../kit/resources";

/** One property of one type, and the value of a fact that it makes. */
interface Property {
	readonly type: string;
	readonly property: string;
	readonly of: (one: ReturnType<typeof placed>) => Value<unknown>;
	/** What the property needs beside it. */
	readonly beside?: Bag;
	/** What it is where it is not set. */
	readonly absent?: unknown;
}

function property<K extends DeliveryFact["kind"]>(
	type: string,
	kind: K,
	name: string,
	of: (fact: Extract<DeliveryFact, { kind: K }>) => Value<unknown>,
	more: Pick<Property, "absent" | "beside"> = {},
): Property {
	return { type, property: name, of: (one) => of(factOf(kind, one)), ...more };
}

const TEXTS: readonly Property[] = [
	property(TYPES.trail, "trailDelivery", "s3KeyPrefix", (one) => one.prefix),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"s3KeyPrefix",
		(one) => one.prefix,
	),
	property(TYPES.trail, "trailDelivery", "kmsKeyId", (one) => one.key.text),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"kmsKeyId",
		(one) => one.key.text,
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"snsTopicName",
		(one) => one.topic.text,
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"snsTopicName",
		(one) => one.topic.text,
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"cloudWatchLogsGroupArn",
		(one) => one.logGroup.text,
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"cloudWatchLogsLogGroupArn",
		(one) => one.logGroup.text,
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"cloudWatchLogsRoleArn",
		(one) => one.role.text,
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"cloudWatchLogsRoleArn",
		(one) => one.role.text,
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"s3BucketName",
		(one) => one.bucket.name,
	),
	property(TYPES.key, "key", "keyUsage", (one) => one.usage),
	property(TYPES.nativeKey, "key", "keyUsage", (one) => one.usage),
	property(TYPES.key, "key", "customerMasterKeySpec", (one) => one.spec),
	property(TYPES.nativeKey, "key", "keySpec", (one) => one.spec),
	property(TYPES.keyPolicy, "keyPolicy", "keyId", (one) => one.key.text),
	property(TYPES.alias, "keyAlias", "targetKeyId", (one) => one.key.text),
	property(TYPES.nativeAlias, "keyAlias", "targetKeyId", (one) => one.key.text),
	property(
		TYPES.role,
		"role",
		"permissionsBoundary",
		(one) => one.boundary.text,
	),
	property(
		TYPES.nativeRole,
		"role",
		"permissionsBoundary",
		(one) => one.boundary.text,
	),
	property(TYPES.rolePolicy, "rolePolicy", "role", (one) => one.role.text),
	property(
		TYPES.nativeRolePolicy,
		"rolePolicy",
		"roleName",
		(one) => one.role.text,
	),
	property(
		TYPES.attachment,
		"policyAttachment",
		"policyArn",
		(one) => one.policy.text,
	),
	property(TYPES.topic, "topic", "kmsMasterKeyId", (one) => one.key.text),
	property(TYPES.nativeTopic, "topic", "kmsMasterKeyId", (one) => one.key.text),
	property(
		TYPES.group,
		"logGroup",
		"logGroupClass",
		(one) => one.logGroupClass,
	),
	property(
		TYPES.nativeGroup,
		"logGroup",
		"logGroupClass",
		(one) => one.logGroupClass,
	),
	property(
		"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
		"requestPayer",
		"payer",
		(one) => one.payer,
	),
	property(
		"aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2",
		"requestPayer",
		"payer",
		(one) => one.payer,
	),
	property(
		"aws:s3/bucketLogging:BucketLogging",
		"logTarget",
		"targetPrefix",
		(one) => one.prefix,
	),
	property(
		"aws:s3/bucketAcl:BucketAcl",
		"bucketGrants",
		"acl",
		(one) => one.canned,
	),
];

const FLAGS: readonly Property[] = [
	property(
		TYPES.trail,
		"trailDelivery",
		"enableLogging",
		(one) => one.isLogging,
		{ absent: true },
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"isLogging",
		(one) => one.isLogging,
		{ absent: false },
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"isMultiRegionTrail",
		(one) => one.isMultiRegion,
		{ absent: false },
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"isMultiRegionTrail",
		(one) => one.isMultiRegion,
		{ absent: false },
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"isOrganizationTrail",
		(one) => one.isOrganization,
		{ absent: false },
	),
	property(
		TYPES.nativeTrail,
		"trailDelivery",
		"isOrganizationTrail",
		(one) => one.isOrganization,
		{ absent: false },
	),
	property(
		TYPES.trail,
		"trailDelivery",
		"includeGlobalServiceEvents",
		(one) => one.includesGlobalEvents,
	),
	property(TYPES.key, "key", "isEnabled", (one) => one.isEnabled, {
		absent: true,
	}),
	property(TYPES.nativeKey, "key", "enabled", (one) => one.isEnabled, {
		absent: true,
	}),
	property(
		"aws:kms/replicaKey:ReplicaKey",
		"key",
		"enabled",
		(one) => one.isEnabled,
		{ absent: true },
	),
	property(
		"aws:kms/externalKey:ExternalKey",
		"key",
		"enabled",
		(one) => one.isEnabled,
		{ absent: false },
	),
	property(
		"aws:kms/externalKey:ExternalKey",
		"key",
		"enabled",
		(one) => one.isEnabled,
		{ absent: true, beside: { keyMaterialBase64: "a2V5" } },
	),
	property(TYPES.key, "key", "multiRegion", (one) => one.isMultiRegion, {
		absent: false,
	}),
	property(TYPES.nativeKey, "key", "multiRegion", (one) => one.isMultiRegion, {
		absent: false,
	}),
	property(TYPES.topic, "topic", "fifoTopic", (one) => one.isFifo, {
		absent: false,
	}),
	property(TYPES.nativeTopic, "topic", "fifoTopic", (one) => one.isFifo, {
		absent: false,
	}),
];

const DOCUMENTS: readonly Property[] = [
	property(TYPES.key, "key", "policy", (one) => one.policy.document),
	property(TYPES.nativeKey, "key", "keyPolicy", (one) => one.policy.document),
	property(
		"aws-native:kms:ReplicaKey",
		"key",
		"keyPolicy",
		(one) => one.policy.document,
	),
	property(TYPES.keyPolicy, "keyPolicy", "policy", (one) => one.document),
	property(TYPES.role, "role", "assumeRolePolicy", (one) => one.trust.document),
	property(
		TYPES.nativeRole,
		"role",
		"assumeRolePolicyDocument",
		(one) => one.trust.document,
	),
	property(TYPES.rolePolicy, "rolePolicy", "policy", (one) => one.document),
	property(
		TYPES.nativeRolePolicy,
		"rolePolicy",
		"policyDocument",
		(one) => one.document,
	),
	property(
		TYPES.managedPolicy,
		"managedPolicy",
		"policy",
		(one) => one.document,
	),
	property(
		TYPES.nativeManagedPolicy,
		"managedPolicy",
		"policyDocument",
		(one) => one.document,
	),
	property(TYPES.topic, "topic", "policy", (one) => one.policy.document),
	property(TYPES.topicPolicy, "topicPolicy", "policy", (one) => one.document),
	property(
		TYPES.nativeTopicPolicy,
		"topicPolicy",
		"policyDocument",
		(one) => one.document,
	),
	property(
		TYPES.inlineTopicPolicy,
		"topicPolicy",
		"policyDocument",
		(one) => one.document,
	),
];

/** What a property with this value comes to. */
function read({ type, property, of, beside }: Property, value: unknown) {
	return shown(of(placed(type, "part", { ...beside, [property]: value })));
}

/** Each property with a description that is not another's. */
function described(list: readonly Property[]) {
	return list.map((one) => {
		const beside = one.beside ? `, beside ${Object.keys(one.beside)}` : "";
		return [`${one.property} of ${one.type}${beside}`, one] as const;
	});
}

describe("a text that delivery depends on", () => {
	for (const [words, one] of described(TEXTS))
		it(words, () => {
			assert.equal(read(one, "some-text"), "some-text");
			assert.equal(read(one, secret({ value: "some-text" })), "some-text");
			assert.equal(read(one, UNKNOWN), "pending");
			assert.equal(read(one, secret({ value: UNKNOWN })), "pending");
			assert.equal(read(one, secret({ ciphertext: "v1:abc" })), "unreadable");
			assert.equal(read(one, "[secret]"), "unreadable");
			assert.equal(read(one, ["some-text"]), "unreadable");
			assert.equal(read(one, 5), "unreadable");
			assert.equal(read(one, undefined), undefined);
			assert.equal(read(one, null), undefined);
			assert.equal(read(one, " "), undefined);
		});
});

describe("a flag that delivery depends on", () => {
	for (const [words, one] of described(FLAGS))
		it(words, () => {
			assert.equal(read(one, true), true);
			assert.equal(read(one, false), false);
			assert.equal(read(one, "true"), true);
			assert.equal(read(one, secret({ value: false })), false);
			assert.equal(read(one, sentinels.boolean), "pending");
			assert.equal(read(one, secret({ ciphertext: "v1:abc" })), "unreadable");
			assert.equal(read(one, "yes"), "unreadable");
			assert.equal(read(one, 1), "unreadable");
			assert.equal(read(one, undefined), one.absent);
			assert.equal(read(one, null), one.absent);
		});
});

describe("a policy that delivery depends on", () => {
	const document = { Statement: [{ Effect: "Allow", Action: "*" }] };
	const text = JSON.stringify(document);
	for (const [words, one] of described(DOCUMENTS))
		it(words, () => {
			assert.equal(read(one, text), text);
			assert.deepEqual(read(one, document), document);
			assert.equal(read(one, secret({ value: text })), text);
			assert.equal(read(one, UNKNOWN), "pending");
			assert.equal(read(one, sentinels.object), "pending");
			assert.equal(read(one, secret({ ciphertext: "v1:abc" })), "unreadable");
			assert.equal(read(one, "[secret]"), "unreadable");
			assert.equal(read(one, undefined), undefined);
			assert.equal(read(one, ""), undefined);
		});
});

describe("a secret policy", () => {
	const marks = (document: unknown) =>
		factOf("keyPolicy", placed(TYPES.keyPolicy, "part", { policy: document }))
			.isSecret;
	it("is marked", () => {
		assert.equal(marks("{}"), false);
		assert.equal(marks(secret({ value: "{}" })), true);
		assert.equal(marks({ Statement: [secret({ value: {} })] }), true);
	});

	it("is marked where the source does not show which values are secret", () => {
		const one = placed(
			TYPES.keyPolicy,
			"part",
			{ policy: "{}" },
			{},
			{
				hidesSecrets: true,
			},
		);
		assert.equal(factOf("keyPolicy", one).isSecret, true);
	});
});

describe("a resource of which only the cause is known", () => {
	it("shows no value", () => {
		const why = { known: false, cause: "unreadable", what: "it" } as const;
		const one = placed(
			TYPES.trail,
			"part",
			{ name: "audit", kmsKeyId: UNKNOWN, isOrganizationTrail: true },
			{ kmsKeyId: ["urn:pulumi:prod::shop::aws:kms/key:Key::logs"] },
			{ unseen: why },
		);
		const fact = factOf("trailDelivery", one);
		assert.deepEqual(
			[fact.name, fact.isOrganization, fact.key.text, fact.place.region],
			[why, why, why, why],
		);
		assert.deepEqual(fact.key.dependencies, []);
	});
});
