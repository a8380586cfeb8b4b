import assert from "node:assert/strict";
import fc from "fast-check";
import { resourcePolicies } from "../kit/controls";
import type { Answer } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { goodTrail, resource, stack } from "../kit/pack/stacks";
import { type Properties, secret, UNKNOWN } from "../kit/pack/wire";
import { propertiesOf } from "./spellings";

/** JSON of any shape, with what the engine puts in the place of values. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
	{ weight: 1, arbitrary: fc.constantFrom(UNKNOWN, "", "true", "*", null) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map(secret) },
	{ weight: 1, arbitrary: fc.jsonValue().map((json) => [{ a: json }, json]) },
	{ weight: 1, arbitrary: fc.jsonValue().map((json) => JSON.stringify(json)) },
);

/** Names that JavaScript or the SDK might mistake for something else. */
const traps = [
	"constructor",
	"toString",
	"then",
	"length",
	"hasOwnProperty",
	"__isSpecialProxy",
	"__getSpecialProxyTarget",
];

/** What is left of a value in JSON, where there is no negative zero. */
const inJson = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value ?? null));

const declared = fc.constantFrom(...Object.keys(propertiesOf)).chain((type) =>
	fc.record({
		type: fc.constant(type),
		props: fc.dictionary(
			fc.constantFrom(...(propertiesOf[type] ?? []), ...traps),
			anything,
			{ maxKeys: 8 },
		),
	}),
);

/** Nothing was thrown; and what was thrown inside was not hidden either. */
function assertJudged(answer: Answer, props: unknown): void {
	for (const { message } of answer.diagnostics)
		assert.doesNotMatch(message, /could not be judged/, JSON.stringify(props));
}

describe("Properties of any shape", () => {
	const pack = packUnderTest();

	it("are judged in the resource stage, and nothing is thrown", async () => {
		await fc.assert(
			fc.asyncProperty(declared, async ({ type, props }) => {
				assertJudged(await pack.analyze(resource(type, "any", props)), props);
			}),
			{ numRuns: 400 },
		);
	});

	it("are remediated, and nothing is thrown or lost", async () => {
		const arn = "arn:aws:kms:eu-west-1:111122223333:key/logs";
		await pack.configure(
			Object.fromEntries(
				resourcePolicies.map((policy) => [
					policy,
					{
						enforcementLevel: "remediate",
						...(policy === "cloudtrail-2" && { kmsKeyId: arn }),
					},
				]),
			),
		);
		const cured = ["kmsKeyId", "enableLogFileValidation"];
		// What the SDK gives a meaning of its own, it does not send back, and
		// nothing at any depth that is called __proto__.
		const plain = declared.filter(
			({ props }) =>
				Object.keys(props).every((name) => !name.startsWith("__")) &&
				!JSON.stringify(props).includes("__proto__"),
		);
		await fc.assert(
			fc.asyncProperty(plain, async ({ type, props }) => {
				const remedies = await pack.remediate(resource(type, "any", props));
				assert.deepEqual(remedies.diagnostics, {});
				for (const changed of Object.values(remedies.properties))
					for (const [name, value] of Object.entries(props))
						if (!cured.includes(name))
							assert.deepEqual(
								inJson((changed as Properties)[name]),
								inJson(value),
								name,
							);
			}),
			{ numRuns: 300 },
		);
	});

	it("are judged in the stack stage, beside a trail and its bucket", async () => {
		const into = (props: Properties) =>
			resource("aws:cloudtrail/trail:Trail", "audit", {
				...goodTrail,
				s3BucketName: "logs",
				...props,
			});
		const logs = resource("aws:s3/bucket:Bucket", "logs", { bucket: "logs" });
		await fc.assert(
			fc.asyncProperty(
				fc.array(declared, { minLength: 1, maxLength: 6 }),
				fc.boolean(),
				async (all, joined) => {
					const resources = all.map(({ type, props }, at) =>
						resource(
							type,
							`any-${at}`,
							// Half of them are of the bucket, so that what they say counts.
							joined ? { ...props, bucket: "logs" } : props,
						),
					);
					const whole = stack(logs, into({}), ...resources);
					assertJudged(await pack.analyzeStack(whole), all);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("are judged as a provider's, too", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(
					fc.constantFrom("allowedAccountIds", "assumeRole", "assumeRoles"),
					fc.oneof(fc.string(), fc.json(), fc.constant(UNKNOWN)),
				),
				async (props) => {
					const provider = {
						type: "pulumi:providers:aws",
						name: "any",
						urn: "urn:pulumi:dev::shop::pulumi:providers:aws::any",
						props,
					};
					const trail = resource(
						"aws:cloudtrail/trail:Trail",
						"audit",
						{ s3BucketName: "logs" },
						{ provider },
					);
					const logs = resource(
						"aws:s3/bucket:Bucket",
						"logs",
						{ bucket: "logs" },
						{ provider },
					);
					assertJudged(await pack.analyzeStack(stack(trail, logs)), props);
				},
			),
			{ numRuns: 100 },
		);
	});

	it("of a configuration leave the pack standing", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(
					fc.constantFrom("exemptions", "pending", "outside", ...traps),
					fc.oneof(
						anything,
						fc.array(fc.record({ resource: fc.string(), reason: fc.string() })),
					),
				),
				async (config) => {
					await pack.configure({ "cloudtrail-3": config });
					const answer = await pack.analyzeStack(stack());
					assertJudged(answer, config);
				},
			),
			{ numRuns: 200 },
		);
	});
});
