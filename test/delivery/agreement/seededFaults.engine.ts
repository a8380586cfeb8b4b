import assert from "node:assert/strict";
import { type SeededFault, withFault } from "./faulty";
import { seed } from "./runs";
import { drawnWorlds } from "./worlds/draw";
import { isOfOrder } from "./worlds/world";

/*
 * Faults that are seeded in the provider that refuses, or in the prediction, make
 * the two disagree on the same random trails. Nothing is deployed: the provider is
 * asked in this process.
 */

const inProvider: readonly SeededFault[] = [
	{
		what: "what is denied is allowed",
		file: "test/kit/iam/evaluate.ts",
		text: 'if (applying.some(({ Effect }) => Effect === "Deny")) return "denied";',
		instead: "",
	},
	{
		what: "NotResource is read as Resource",
		file: "test/kit/iam/evaluate.ts",
		text: ": !covers(statement.NotResource)",
		instead: ": covers(statement.NotResource)",
	},
	{
		what: "a negated condition does not hold where the key is absent",
		file: "test/kit/iam/operators.ts",
		text: "value === undefined || !wanted.some",
		instead: "value !== undefined && !wanted.some",
	},
	{
		what: "the boundary of a role is not looked at",
		file: "test/kit/aws/logsRefusal.ts",
		text: "(role.boundary === undefined || lets(role.boundary, request))",
		instead: "true",
	},
	{
		what: "a disabled key is taken",
		file: "test/kit/aws/keyRefusal.ts",
		text: 'if (key.state !== "Enabled")',
		instead: 'if (key.state === "PendingDeletion")',
	},
	{
		what: "the prefix is left out of the paths of files",
		file: "test/kit/aws/bucketRefusal.ts",
		text: 'trail.prefix === "" ? arn :',
		instead: "trail ? arn :",
	},
];

const inPrediction: readonly SeededFault[] = [
	{
		what: "what is denied is allowed",
		file: "policypack/model/iamPolicy/decide.ts",
		text: 'answer.effect === "Deny" && answer.applies === true',
		instead: 'answer.effect === "Deny" && answer.applies !== answer.applies',
	},
	{
		what: "NotResource and NotAction are read as their opposites",
		file: "policypack/model/iamPolicy/statements.ts",
		text: "? not(matches(valuesOf(excepted), true))",
		instead: "? matches(valuesOf(excepted), false)",
	},
	{
		what: "conditions on ARNs compare texts",
		file: "policypack/model/iamPolicy/operators.ts",
		text: "ArnLike: comparisons.arn,",
		instead: "ArnLike: comparisons.string,",
	},
	{
		what: "keys are not looked at",
		file: "policypack/controls/cloudtrail-delivery/checks/index.ts",
		text: "check: trailKey",
		instead: "check: () => []",
	},
	{
		what: "a hundred event selectors are right",
		file: "policypack/controls/cloudtrail-delivery/checks/basicSelectors.ts",
		text: "MOST_SELECTORS = 5",
		instead: "MOST_SELECTORS = 100",
	},
	{
		what: "a prefix of a thousand characters is right",
		file: "policypack/controls/cloudtrail-delivery/checks/trailName.ts",
		text: "LONGEST_PREFIX = 200",
		instead: "LONGEST_PREFIX = 1000",
	},
];

const worlds = drawnWorlds(seed, 220).filter((world) => !isOfOrder(world));

/** Whether each trail is taken, by the provider as it is loaded now. */
async function taken(): Promise<ReadonlyMap<string, boolean>> {
	const { apply, verdictsOn } = await import("./applied");
	const verdicts = verdictsOn(worlds, apply(worlds));
	return new Map([...verdicts].map(([name, why]) => [name, why === undefined]));
}

/** Whether each trail is predicted to be taken, by `check` as it is loaded now. */
async function predictedTaken(): Promise<ReadonlyMap<string, boolean>> {
	const { predictedOf } = await import("./predicted");
	const findings = await predictedOf(worlds);
	return new Map(
		[...findings].map(([name, { status }]) => [name, status === "PASSED"]),
	);
}

type Verdicts = ReadonlyMap<string, boolean>;

const differing = (one: Verdicts, other: Verdicts): readonly string[] =>
	[...one].flatMap(([name, is]) => (other.get(name) === is ? [] : [name]));

describe(`faults in one of the two (TEST_SEED=${seed})`, () => {
	let refused: Verdicts;
	let predicted: Verdicts;

	before(async () => {
		refused = await withFault(undefined, taken);
		predicted = await withFault(undefined, predictedTaken);
	});

	it("are none as they are", () => {
		assert.ok(refused.size >= 200, `${refused.size} trails`);
		assert.equal(predicted.size, refused.size);
		assert.deepEqual(differing(refused, predicted), []);
	});

	for (const fault of inProvider)
		it(`are noticed in the provider: ${fault.what}`, async () => {
			const faulty = await withFault(fault, taken);
			assert.notDeepEqual(differing(faulty, predicted), []);
		});

	for (const fault of inPrediction)
		it(`are noticed in the prediction: ${fault.what}`, async () => {
			const faulty = await withFault(fault, predictedTaken);
			assert.notDeepEqual(differing(faulty, refused), []);
		});
});
