import assert from "node:assert/strict";
import { resourcePolicies, stackPolicies } from "../kit/controls";
import { expectOutcomes } from "../kit/outcomes";
import { outcomeOf, outcomesOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	block,
	bucket,
	goodStack,
	goodTrail,
	logging,
	of,
	pendingPolicy,
	publicPolicy,
	resource,
	root,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import { type Declared, type Properties, UNKNOWN } from "../kit/pack/wire";

const all = [...resourcePolicies, ...stackPolicies];

/** A date so many days from now, in UTC. */
function day(from: number): string {
	return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}

describe("A configuration", () => {
	const pack = packUnderTest();

	/** What one policy comes to when it is configured. */
	async function outcomeWhen(
		policy: string,
		settings: Properties,
		resources: readonly Declared[],
	) {
		await pack.configure({ [policy]: settings });
		return outcomeOf(await pack.analyzeStack(resources), policy);
	}

	describe("that spells out the defaults, as the engine does,", () => {
		it("changes nothing", async () => {
			const samples = [
				stack(),
				goodStack(),
				stack(bucket(), trailInto(bucket())),
			];
			const plain = await Promise.all(samples.map(pack.analyzeStack));
			await pack.configure(
				Object.fromEntries(
					all.map((policy) => [
						policy,
						{
							exemptions: [],
							pending: "advise",
							...(stackPolicies.includes(policy) && {
								outside: ["cloudtrail-1", "cloudtrail-3"].includes(policy)
									? "deny"
									: "ignore",
							}),
						},
					]),
				),
			);
			assert.deepEqual(
				await Promise.all(samples.map(pack.analyzeStack)),
				plain,
			);
		});
	});

	describe("of pending", () => {
		const logs = bucket();
		const undecided = stack(
			logs,
			pendingPolicy(logs),
			logging(logs),
			trailInto(logs),
		);

		for (const [pending, outcome] of [
			["advise", "advisory"],
			["ignore", "notApplicable"],
			["deny", "violation"],
		] as const)
			it(`${pending}: 6 comes to ${outcome}`, async () => {
				assert.equal(
					await outcomeWhen("cloudtrail-6", { pending }, undecided),
					outcome,
				);
			});

		it("deny says of the bucket what is not known, and what to do", async () => {
			await pack.configure({ "cloudtrail-6": { pending: "deny" } });
			const [said] = saidBy(await pack.analyzeStack(undecided), "cloudtrail-6");
			assert.equal(said?.urn, logs.urn);
			assert.match(said.message, /policy of policy/);
		});

		it("deny for one policy leaves the others alone", async () => {
			const trail = trailInto(logs, { enableLogging: UNKNOWN });
			const resources = stack(logs, block(logs), logging(logs), trail);
			await pack.configure({ "cloudtrail-3": { pending: "deny" } });
			const answer = await pack.analyzeStack(resources);
			expectOutcomes(
				outcomesOf(answer, stackPolicies),
				{ "cloudtrail-1": "advisory", "cloudtrail-3": "violation" },
				{ others: "passed" },
			);
		});
	});

	describe("of outside", () => {
		for (const policy of ["cloudtrail-1", "cloudtrail-3"]) {
			it(`${policy}: no trail is denied, unless it is ignored`, async () => {
				assert.equal(
					await outcomeWhen(policy, { outside: "deny" }, stack()),
					"violation",
				);
				assert.equal(
					await outcomeWhen(policy, { outside: "ignore" }, stack()),
					"notApplicable",
				);
			});

			it(`${policy}: ignore is for the trail that does not qualify, too`, async () => {
				const off = resource(types.trail, "audit", { enableLogging: false });
				assert.equal(
					await outcomeWhen(policy, { outside: "ignore" }, stack(off)),
					"notApplicable",
				);
			});
		}

		const central = resource(types.trail, "audit", {
			...goodTrail,
			s3BucketName: "central-logs-111122223333",
		});
		for (const policy of ["cloudtrail-6", "cloudtrail-7"]) {
			it(`${policy}: a bucket elsewhere is ignored, unless it is denied`, async () => {
				assert.equal(
					await outcomeWhen(policy, { outside: "ignore" }, stack(central)),
					"notApplicable",
				);
				await pack.configure({ [policy]: { outside: "deny" } });
				const said = saidBy(await pack.analyzeStack(stack(central)), policy);
				assert.deepEqual(
					said.map(({ urn, level }) => [urn, level]),
					[[central.urn, "mandatory"]],
				);
			});

			it(`${policy}: deny does not deny a stack without a trail`, async () => {
				assert.equal(
					await outcomeWhen(policy, { outside: "deny" }, stack()),
					"notApplicable",
				);
			});
		}
	});

	describe("of exemptions", () => {
		const reason = "Moves to the log archive";
		const logs = bucket();
		const exposed = stack(
			logs,
			of(logs, types.policy, "policy", { policy: publicPolicy }),
			trailInto(logs),
		);
		const exempting = (
			policy: string,
			exemption: Properties,
			resources = exposed,
		) =>
			outcomeWhen(
				policy,
				{ exemptions: [{ reason, ...exemption }] },
				resources,
			);

		for (const pattern of [
			logs.urn,
			"logs",
			"lo*",
			"*",
			"**",
			"urn:pulumi:*::shop::aws:s3/bucket:Bucket::logs",
			"urn:pulumi:dev::*::logs",
			"*::logs",
			"*bucket:Bucket::*",
		])
			it(`${pattern} sets the bucket aside`, async () => {
				assert.equal(
					await exempting("cloudtrail-6", { resource: pattern }),
					"passed",
				);
			});

		for (const pattern of [
			"log",
			"Logs",
			"audit",
			"urn:pulumi:prod::*",
			"!site",
			"(logs|site)",
			"logs*.old",
			"l?gs",
			"[l]ogs",
			"[",
			"\\",
		])
			it(`${pattern} does not`, async () => {
				assert.equal(
					await exempting("cloudtrail-6", { resource: pattern }),
					"violation",
				);
			});

		it("sets the root aside for 1 and 3, the trail for 2, 4 and 5", async () => {
			for (const policy of ["cloudtrail-1", "cloudtrail-3"])
				assert.equal(
					await exempting(policy, { resource: root.name }, stack()),
					"passed",
				);
			for (const policy of resourcePolicies) {
				await pack.configure({
					[policy]: { exemptions: [{ resource: "audit", reason }] },
				});
				const answer = await pack.analyze(
					resource(types.trail, "audit", { s3BucketName: "logs" }),
				);
				assert.deepEqual(
					outcomesOf(answer, resourcePolicies),
					Object.fromEntries(
						resourcePolicies.map((one) => [
							one,
							one === policy ? "passed" : "violation",
						]),
					),
				);
			}
		});

		it("never silences another control", async () => {
			await pack.configure({
				"cloudtrail-6": { exemptions: [{ resource: "*", reason }] },
			});
			const answer = await pack.analyzeStack(exposed);
			assert.equal(outcomeOf(answer, "cloudtrail-6"), "passed");
			assert.equal(outcomeOf(answer, "cloudtrail-7"), "violation");
		});

		it("never silences another resource", async () => {
			const second = bucket("second");
			const into = { ...trailInto(second), name: "more", urn: "urn:more" };
			await pack.configure({
				"cloudtrail-7": { exemptions: [{ resource: "logs", reason }] },
			});
			const answer = await pack.analyzeStack([...exposed, second, into]);
			assert.deepEqual(
				saidBy(answer, "cloudtrail-7").map(({ urn }) => urn),
				[second.urn],
			);
		});

		it("does not silence what is pending", async () => {
			const trail = trailInto(logs, { enableLogging: UNKNOWN });
			assert.equal(
				await exempting(
					"cloudtrail-3",
					{ resource: "*" },
					stack(logs, block(logs), trail),
				),
				"advisory",
			);
		});

		it("sets aside what pending and outside deny", async () => {
			const elsewhere = resource(types.trail, "audit", {
				...goodTrail,
				s3BucketName: "central",
			});
			assert.equal(
				await outcomeWhen(
					"cloudtrail-7",
					{ outside: "deny", exemptions: [{ resource: "audit", reason }] },
					stack(elsewhere),
				),
				"passed",
			);
		});

		it("holds on its last day, and the day before", async () => {
			for (const days of [0, 1])
				assert.equal(
					await exempting("cloudtrail-6", {
						resource: "logs",
						expires: day(days),
						ticket: "SEC-1",
					}),
					"passed",
				);
		});

		it("is over the day after: the violation is back, and says so", async () => {
			const expires = day(-1);
			assert.equal(
				await exempting("cloudtrail-6", { resource: "logs", expires }),
				"violation",
			);
			const [said] = saidBy(await pack.analyzeStack(exposed), "cloudtrail-6");
			assert.equal(said?.urn, logs.urn);
			assert.match(said.message, /is public by its policy/);
			assert.ok(said.message.includes(expires), said.message);
			assert.ok(said.message.includes(reason), said.message);
		});

		it("an expired one does not stand in the way of one that holds", async () => {
			assert.equal(
				await outcomeWhen(
					"cloudtrail-6",
					{
						exemptions: [
							{ resource: "logs", reason, expires: day(-1) },
							{ resource: "logs", reason, expires: day(1) },
						],
					},
					exposed,
				),
				"passed",
			);
		});
	});

	describe("with an unknown property", () => {
		for (const policy of stackPolicies)
			for (const enforcementLevel of ["mandatory", "advisory"] as const)
				it(`${policy}, ${enforcementLevel}: a mandatory violation on the root`, async () => {
					await pack.configure({ [policy]: { enforcementLevel, outsied: 1 } });
					const answer = await pack.analyzeStack(goodStack());
					const [said, ...more] = answer.diagnostics;
					assert.deepEqual(more, []);
					assert.equal(said?.policy, policy);
					assert.equal(said.urn, root.urn);
					assert.equal(said.level, "mandatory");
					assert.match(said.message, /"outsied".*did you mean outside\?/i);
				});

		it("the rest of the configuration still holds", async () => {
			await pack.configure({
				"cloudtrail-7": {
					nonsense: true,
					exemptions: [{ resource: "logs", reason: "Archived" }],
				},
			});
			const logs = bucket();
			const answer = await pack.analyzeStack(stack(logs, trailInto(logs)));
			assert.deepEqual(
				saidBy(answer, "cloudtrail-7").map(({ urn }) => urn),
				[root.urn],
			);
		});

		it("a policy that is disabled says nothing of it", async () => {
			await pack.configure({
				"cloudtrail-7": { enforcementLevel: "disabled", nonsense: true },
			});
			const answer = await pack.analyzeStack(goodStack());
			assert.deepEqual(answer.diagnostics, []);
		});
	});

	it("at level advisory, a violation is an advisory", async () => {
		await pack.configure(
			Object.fromEntries(
				stackPolicies.map((one) => [one, { enforcementLevel: "advisory" }]),
			),
		);
		const logs = bucket("logs", { acl: "public-read" });
		const off = trailInto(logs, { enableLogging: false });
		const answer = await pack.analyzeStack(stack(logs, off));
		assert.deepEqual(
			outcomesOf(answer, stackPolicies),
			Object.fromEntries(stackPolicies.map((one) => [one, "advisory"])),
		);
	});
});
