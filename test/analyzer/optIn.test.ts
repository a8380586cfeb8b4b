import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { optInControls } from "../kit/controls";
import { outcomeOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	goodTrail,
	provider,
	resource,
	root,
	stack,
	types,
} from "../kit/pack/stacks";
import {
	type Declared,
	type PolicyEntry,
	type Properties,
	UNKNOWN,
} from "../kit/pack/wire";

const NINE = "cloudtrail-9";
const TEN = "cloudtrail-10";
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";
const STORES = [
	"aws:cloudtrail/eventDataStore:EventDataStore",
	"aws-native:cloudtrail:EventDataStore",
];

const trail = (more: Properties = {}, type: string = types.trail): Declared =>
	resource(type, "audit", { s3BucketName: "logs", ...goodTrail, ...more });
const store = (props: Properties, [type = ""] = STORES): Declared =>
	resource(type, "lake", { name: "lake", ...props });

const presets = join(__dirname, "../../presets");

/** Configurations that ask for no opt-in control, by name. */
const unasked: Readonly<Record<string, Record<string, PolicyEntry>>> = {
	nothing: {},
	...Object.fromEntries(
		readdirSync(presets)
			.filter((name) => name.endsWith(".json"))
			.map((name) => [name, entriesIn(name)]),
	),
	...Object.fromEntries(
		(["mandatory", "advisory", "remediate", "disabled"] as const).map(
			(enforcementLevel) => [
				`the level ${enforcementLevel} for each`,
				Object.fromEntries(
					optInControls.map(({ policy }) => [policy, { enforcementLevel }]),
				),
			],
		),
	),
	"no key, and false": {
		[NINE]: { requiredTagKeys: [] },
		[TEN]: { eventDataStores: false, kmsKeyArns: [KEY] },
	},
};

/** A preset as the engine sends it: the level of `all` reaches every policy. */
function entriesIn(name: string): Record<string, PolicyEntry> {
	const { all = "mandatory", ...own } = JSON.parse(
		readFileSync(join(presets, name), "utf8"),
	);
	return Object.fromEntries(
		[...optInControls.map(({ policy }) => policy), ...Object.keys(own)].map(
			(policy) => [
				policy,
				typeof own[policy] === "string"
					? { enforcementLevel: own[policy] }
					: { enforcementLevel: all, ...own[policy] },
			],
		),
	);
}

describe("An opt-in policy", () => {
	const pack = packUnderTest();
	const broken = [trail(), trail({}, types.nativeTrail), store({})];

	for (const [words, config] of Object.entries(unasked))
		it(`says nothing with ${words}, in either stage`, async () => {
			// A lookup would ask an account.
			const asked = Object.fromEntries(
				Object.entries(config).map(([policy, { outside: _, ...entry }]) => [
					policy,
					entry,
				]),
			);
			await pack.configure(asked);
			const answers = [];
			for (const one of [root, ...broken])
				answers.push(await pack.analyze(one));
			answers.push(await pack.analyzeStack(stack(...broken)));
			for (const { policy } of optInControls)
				for (const answer of answers)
					assert.deepEqual(saidBy(answer, policy), [], policy);
			// Where nothing is said, "not applicable" keeps it from being a pass.
			const isOff = (policy: string) =>
				config[policy]?.enforcementLevel === "disabled";
			for (const { policy } of optInControls)
				for (const answer of answers.slice(0, -1))
					assert.ok(isOff(policy) || policy in answer.notApplicable, policy);
		});

	it("has a mistyped property refused, at any level", async () => {
		await pack.configure({ [NINE]: { requiredTagKey: ["owner"] } });
		const [said] = saidBy(await pack.analyze(root), NINE);
		assert.equal(said?.level, "mandatory");
		assert.match(
			said.message,
			/"requiredTagKey" in the configuration of cloudtrail-9\. Did you mean requiredTagKeys\?/,
		);
	});

	it("is judged in the next run where the next run asks", async () => {
		await pack.analyze(root);
		assert.equal(outcomeOf(await pack.analyze(trail()), NINE), "notApplicable");
		await pack.analyzeStack(stack(trail()));
		await pack.configure({ [NINE]: { requiredTagKeys: ["owner"] } });
		await pack.analyze(root);
		assert.equal(outcomeOf(await pack.analyze(trail()), NINE), "violation");
	});
});

