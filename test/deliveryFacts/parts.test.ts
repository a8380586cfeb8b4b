import assert from "node:assert/strict";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	applied,
	nameOf,
	placed,
	REGION,
	shown,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import { UNKNOWN, urnOf } from "../kit/resources";

const keyUrn = urnOf(TYPES.key, "logs");
const topicUrn = urnOf(TYPES.topic, "alarms");
const ofKey = { kmsKeyId: [keyUrn] };
const ofTopic = { snsTopicName: [topicUrn] };

/** The policies of the key of a trail. */
function keyPolicies(...all: readonly Resource[]) {
	const { key } = viewOf(trail({ kmsKeyId: UNKNOWN }, ofKey), ...all);
	assert.ok(key.known && key.value, "the key was not found");
	return key.value;
}

/** The topic of a trail. */
function topicOf(...all: readonly Resource[]) {
	const { topic } = viewOf(trail({ snsTopicName: UNKNOWN }, ofTopic), ...all);
	assert.ok(topic.known && topic.value, "the topic was not found");
	return topic.value;
}

describe("the policies of a key", () => {
	const policy = (name: string, from: readonly string[], keyId = UNKNOWN) =>
		placed(TYPES.keyPolicy, name, { policy: name, keyId }, { keyId: from });
	const key = (name = "logs", props = {}) => placed(TYPES.key, name, props);

	it("are none where no resource sets one", () => {
		assert.deepEqual(applied(keyPolicies(key()).policies), {});
	});

	it("are its own and those of other resources", () => {
		const own = key("logs", { policy: "own" });
		assert.deepEqual(
			applied(keyPolicies(own, policy("apart", [keyUrn])).policies),
			{ logs: 'true: "own"', apart: 'true: "apart"' },
		);
	});

	it("are not those of other keys", () => {
		const two = urnOf(TYPES.key, "two");
		const found = keyPolicies(key(), key("two"), policy("apart", [two]));
		assert.deepEqual(applied(found.policies), {});
	});

	it("may be those of one of two keys", () => {
		const two = urnOf(TYPES.key, "two");
		const found = keyPolicies(
			key(),
			key("two"),
			policy("apart", [two, keyUrn]),
			policy("anywhere", []),
		);
		assert.deepEqual(applied(found.policies), {
			apart: 'pending: "apart"',
			anywhere: 'pending: "anywhere"',
		});
	});

	it("are found through an output of the policy, too", () => {
		const by = urnOf(TYPES.keyPolicy, "apart");
		const view = viewOf(
			trail({ kmsKeyId: UNKNOWN }, { kmsKeyId: [by] }),
			key(),
			policy("apart", [keyUrn]),
		);
		assert.equal(
			nameOf(view.key, (one) => one.key),
			"logs",
		);
	});

	it("may be more where the stack only reads the key", () => {
		const arn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/abc`;
		const read = placed(TYPES.key, "logs", {}, {}, { arn, isRead: true });
		assert.equal(keyPolicies(read).unseen?.cause, "outside");
		assert.equal(keyPolicies(key()).unseen, undefined);
	});

	it("may be more where a resource with unknown contents is given the key", () => {
		const stack = placed(
			"aws:cloudformation/stack:Stack",
			"baseline",
			{ parameters: { KeyId: UNKNOWN } },
			{ parameters: [keyUrn] },
		);
		assert.equal(keyPolicies(key(), stack).unseen?.cause, "unreadable");
		const remote = placed(
			"acme:index:Grants",
			"grants",
			{ key: UNKNOWN },
			{ key: [keyUrn] },
			{ isComponent: true, hidesChildren: true },
		);
		assert.equal(keyPolicies(key(), remote).unseen?.cause, "unreadable");
		const other = placed(
			"acme:index:Grants",
			"grants",
			{},
			{},
			{ isComponent: true, hidesChildren: true },
		);
		assert.equal(keyPolicies(key(), other).unseen, undefined);
	});
});

describe("the topic of a trail", () => {
	const topic = (props = {}, name = "alarms") =>
		placed(TYPES.topic, name, { name, ...props });
	const found = (snsTopicName: unknown, ...all: readonly Resource[]) =>
		nameOf(viewOf(trail({ snsTopicName }), ...all).topic, (one) => one.topic);
	const arn = `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`;

	it("is found by name and ARN", () => {
		assert.equal(found("alarms", topic()), "alarms");
		assert.equal(found(arn, topic()), "alarms");
		const native = placed(TYPES.nativeTopic, "alarms", { topicName: "alarms" });
		assert.equal(found("alarms", native), "alarms");
		assert.equal(found(arn, native), "alarms");
	});

	it("is not one of another name, Region or service", () => {
		assert.equal(found("other", topic()), "outside");
		assert.equal(found(arn.replace(REGION, "us-east-1"), topic()), "outside");
		assert.equal(found("alarms", topic({ region: "us-east-1" })), "outside");
		assert.equal(
			found(`arn:aws:sqs:${REGION}:${ACCOUNT}:alarms`, topic()),
			"outside",
		);
		assert.equal(found(undefined, topic()), "none");
	});

	it("has its own policy and those of other resources", () => {
		const apart = placed(
			TYPES.topicPolicy,
			"apart",
			{ policy: "apart", arn: UNKNOWN },
			{ arn: [topicUrn] },
		);
		assert.deepEqual(
			applied(topicOf(topic({ policy: "own" }), apart).policies),
			{
				alarms: 'true: "own"',
				apart: 'true: "apart"',
			},
		);
	});

	for (const [type, property, value] of [
		[TYPES.nativeTopicPolicy, "topics", [UNKNOWN, UNKNOWN]],
		[TYPES.nativeTopicPolicy, "topics", ["alarms-2", arn]],
		[TYPES.inlineTopicPolicy, "topicArn", arn],
	] as const)
		it(`has a policy of ${type} with ${value}`, () => {
			const apart = placed(
				type,
				"apart",
				{ policyDocument: { Id: "apart" }, [property]: value },
				{ [property]: [topicUrn, urnOf(TYPES.topic, "second")] },
			);
			const found = topicOf(topic(), topic({}, "second"), apart);
			assert.deepEqual(applied(found.policies), {
				apart: 'true: {"Id":"apart"}',
			});
		});

	it("has the key that encrypts it, with its policies", () => {
		const encrypted = placed(
			TYPES.topic,
			"alarms",
			{ kmsMasterKeyId: UNKNOWN },
			{ kmsMasterKeyId: [keyUrn] },
		);
		const key = placed(TYPES.key, "logs", { policy: "own" });
		const { key: found } = topicOf(encrypted, key);
		assert.ok(found.known && found.value);
		assert.deepEqual(applied(found.value.policies), { logs: 'true: "own"' });
		assert.deepEqual(topicOf(topic()).key, { known: true, value: undefined });
		assert.equal(
			shown(topicOf(topic({ kmsMasterKeyId: "alias/aws/sns" })).key),
			"outside",
		);
	});
});

describe("the log group of a trail", () => {
	const arn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/audit/trail`;
	const found = (
		cloudWatchLogsGroupArn: unknown,
		group: Resource,
		from: readonly string[] = [],
	) =>
		nameOf(
			viewOf(
				trail({ cloudWatchLogsGroupArn }, { cloudWatchLogsGroupArn: from }),
				group,
			).logGroup,
			(one) => one,
		);
	const group = placed(TYPES.group, "trail", { name: "/audit/trail" });
	const native = placed(TYPES.nativeGroup, "trail", {
		logGroupName: "/audit/trail",
	});

	it("is found by its ARN, with and without its end", () => {
		for (const one of [group, native])
			for (const end of ["", ":*", ":log-stream:*"])
				assert.equal(found(`${arn}${end}`, one), "trail");
	});

	it("is found by its output", () => {
		assert.equal(found(UNKNOWN, group, [urnOf(TYPES.group, "trail")]), "trail");
	});

	it("is found by the name in its own ARN", () => {
		const existing = placed(TYPES.group, "trail", {}, {}, { arn });
		assert.equal(found(`${arn}:*`, existing), "trail");
		const ended = placed(TYPES.nativeGroup, "trail", { arn: `${arn}:*` });
		assert.equal(found(`${arn}:*`, ended), "trail");
	});

	it("is not one of another name, account or Region", () => {
		assert.equal(found(`${arn}-2:*`, group), "outside");
		assert.equal(found(arn.replace(ACCOUNT, "444455556666"), group), "outside");
		assert.equal(found(arn.replace(REGION, "us-east-1"), group), "outside");
	});
});

describe("a policy that AWS returned and the program does not set", () => {
	const returned = { declares: (property: string) => property !== "policy" };
	const key = placed(TYPES.key, "logs", { policy: "earlier" }, {}, returned);
	const policy = (from: readonly string[]) =>
		placed(
			TYPES.keyPolicy,
			"apart",
			{ policy: "apart", keyId: UNKNOWN },
			{ keyId: from },
		);

	it("is that of the key, unless another resource sets it", () => {
		assert.deepEqual(applied(keyPolicies(key).policies), {
			logs: 'true: "earlier"',
		});
		assert.deepEqual(applied(keyPolicies(key, policy([keyUrn])).policies), {
			apart: 'true: "apart"',
		});
	});

	it("may be that of the key, if another resource may set it", () => {
		assert.deepEqual(applied(keyPolicies(key, policy([])).policies), {
			logs: 'true: "earlier"',
			apart: 'pending: "apart"',
		});
	});

	it("is that of a topic, unless another resource sets it", () => {
		const topic = placed(
			TYPES.topic,
			"alarms",
			{ policy: "earlier" },
			{},
			returned,
		);
		const apart = placed(
			TYPES.topicPolicy,
			"apart",
			{ policy: "apart", arn: UNKNOWN },
			{ arn: [topicUrn] },
		);
		assert.deepEqual(applied(topicOf(topic).policies), {
			alarms: 'true: "earlier"',
		});
		assert.deepEqual(applied(topicOf(topic, apart).policies), {
			apart: 'true: "apart"',
		});
	});
});
