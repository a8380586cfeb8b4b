import assert from "node:assert/strict";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	nameOf,
	OTHER,
	placed,
	REGION,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import { type Bag, secret, UNKNOWN, urnOf } from "../kit/resources";

const ID = "0f0e0d0c-0b0a-0908-0706-050403020100";
const keyArn = (account = ACCOUNT, region = REGION) =>
	`arn:aws:kms:${region}:${account}:key/${ID}`;

/** A key that exists, so that its ARN is known. */
const existing = (type: string = TYPES.key, name = "logs", arn = keyArn()) =>
	placed(type, name, {}, {}, { arn });
/** A key that is created by the update. */
const planned = (name = "logs", type: string = TYPES.key) => placed(type, name);

/** The key of a trail with this key ID, among these resources. */
function keyOf(
	kmsKeyId: unknown,
	from: readonly string[],
	...resources: readonly Resource[]
): string {
	const view = viewOf(trail({ kmsKeyId }, { kmsKeyId: from }), ...resources);
	return nameOf(view.key, ({ key }) => key);
}

const urn = (name: string, type: string = TYPES.key) => urnOf(type, name);

describe("the key that a trail refers to", () => {
	const cases: readonly (readonly [string, string, string])[] = [
		["no key", keyOf(undefined, [], existing()), "none"],
		["an empty text", keyOf("", [], existing()), "none"],
		["its ARN", keyOf(keyArn(), [], existing()), "logs"],
		["its ID", keyOf(ID, [], existing()), "logs"],
		[
			"a secret ARN",
			keyOf(secret({ value: keyArn() }), [], existing()),
			"logs",
		],
		[
			"its ARN, of aws-native",
			keyOf(keyArn(), [], existing(TYPES.nativeKey)),
			"logs",
		],
		[
			"an ARN of another account",
			keyOf(keyArn(OTHER), [], existing()),
			"outside",
		],
		[
			"an ARN of another Region",
			keyOf(keyArn(ACCOUNT, "us-east-1"), [], existing()),
			"outside",
		],
		[
			"an ARN of another service",
			keyOf(`arn:aws:iam::${ACCOUNT}:role/${ID}`, [], existing()),
			"outside",
		],
		["another ID", keyOf("1f0e0d0c", [], existing()), "outside"],
		[
			"an ID beside a key to be created, whose ID nobody can write",
			keyOf(ID, [], planned()),
			"outside",
		],
		["its output", keyOf(UNKNOWN, [urn("logs")], planned()), "logs"],
		[
			"its output, of aws-native",
			keyOf(
				UNKNOWN,
				[urn("logs", TYPES.nativeKey)],
				planned("logs", TYPES.nativeKey),
			),
			"logs",
		],
		[
			"an output of one of two keys",
			keyOf(UNKNOWN, [urn("two")], planned(), planned("two")),
			"two",
		],
		[
			"outputs of two keys",
			keyOf(UNKNOWN, [urn("logs"), urn("two")], planned(), planned("two")),
			"pending",
		],
		["an output of nothing in view", keyOf(UNKNOWN, [], planned()), "pending"],
		[
			"an output of another resource",
			keyOf(
				UNKNOWN,
				[urnOf("command:local:Command", "find")],
				placed("command:local:Command", "find"),
				planned(),
			),
			"pending",
		],
		[
			"an output of another stack",
			keyOf(
				UNKNOWN,
				[urnOf(TYPES.reference, "base")],
				placed(TYPES.reference, "base"),
				planned(),
			),
			"outside",
		],
		[
			"outputs of a key and of another stack",
			keyOf(
				UNKNOWN,
				[urn("logs"), urnOf(TYPES.reference, "base")],
				placed(TYPES.reference, "base"),
				planned(),
			),
			"pending",
		],
		[
			"an output of a key that is not in view",
			keyOf(UNKNOWN, [urn("gone")], planned()),
			"outside",
		],
		[
			"an encrypted output of a key",
			keyOf(secret({ ciphertext: "v1:abc" }), [urn("logs")], planned()),
			"logs",
		],
		[
			"an encrypted text",
			keyOf(secret({ ciphertext: "v1:abc" }), [], planned()),
			"unreadable",
		],
		["a masked text", keyOf("[secret]", [], planned()), "unreadable"],
		["a number", keyOf(5, [], existing()), "unreadable"],
		[
			"a known ARN, against its dependencies",
			keyOf(keyArn(), [urn("two")], existing(), planned("two")),
			"logs",
		],
		[
			"a known ID that is the output of a key of which the ID is not shown",
			keyOf(ID, [urn("logs")], planned(), planned("two")),
			"logs",
		],
		[
			"a known ID with outputs of two such keys",
			keyOf(ID, [urn("logs"), urn("two")], planned(), planned("two")),
			"pending",
		],
	];
	for (const [words, found, expected] of cases)
		it(`${words}: ${expected}`, () => {
			assert.equal(found, expected);
		});

	it("is quoted where it is not in the stack, unless it is a secret", () => {
		const wordsOf = (kmsKeyId: unknown) => {
			const { key } = viewOf(trail({ kmsKeyId }));
			assert.ok(!key.known);
			return key.what;
		};
		assert.match(wordsOf(keyArn()), /0f0e0d0c/);
		assert.doesNotMatch(wordsOf(secret({ value: keyArn() })), /0f0e0d0c/);
	});
});

