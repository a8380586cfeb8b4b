import assert from "node:assert/strict";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import {
	sameAccount,
	sameRegion,
} from "../../policypack/model/deliveryChecks/samePlace";
import { deliveryFactsOf } from "../../policypack/providers/deliveryFacts";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	BESIDE,
	factOf,
	nameOf,
	OTHER,
	placed,
	REGION,
	shown,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import {
	type Bag,
	resource,
	UNKNOWN,
	unknownCheckingProxy,
	urnOf,
} from "../kit/resources";

/** A resource of a default provider with this configuration. */
const byDefault = (
	type: string,
	props: Bag = {},
	provider: Bag = {},
	more: Partial<Resource> = {},
) =>
	placed(
		type,
		"part",
		props,
		{},
		{ provider: { urn: undefined, props: provider }, ...more },
	);
/** A resource of an explicit provider with this configuration. */
const under = (name: string, type: string, provider: Bag = {}) =>
	placed(
		type,
		"part",
		{},
		{},
		{
			provider: { urn: urnOf("pulumi:providers:aws", name), props: provider },
		},
	);

/** Whether two resources of a stack are in one account and in one Region. */
function compared(...resources: readonly [Resource, Resource]) {
	const { facts } = deliveryFactsOf({
		urn: urnOf("pulumi:pulumi:Stack", "shop-prod"),
		name: "prod",
		resources: [...resources, BESIDE],
	});
	const [a, b] = resources.map(({ type }) =>
		facts.find(({ of }) => of.type === type),
	);
	assert.ok(a && b);
	return [
		shown(sameAccount(a.place, b.place)),
		shown(sameRegion(a.place, b.place)),
	];
}

describe("two resources", () => {
	const { group, key, nativeKey, topic } = TYPES;
	const role = "arn:aws:iam::444455556666:role/deploy";
	const cases: readonly (readonly [string, Resource, Resource, unknown])[] = [
		[
			"of a default provider that is not configured",
			byDefault(topic),
			byDefault(key),
			[true, true],
		],
		[
			"of the default providers of two packages",
			byDefault(topic),
			byDefault(nativeKey),
			[true, "pending"],
		],
		["of one provider", under("one", topic), under("one", key), [true, true]],
		[
			"of two providers with the user's credentials",
			under("one", topic, { region: REGION }),
			under("two", key, { region: "us-east-1" }),
			[true, false],
		],
		[
			"of two providers with one Region",
			under("one", topic, { region: REGION }),
			under("two", key, { region: REGION }),
			[true, true],
		],
		[
			"of providers of two accounts",
			under("one", topic, { allowedAccountIds: [ACCOUNT] }),
			under("two", key, { allowedAccountIds: [OTHER] }),
			[false, "pending"],
		],
		[
			"of providers with other profiles",
			under("one", topic, { profile: "a" }),
			under("two", key, { profile: "b" }),
			["pending", "pending"],
		],
		[
			"of a provider and one that assumes a role",
			under("one", topic),
			under("two", key, { assumeRoles: [{ roleArn: role }] }),
			["pending", "pending"],
		],
		[
			"of which one has a Region of its own",
			byDefault(topic, { region: REGION }),
			byDefault(key),
			[true, "pending"],
		],
		[
			"of which one has a Region that is not known",
			byDefault(topic, { region: UNKNOWN }),
			byDefault(group),
			[true, "pending"],
		],
		[
			"of which one is only read",
			byDefault(topic, {}, {}, { isRead: true, isHidden: true }),
			byDefault(key),
			["outside", "outside"],
		],
	];
	for (const [words, a, b, expected] of cases)
		it(words, () => {
			assert.deepEqual(compared(a, b), expected);
			assert.deepEqual(compared(b, a), expected);
		});
});

