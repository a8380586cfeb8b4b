import assert from "node:assert/strict";
import type {
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "../../policypack/model/deliveryChecks/writtenSelectors";
import type { Value } from "../../policypack/model/value";
import {
	ACCOUNT,
	deliveries,
	factOf,
	OTHER,
	placed,
	REGION,
	shown,
	shownAll,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import { secret, sentinels, UNKNOWN } from "../kit/resources";

function basic(list: Value<readonly WrittenEventSelector[]>): unknown {
	if (!list.known) return list.cause;
	return list.value.map((one) => ({
		management: shown(one.includeManagementEvents),
		type: shown(one.readWriteType),
		without: shownAll(one.excludeManagementEventSources),
		data: one.dataResources.known
			? one.dataResources.value.map(({ type, values }) => [
					shown(type),
					shownAll(values),
				])
			: one.dataResources.cause,
	}));
}

function advanced(list: Value<readonly WrittenAdvancedSelector[]>): unknown {
	if (!list.known) return list.cause;
	return list.value.map(({ name, fieldSelectors }) => [
		shown(name),
		fieldSelectors.known
			? fieldSelectors.value.map(({ field, conditions }) => [
					shown(field),
					...conditions.map(
						({ operator, values }) => `${operator} ${shownAll(values)}`,
					),
				])
			: fieldSelectors.cause,
	]);
}

describe("the event selectors of a trail, as they are written", () => {
	const basicOf = (type: string, eventSelectors: unknown) =>
		basic(
			factOf("trailDelivery", placed(type, "audit", { eventSelectors }))
				.eventSelectors,
		);
	for (const type of [TYPES.trail, TYPES.nativeTrail]) {
		it(`${type}: all parts`, () => {
			const found = basicOf(type, [
				{
					includeManagementEvents: false,
					readWriteType: "WriteOnly",
					excludeManagementEventSources: ["kms.amazonaws.com", UNKNOWN],
					dataResources: [
						{ type: "AWS::S3::Object", values: ["arn:aws:s3", UNKNOWN] },
						{ type: UNKNOWN, values: UNKNOWN },
					],
				},
				{},
			]);
			assert.deepEqual(found, [
				{
					management: false,
					type: "WriteOnly",
					without: ["kms.amazonaws.com", "pending"],
					data: [
						["AWS::S3::Object", ["arn:aws:s3", "pending"]],
						["pending", "pending"],
					],
				},
				{ management: undefined, type: undefined, without: [], data: [] },
			]);
		});

		it(`${type}: not set, not known, or of another shape`, () => {
			assert.deepEqual(basicOf(type, undefined), []);
			assert.deepEqual(basicOf(type, []), []);
			assert.equal(basicOf(type, sentinels.list), "pending");
			assert.equal(basicOf(type, "all"), "unreadable");
			assert.equal(basicOf(type, secret({ ciphertext: "v1:a" })), "unreadable");
		});
	}
});

describe("the advanced event selectors of a trail, as they are written", () => {
	const advancedOf = (type: string, advancedEventSelectors: unknown) =>
		advanced(
			factOf("trailDelivery", placed(type, "audit", { advancedEventSelectors }))
				.advancedEventSelectors,
		);
	const OPERATORS = [
		"Equals a",
		"NotEquals b",
		"StartsWith c",
		"NotStartsWith d",
		"EndsWith e",
		"NotEndsWith f",
	];

	it("have all operators of @pulumi/aws", () => {
		const field = {
			field: "resources.ARN",
			equals: ["a"],
			notEquals: ["b"],
			startsWiths: ["c"],
			notStartsWiths: ["d"],
			endsWiths: ["e"],
			notEndsWiths: ["f"],
		};
		const found = advancedOf(TYPES.trail, [{ fieldSelectors: [field] }]);
		assert.deepEqual(found, [[undefined, [["resources.ARN", ...OPERATORS]]]]);
	});

	it("have all operators of aws-native", () => {
		const field = {
			field: "resources.ARN",
			equals: ["a"],
			notEquals: ["b"],
			startsWith: ["c"],
			notStartsWith: ["d"],
			endsWith: ["e"],
			notEndsWith: ["f"],
		};
		const found = advancedOf(TYPES.nativeTrail, [{ fieldSelectors: [field] }]);
		assert.deepEqual(found, [[undefined, [["resources.ARN", ...OPERATORS]]]]);
	});

	for (const type of [TYPES.trail, TYPES.nativeTrail])
		it(`${type}: parts that are not known`, () => {
			const found = advancedOf(type, [
				{ name: UNKNOWN, fieldSelectors: sentinels.list },
				{
					name: "data",
					fieldSelectors: [
						{ field: UNKNOWN, equals: ["a", UNKNOWN] },
						{ field: "eventName", equals: sentinels.list },
						{ field: "eventName", equals: [], notEquals: null },
					],
				},
			]);
			assert.deepEqual(found, [
				["pending", "pending"],
				[
					"data",
					[
						["pending", "Equals a,pending"],
						["eventName", "Equals pending"],
						["eventName"],
					],
				],
			]);
		});
});

describe("the place of a trail", () => {
	const placeOf = (one: ReturnType<typeof placed>) => {
		const { account, partition, region } = factOf("trailDelivery", one).place;
		return [account, partition, region].map(shown);
	};
	const bare = (props = {}) => ({ provider: { urn: undefined, props } });

	it("is that of its provider", () => {
		assert.deepEqual(placeOf(trail()), [ACCOUNT, "aws", REGION]);
	});

	it("is in its ARN", () => {
		const arn = `arn:aws-cn:cloudtrail:cn-north-1:${OTHER}:trail/audit`;
		assert.deepEqual(placeOf(trail({}, {}, { arn, ...bare() })), [
			OTHER,
			"aws-cn",
			"cn-north-1",
		]);
		assert.deepEqual(placeOf(trail({ arn }, {}, bare())), [
			OTHER,
			"aws-cn",
			"cn-north-1",
		]);
	});

	it("has the Region of the resource itself", () => {
		assert.deepEqual(placeOf(trail({ region: "us-gov-west-1" }, {}, bare())), [
			"pending",
			"aws-us-gov",
			"us-gov-west-1",
		]);
	});

	it("is not known without any of them", () => {
		const unplaced = ["pending", "pending", "pending"];
		assert.deepEqual(placeOf(trail({}, {}, bare())), unplaced);
		assert.deepEqual(
			placeOf(trail({}, {}, bare({ region: UNKNOWN }))),
			unplaced,
		);
		const read = trail({}, {}, { ...bare(), isRead: true });
		assert.deepEqual(placeOf(read), ["outside", "outside", "outside"]);
	});
});

describe("the name of a trail", () => {
	const named = (one: ReturnType<typeof placed>) => {
		const { name, isNameDeclared } = factOf("trailDelivery", one);
		return [shown(name), isNameDeclared];
	};
	const arn = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/from-arn`;
	const cases = [
		["in @pulumi/aws", TYPES.trail, { name: "a" }, {}, ["a", true]],
		["in aws-native", TYPES.nativeTrail, { trailName: "a" }, {}, ["a", true]],
		["in its ARN", TYPES.trail, {}, { arn }, ["from-arn", true]],
		["not known yet", TYPES.trail, { name: UNKNOWN }, {}, ["pending", true]],
		["left to Pulumi", TYPES.trail, {}, {}, ["pending", false]],
		["left to AWS", TYPES.nativeTrail, {}, {}, ["pending", false]],
	] as const;
	for (const [words, type, props, more, expected] of cases)
		it(words, () => {
			assert.deepEqual(named(placed(type, "audit", props, {}, more)), expected);
		});
});

describe("the trails that count in a Region", () => {
	const other = (name: string, props = {}, region: unknown = "us-east-1") =>
		placed(
			TYPES.trail,
			name,
			props,
			{},
			{
				provider: {
					urn: `urn:pulumi:prod::shop::pulumi:providers:aws::${name}`,
					props: { region, allowedAccountIds: [ACCOUNT] },
				},
			},
		);
	const counted = (...trails: readonly ReturnType<typeof placed>[]) =>
		Object.fromEntries(
			deliveries(...trails).regions.map(({ region, trails, perhaps }) => [
				region,
				[trails, perhaps].map((list) => list.map(({ name }) => name)),
			]),
		);

	it("are those of the Region, and multi-Region trails", () => {
		const found = counted(
			trail(),
			other("second", { isMultiRegionTrail: true }),
			other("third"),
		);
		assert.deepEqual(found, {
			"eu-west-1": [["audit", "second"], []],
			"us-east-1": [["second", "third"], []],
		});
	});

	it("may be those whose Region is not known", () => {
		const found = counted(trail(), other("second", {}, UNKNOWN));
		assert.deepEqual(found, {
			"eu-west-1": [["audit"], ["second"]],
			undefined: [["second"], ["audit"]],
		});
	});

	it("may be those that are perhaps multi-Region trails", () => {
		const found = counted(
			trail(),
			other("second", { isMultiRegionTrail: sentinels.boolean }),
		);
		assert.deepEqual(found, {
			"eu-west-1": [["audit"], ["second"]],
			"us-east-1": [["second"], []],
		});
	});

	it("are counted by account", () => {
		const far = placed(
			TYPES.trail,
			"far",
			{},
			{},
			{
				provider: {
					urn: "urn:pulumi:prod::shop::pulumi:providers:aws::far",
					props: { region: REGION, allowedAccountIds: [OTHER] },
				},
			},
		);
		const accounts = deliveries(trail(), far).regions.map(
			({ account, trails }) => [account, trails.map(({ name }) => name)],
		);
		assert.deepEqual(accounts, [
			[ACCOUNT, ["audit"]],
			[OTHER, ["far"]],
		]);
	});
});

describe("trails that a stack does not show", () => {
	it("are listed", () => {
		const stack = placed("aws:cloudformation/stack:Stack", "baseline", {
			templateUrl: "https://example.com/baseline.yaml",
		});
		const names = (...all: readonly ReturnType<typeof placed>[]) =>
			deliveries(...all).unseenTrails.map(({ name }) => name);
		assert.deepEqual(names(trail(), stack), ["baseline"]);
		assert.deepEqual(names(trail()), []);
	});
});

describe("the organization of a trail", () => {
	const organization = (props: object, more = {}) =>
		placed(TYPES.organization, "all", { ...props }, {}, more);
	const shownOf = (...all: readonly ReturnType<typeof placed>[]) => {
		const view = viewOf(trail({ isOrganizationTrail: true }), ...all);
		return [view.organization.id, view.organization.managementAccount].map(
			shown,
		);
	};
	const arn = `arn:aws:organizations::${OTHER}:organization/o-exampleorgid`;

	it("is that of the stack, by its ARN", () => {
		const both = ["o-exampleorgid", OTHER];
		assert.deepEqual(shownOf(organization({ arn })), both);
		assert.deepEqual(shownOf(organization({}, { arn })), both);
		const native = placed("aws-native:organizations:Organization", "all", {
			arn,
		});
		assert.deepEqual(shownOf(native), both);
	});

	it("is pending before it is created", () => {
		assert.deepEqual(shownOf(organization({})), ["pending", "pending"]);
	});

	it("is outside of a stack without one", () => {
		assert.deepEqual(shownOf(), ["outside", "outside"]);
	});
});

describe("the ARN of another resource in an input", () => {
	it("says nothing of the account of an attachment", () => {
		const policyArn = `arn:aws:iam::${OTHER}:policy/deliver`;
		const { place } = factOf(
			"policyAttachment",
			placed(TYPES.attachment, "attached", { role: "delivery", policyArn }),
		);
		assert.equal(shown(place.account), ACCOUNT);
	});
});

describe("a stack without a trail", () => {
	it("has no delivery", () => {
		const key = placed(TYPES.key, "logs", { policy: "{}" });
		const empty = { trails: [], regions: [], unseenTrails: [] };
		assert.deepEqual(deliveries(key), empty);
	});
});