describe("a key that a trail refers to by its alias", () => {
	const alias = (
		props: Bag = {},
		from: readonly string[] = [urn("logs")],
		name = "logs-alias",
	) =>
		placed(
			TYPES.alias,
			name,
			{ name: "alias/logs", targetKeyId: UNKNOWN, ...props },
			{ targetKeyId: from },
		);
	const nativeAlias = placed(
		TYPES.nativeAlias,
		"logs-alias",
		{ aliasName: "alias/logs", targetKeyId: UNKNOWN },
		{ targetKeyId: [urn("logs")] },
	);
	const arn = (account = ACCOUNT) =>
		`arn:aws:kms:${REGION}:${account}:alias/logs`;
	const fromAlias = [urnOf(TYPES.alias, "logs-alias")];
	const cases: readonly (readonly [string, string, string])[] = [
		["its name", keyOf("alias/logs", [], alias(), planned()), "logs"],
		["its ARN", keyOf(arn(), [], alias(), planned()), "logs"],
		[
			"its name, of aws-native",
			keyOf("alias/logs", [], nativeAlias, planned()),
			"logs",
		],
		[
			"an ARN of another account",
			keyOf(arn(OTHER), [], alias(), planned()),
			"outside",
		],
		["another name", keyOf("alias/other", [], alias(), planned()), "outside"],
		[
			"an AWS managed key",
			keyOf("alias/aws/s3", [], alias(), planned()),
			"outside",
		],
		["its output", keyOf(UNKNOWN, fromAlias, alias(), planned()), "logs"],
		[
			"outputs of the alias and the key",
			keyOf(UNKNOWN, [...fromAlias, urn("logs")], alias(), planned()),
			"logs",
		],
		[
			"its name, of a key by its ID",
			keyOf("alias/logs", [], alias({ targetKeyId: ID }, []), existing()),
			"logs",
		],
		[
			"its name, of a key elsewhere",
			keyOf("alias/logs", [], alias({ targetKeyId: "other" }, []), existing()),
			"outside",
		],
		[
			"its output, of a key elsewhere",
			keyOf(
				UNKNOWN,
				fromAlias,
				alias({ targetKeyId: "other" }, []),
				existing(),
			),
			"outside",
		],
		[
			"its name, of one of two keys",
			keyOf(
				"alias/logs",
				[],
				alias({}, [urn("logs"), urn("two")]),
				planned(),
				planned("two"),
			),
			"pending",
		],
		[
			"a name that an alias may get",
			keyOf("alias/logs", [], alias({ name: UNKNOWN }), planned()),
			"pending",
		],
		[
			"two aliases of one name",
			keyOf(
				"alias/logs",
				[],
				alias(),
				alias({}, [urn("two")], "second"),
				planned(),
				planned("two"),
			),
			"pending",
		],
	];
	for (const [words, found, expected] of cases)
		it(`${words}: ${expected}`, () => {
			assert.equal(found, expected);
		});

	it("is shown with the alias", () => {
		const view = viewOf(trail({ kmsKeyId: "alias/logs" }), alias(), planned());
		assert.equal(
			nameOf(view.alias, (one) => one),
			"logs-alias",
		);
		assert.ok(view.key.known && view.key.value);
		assert.deepEqual(
			view.key.value.aliases.map(({ of }) => of.name),
			["logs-alias"],
		);
	});
});

describe("an account that is not known", () => {
	const group = (props: Bag = {}, provider = {}) =>
		placed(
			TYPES.group,
			"trail",
			{ name: "/audit", ...props },
			{},
			{
				provider: { urn: undefined, props: { region: REGION, ...provider } },
			},
		);
	const groupOf = (arn: string, ...resources: readonly Resource[]) =>
		nameOf(
			viewOf(
				trail(
					{ cloudWatchLogsGroupArn: arn },
					{},
					{
						provider: { urn: undefined, props: { region: REGION } },
					},
				),
				...resources,
			).logGroup,
			(one) => one,
		);
	const arn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/audit:*`;

	it("leaves open whether a known ARN is of a resource to be created", () => {
		assert.equal(groupOf(arn, group()), "pending");
	});

	it("does not matter if the Region is another", () => {
		assert.equal(groupOf(arn, group({ region: "us-east-1" })), "outside");
	});

	it("does not matter if the name is another", () => {
		assert.equal(groupOf(arn, group({ name: "/other" })), "outside");
	});

	it("is that of other resources of the provider", () => {
		const other = placed(
			TYPES.topic,
			"alarms",
			{},
			{},
			{
				arn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
				provider: { urn: undefined, props: { region: REGION } },
			},
		);
		assert.equal(groupOf(arn, group(), other), "trail");
	});
});