describe("cloudtrail-9, asked for", () => {
	const pack = packUnderTest();
	const asking = (...requiredTagKeys: readonly string[]) =>
		pack.configure({ [NINE]: { requiredTagKeys } });
	const outcome = async (one: Declared) =>
		outcomeOf(await pack.analyze(one), NINE);

	const cases: readonly (readonly [string, Declared, string])[] = [
		["a tag", trail({ tags: { owner: "x" } }), "passed"],
		["an empty value", trail({ tags: { owner: "" } }), "passed"],
		["a value not known yet", trail({ tags: { owner: UNKNOWN } }), "passed"],
		["another case", trail({ tags: { Owner: "x" } }), "violation"],
		["no tags", trail(), "violation"],
		["tags not known yet", trail({ tags: UNKNOWN }), "advisory"],
		["what are no tags", trail({ tags: 7 }), "advisory"],
		[
			"a list of aws-native",
			trail({ tags: [{ key: "owner", value: "x" }] }, types.nativeTrail),
			"passed",
		],
		[
			"a key of aws-native not known yet",
			trail({ tags: [{ key: UNKNOWN }, { key: "team" }] }, types.nativeTrail),
			"advisory",
		],
	];
	for (const [words, one, expected] of cases)
		it(`comes to ${expected} by ${words}`, async () => {
			await asking("owner");
			assert.equal(await outcome(one), expected);
		});

	const defaults = (text: string, tags: Properties = {}) => ({
		...trail({ tags }),
		provider: provider("tagged", { defaultTags: text }),
	});
	for (const [words, one, expected] of [
		["that have it", defaults('{"tags":{"owner":"x"}}'), "passed"],
		["without it", defaults('{"tags":{"team":"x"}}'), "violation"],
		["not known yet", defaults(UNKNOWN), "advisory"],
		[
			"of which the tags are not known",
			defaults(`{"tags":"${UNKNOWN}"}`),
			"advisory",
		],
		["not known beside a tag", defaults(UNKNOWN, { owner: "x" }), "passed"],
		["that are none", defaults("owner"), "advisory"],
	] as const)
		it(`comes to ${expected} by default tags ${words}`, async () => {
			await asking("owner");
			assert.equal(await outcome(one), expected);
		});

	it("names each key that is missing, once", async () => {
		await asking("owner", "team", "stage");
		const answer = await pack.analyze(
			trail({ tags: { team: "secret-value" } }),
		);
		const [said, ...more] = saidBy(answer, NINE);
		assert.deepEqual(more, []);
		assert.match(said?.message ?? "", /lacks the tag keys "owner", "stage"\./);
		assert.ok(!JSON.stringify(answer.diagnostics).includes("secret-value"));
	});
});

describe("cloudtrail-10, asked for", () => {
	const pack = packUnderTest();
	const outcome = async (one: Declared, entry: PolicyEntry = {}) => {
		await pack.configure({ [TEN]: { eventDataStores: true, ...entry } });
		return outcomeOf(await pack.analyze(one), TEN);
	};
	const allowed = { kmsKeyArns: [KEY] };

	for (const type of STORES) {
		const made = (props: Properties) => store(props, [type]);
		for (const [words, one, entry, expected] of [
			["without a key", made({}), {}, "violation"],
			["with a key", made({ kmsKeyId: KEY }), {}, "passed"],
			["with a key not known yet", made({ kmsKeyId: UNKNOWN }), {}, "passed"],
			["with AWS's alias", made({ kmsKeyId: "alias/aws/s3" }), {}, "violation"],
			[
				"with a key that is allowed",
				made({ kmsKeyId: KEY }),
				allowed,
				"passed",
			],
			["with another key", made({ kmsKeyId: `${KEY}5` }), allowed, "violation"],
			["with some key", made({ kmsKeyId: UNKNOWN }), allowed, "advisory"],
			["with an alias", made({ kmsKeyId: "alias/lake" }), allowed, "advisory"],
		] as const)
			it(`comes to ${expected} by a ${type} ${words}`, async () => {
				assert.equal(await outcome(one, entry), expected);
			});
	}

	it("is not applicable to a trail", async () => {
		assert.equal(await outcome(trail()), "notApplicable");
	});
});
