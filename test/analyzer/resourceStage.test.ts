import assert from "node:assert/strict";
import { resourcePolicies } from "../kit/controls";
import { expectOutcomes } from "../kit/outcomes";
import { ofDefaults, outcomeOf, outcomesOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { goodTrail, resource, root, types } from "../kit/pack/stacks";
import { type Properties, secret, UNKNOWN } from "../kit/pack/wire";

/** What each policy asks for, as each provider spells it. */
const asked = [
	{ policy: "cloudtrail-2", aws: "kmsKeyId", native: "kmsKeyId" },
	{
		policy: "cloudtrail-4",
		aws: "enableLogFileValidation",
		native: "enableLogFileValidation",
	},
	{
		policy: "cloudtrail-5",
		aws: "cloudWatchLogsGroupArn",
		native: "cloudWatchLogsLogGroupArn",
	},
] as const;

const nativeTrail = {
	isLogging: true,
	isMultiRegionTrail: true,
	s3BucketName: "logs",
	kmsKeyId: "alias/logs",
	enableLogFileValidation: true,
	cloudWatchLogsLogGroupArn: goodTrail.cloudWatchLogsGroupArn,
	cloudWatchLogsRoleArn: goodTrail.cloudWatchLogsRoleArn,
};

const dialects = [
	{ dialect: "aws", type: types.trail, good: goodTrail },
	{ dialect: "native", type: types.nativeTrail, good: nativeTrail },
] as const;

function without(props: Properties, property: string): Properties {
	const { [property]: _, ...rest } = props;
	return rest;
}

describe("The resource stage", () => {
	const pack = packUnderTest();

	for (const { dialect, type, good } of dialects) {
		const ask = (props: Properties) =>
			pack.analyze(resource(type, "audit", props));

		describe(type, () => {
			it("passes a trail that has all", async () => {
				const answer = await ask(good);
				assert.deepEqual(ofDefaults(answer), {
					diagnostics: [],
					notApplicable: {},
				});
			});

			it("finds all three missing from a bare trail, each on the trail", async () => {
				const answer = await ask({ s3BucketName: "logs" });
				assert.deepEqual(
					answer.diagnostics.map(({ policy, urn, level }) => [
						policy,
						urn,
						level,
					]),
					resourcePolicies.map((policy) => [
						policy,
						`urn:pulumi:dev::shop::${type}::audit`,
						"mandatory",
					]),
				);
			});

			for (const { policy, [dialect]: property } of asked) {
				it(`${policy}: ${property} missing, null or empty is a violation`, async () => {
					const ways: readonly Properties[] = [
						without(good, property),
						{ ...good, [property]: null },
						{
							...good,
							[property]: policy === "cloudtrail-4" ? false : "",
						},
					];
					for (const props of ways) {
						const answer = await ask(props);
						assert.equal(outcomeOf(answer, policy), "violation");
						assert.equal(answer.diagnostics.length, 1);
						const [said] = saidBy(answer, policy);
						assert.match(said?.message ?? "", /Trail audit/);
						assert.ok(said?.message.includes(property), said?.message);
					}
				});

				it(`${policy}: a secret ${property} is seen and not said`, async () => {
					const value = policy === "cloudtrail-4" ? true : "arn:aws:hidden";
					const answer = await ask({ ...good, [property]: secret(value) });
					assert.deepEqual(answer.diagnostics, []);
				});

				it(`${policy}: a wrong type of ${property} is neither pass nor crash`, async () => {
					for (const wrong of [[], {}, [1], { a: 1 }, 7, "yes"]) {
						// A text is no wrong type of an ARN.
						if (wrong === "yes" && policy !== "cloudtrail-4") continue;
						const answer = await ask({ ...good, [property]: wrong });
						assert.equal(
							outcomeOf(answer, policy),
							"advisory",
							JSON.stringify(wrong),
						);
					}
				});
			}

			it("advises on a flag that is not known, in words and with the URN", async () => {
				const answer = await ask({ ...good, enableLogFileValidation: UNKNOWN });
				const [said, ...more] = answer.diagnostics;
				assert.deepEqual(more, []);
				assert.equal(said?.policy, "cloudtrail-4");
				assert.equal(said.level, "advisory");
				assert.equal(said.urn, `urn:pulumi:dev::shop::${type}::audit`);
				assert.match(said.message, /enableLogFileValidation of audit/);
				assert.match(said.message, /during the update/);
				assert.doesNotMatch(said.message, /can't run|preview:/);
			});

			it("takes a key or log group that is declared and not known as set", async () => {
				const answer = await ask({
					...good,
					kmsKeyId: UNKNOWN,
					cloudWatchLogsGroupArn: UNKNOWN,
					cloudWatchLogsLogGroupArn: UNKNOWN,
				});
				assert.deepEqual(ofDefaults(answer), {
					diagnostics: [],
					notApplicable: {},
				});
			});

			it("passes a flag that is the text true, and fails the text false", async () => {
				for (const [text, outcome] of [
					["true", "passed"],
					["false", "violation"],
				] as const) {
					const answer = await ask({ ...good, enableLogFileValidation: text });
					assert.equal(outcomeOf(answer, "cloudtrail-4"), outcome);
				}
			});

			it("says nothing of the stack", async () => {
				const answer = await ask({});
				for (const { policy } of answer.diagnostics)
					assert.ok(resourcePolicies.includes(policy), policy);
			});
		});
	}

	it("is not applicable to what is no trail", async () => {
		for (const type of [
			types.bucket,
			types.nativeBucket,
			"aws:cloudtrail/eventDataStore:EventDataStore",
			"aws:iam/role:Role",
			"pulumi:providers:aws",
			"my:own:Component",
			"",
		]) {
			const answer = await pack.analyze(resource(type, "other", goodTrail));
			assert.deepEqual(answer.diagnostics, []);
			assert.deepEqual(
				Object.keys(ofDefaults(answer).notApplicable).sort(),
				resourcePolicies,
				type,
			);
		}
	});

	it("is not applicable to the root stack", async () => {
		const answer = await pack.analyze(root);
		assert.deepEqual(answer.diagnostics, []);
		assert.deepEqual(
			Object.keys(ofDefaults(answer).notApplicable).sort(),
			resourcePolicies,
		);
	});

	describe("configured", () => {
		const unknownFlag = resource(types.trail, "audit", {
			...goodTrail,
			enableLogFileValidation: UNKNOWN,
		});

		it("pending advise is an advisory even of a mandatory policy", async () => {
			await pack.configure({ "cloudtrail-4": { pending: "advise" } });
			const answer = await pack.analyze(unknownFlag);
			assert.equal(outcomeOf(answer, "cloudtrail-4"), "advisory");
		});

		it("pending ignore says nothing, and does not call it a pass", async () => {
			await pack.configure({ "cloudtrail-4": { pending: "ignore" } });
			const answer = await pack.analyze(unknownFlag);
			assert.equal(outcomeOf(answer, "cloudtrail-4"), "notApplicable");
		});

		it("pending ignore does not silence what cannot be read", async () => {
			await pack.configure({ "cloudtrail-4": { pending: "ignore" } });
			const answer = await pack.analyze(
				resource(types.trail, "audit", {
					...goodTrail,
					enableLogFileValidation: "[secret]",
				}),
			);
			assert.equal(outcomeOf(answer, "cloudtrail-4"), "advisory");
		});

		it("pending deny is a violation of the policy's level", async () => {
			await pack.configure({ "cloudtrail-4": { pending: "deny" } });
			const answer = await pack.analyze(unknownFlag);
			assert.equal(outcomeOf(answer, "cloudtrail-4"), "violation");
			await pack.configure({
				"cloudtrail-4": { pending: "deny", enforcementLevel: "advisory" },
			});
			const advised = await pack.analyze(unknownFlag);
			assert.equal(outcomeOf(advised, "cloudtrail-4"), "advisory");
		});

		it("enforces each at its own level", async () => {
			await pack.configure({
				"cloudtrail-2": { enforcementLevel: "advisory" },
				"cloudtrail-4": { enforcementLevel: "disabled" },
				"cloudtrail-5": { enforcementLevel: "remediate" },
			});
			const answer = await pack.analyze(
				resource(types.trail, "audit", { s3BucketName: "logs" }),
			);
			expectOutcomes(
				outcomesOf(answer, resourcePolicies),
				{ "cloudtrail-2": "advisory", "cloudtrail-5": "violation" },
				{ others: "passed" },
			);
		});

		for (const enforcementLevel of ["mandatory", "advisory"] as const)
			it(`an unknown property is a mandatory violation on the root, ${enforcementLevel} or not`, async () => {
				await pack.configure({
					"cloudtrail-4": { enforcementLevel, pendign: "ignore" },
				});
				const answer = await pack.analyze(root);
				const [said, ...more] = answer.diagnostics;
				assert.deepEqual(more, []);
				assert.equal(said?.policy, "cloudtrail-4");
				assert.equal(said.urn, root.urn);
				assert.equal(said.level, "mandatory");
				assert.match(said.message, /"pendign".*did you mean pending\?/i);
			});

		it("an unknown property that is close to none is answered with all of them", async () => {
			await pack.configure({ "cloudtrail-4": { nonsense: "ignore" } });
			const [said] = (await pack.analyze(root)).diagnostics;
			for (const allowed of ["enforcementLevel", "exemptions", "pending"])
				assert.ok(said?.message.includes(allowed), said?.message);
		});

		it("an unknown property is said once, not of each trail", async () => {
			await pack.configure({ "cloudtrail-4": { pendign: "ignore" } });
			const answer = await pack.analyze(
				resource(types.trail, "audit", goodTrail),
			);
			assert.deepEqual(answer.diagnostics, []);
		});
	});
});