describe("the target of a deployment", () => {
	const viewed = (one: Resource) => {
		const [view] = joinDelivery(
			deliveryFactsOf(
				{
					urn: urnOf("pulumi:pulumi:Stack", "shop-prod"),
					name: "prod",
					resources: [one],
				},
				{ account: ACCOUNT, region: REGION },
			),
		).trails;
		assert.ok(view);
		const { account, partition, region } = view.trail.place;
		return [account, partition, region].map(shown);
	};

	it("is the place of a provider that is not configured", () => {
		assert.deepEqual(viewed(byDefault(TYPES.trail)), [ACCOUNT, "aws", REGION]);
	});

	it("is not the place of a provider that is", () => {
		const configured = { region: "us-east-1", allowedAccountIds: [OTHER] };
		assert.deepEqual(viewed(byDefault(TYPES.trail, {}, configured)), [
			OTHER,
			"aws",
			"us-east-1",
		]);
		assert.deepEqual(viewed(byDefault(TYPES.trail, {}, { profile: "audit" })), [
			"pending",
			"aws",
			REGION,
		]);
	});
});

describe("the account of a bucket, whose ARN has none", () => {
	const arn = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
	const accountOf = (...others: readonly Resource[]) => {
		const { facts } = deliveryFactsOf({
			urn: urnOf("pulumi:pulumi:Stack", "shop-prod"),
			name: "prod",
			resources: [
				...others,
				byDefault(TYPES.bucket, { arn: "arn:aws:s3:::logs" }),
			],
		});
		const bucket = facts.find(({ of }) => of.type === TYPES.bucket);
		assert.ok(bucket);
		return shown(bucket.place.account);
	};
	const another = `arn:aws:sns:${REGION}:${OTHER}:alarms`;

	it("is that of what its provider created, as an update shows it", () => {
		assert.equal(accountOf(byDefault(TYPES.trail, { arn })), ACCOUNT);
		assert.equal(accountOf(byDefault(TYPES.trail, {})), "pending");
	});

	it("is not known where that is of several accounts", () => {
		const topic = byDefault(TYPES.topic, { arn: another });
		assert.equal(accountOf(byDefault(TYPES.trail, { arn }), topic), "pending");
	});

	it("is not that of another provider, or of what another type names", () => {
		const assumed = { assumeRoles: [{ roleArn: UNKNOWN }] };
		const urn = urnOf("pulumi:providers:aws", "other");
		const other = placed(
			TYPES.topic,
			"other",
			{ arn: another },
			{},
			{ provider: { urn, props: assumed } },
		);
		assert.equal(accountOf(other), "pending");
		const named = byDefault("aws:lakeformation/resource:Resource", {
			arn: another,
		});
		assert.equal(accountOf(named), "pending");
	});
});

describe("a name without a place", () => {
	const topicOf = (topic: Resource, provider: Bag = {}) =>
		nameOf(
			viewOf(
				trail(
					{ snsTopicName: "alarms" },
					{},
					{
						provider: { urn: undefined, props: provider },
					},
				),
				topic,
			).topic,
			(one) => one.topic,
		);
	const named = (more: Partial<Resource> = {}, props: Bag = {}) =>
		placed(
			TYPES.topic,
			"alarms",
			{ name: "alarms", ...props },
			{},
			{
				provider: { urn: undefined, props: {} },
				...more,
			},
		);

	it("is of the account and the Region of the resource that has it", () => {
		assert.equal(topicOf(named()), "alarms");
	});

	it("may be of a resource whose Region is not known", () => {
		assert.equal(topicOf(named({}, { region: REGION })), "pending");
		assert.equal(
			topicOf(named({}, { region: REGION }), { region: REGION }),
			"alarms",
		);
	});

	it("is not of a resource of another Region", () => {
		assert.equal(
			topicOf(named({}, { region: "us-east-1" }), { region: REGION }),
			"outside",
		);
	});
});

describe("a provider whose role is not known yet, as the policy SDK shows it", () => {
	it("may be of any account", () => {
		const props = unknownCheckingProxy({ assumeRoles: UNKNOWN });
		const provider = { urn: urnOf("pulumi:providers:aws", "other"), props };
		const { place } = factOf(
			"key",
			resource(TYPES.key, "logs", {}, {}, { provider }),
		);
		assert.equal(place.account.known, false);
		assert.notEqual(place.accountFrom, "default credentials");
	});
});
