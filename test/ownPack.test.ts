import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import {
	cloudTrailPolicies,
	type PolicyName,
	type PolicyOptions,
} from "../policypack/policies";
import { expectOutcomes } from "./kit/outcomes";

const names = controls.map(({ policy }) => policy);

/** What a policy would be told by Pulumi where nothing is configured. */
function defaultsOf(options: PolicyOptions, policy: PolicyName) {
	const found = cloudTrailPolicies(options).find(({ name }) => name === policy);
	return Object.fromEntries(
		Object.entries(found?.configSchema?.properties ?? {}).map(
			([property, schema]) => [property, schema.default],
		),
	);
}

describe("cloudTrailPolicies, for a pack of one's own", () => {
	it("has all of them, each at its own level, when nothing is said", () => {
		for (const policies of [cloudTrailPolicies(), cloudTrailPolicies({})])
			assert.deepEqual(
				policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
				names.map((name) => [
					name,
					name === "cloudtrail-delivery" ? "advisory" : "mandatory",
				]),
			);
	});

	it("has those that are chosen, once and in Security Hub CSPM's order", () => {
		const chosen: PolicyName[] = [
			"cloudtrail-6",
			"cloudtrail-1",
			"cloudtrail-6",
		];
		assert.deepEqual(
			cloudTrailPolicies({ controls: chosen }).map(({ name }) => name),
			["cloudtrail-1", "cloudtrail-6"],
		);
	});

	it("has a level for all, and one policy's own before it", () => {
		const policies = cloudTrailPolicies({
			enforcementLevel: "advisory",
			levels: { "cloudtrail-4": "remediate", "cloudtrail-6": "mandatory" },
		});
		const levels = policies.map(({ name, enforcementLevel }) => [
			name,
			enforcementLevel ?? "",
		]);
		expectOutcomes(
			Object.fromEntries(levels),
			{ "cloudtrail-4": "remediate", "cloudtrail-6": "mandatory" },
			{ others: "advisory" },
		);
	});

	it("tells Pulumi its defaults, and leaves the rest as it was", () => {
		const exemptions = [{ resource: "audit", reason: "Agreed" }];
		const options: PolicyOptions = {
			defaults: {
				"cloudtrail-1": { outside: "ignore", exemptions },
				"cloudtrail-6": { pending: "deny" },
			},
		};
		assert.deepEqual(defaultsOf(options, "cloudtrail-1"), {
			exemptions,
			pending: "advise",
			outside: "ignore",
		});
		assert.deepEqual(defaultsOf(options, "cloudtrail-6"), {
			exemptions: [],
			pending: "deny",
			outside: "ignore",
		});
		assert.deepEqual(
			defaultsOf(options, "cloudtrail-3"),
			defaultsOf({}, "cloudtrail-3"),
		);
	});

	it("gives policies of its own each time", () => {
		const [one] = cloudTrailPolicies({
			defaults: { "cloudtrail-1": { pending: "deny" } },
		});
		const [other] = cloudTrailPolicies();
		assert.notEqual(one, other);
		assert.equal(other?.configSchema?.properties.pending?.default, "advise");
	});

	describe("refuses what there is not, and says what there is", () => {
		const exempting = (...exemptions: readonly unknown[]) => ({
			defaults: { "cloudtrail-4": { exemptions } },
		});
		const all = names.join(", ");
		for (const [options, says] of [
			[
				{ control: ["cloudtrail-4"] },
				'unknown option "control": did you mean controls?',
			],
			[
				{ controls: ["cloudtrail-98"] },
				`controls: unknown policy "cloudtrail-98": use one of ${all}`,
			],
			[
				{ controls: ["CloudTrail.4"] },
				`controls: unknown policy "CloudTrail.4": did you mean cloudtrail-4?`,
			],
			[
				{ controls: "cloudtrail-4" },
				"controls must be an array of policy names",
			],
			[{ controls: [] }, `controls must not be empty: use one of ${all}`],
			[
				{ enforcementLevel: "strict" },
				"enforcementLevel must be one of mandatory, advisory, disabled, remediate",
			],
			[
				{ levels: { "cloudtrail-4": "on" } },
				"levels: cloudtrail-4 must be one of mandatory, advisory, disabled, remediate",
			],
			[
				{ levels: { "cloudtrail-1": "remediate" } },
				"levels: cloudtrail-1 does not support remediate: use one of mandatory, advisory, disabled",
			],
			[
				{ levels: { "cloudtrail-98": "advisory" } },
				`levels: unknown policy "cloudtrail-98": use one of ${all}`,
			],
			[
				{ controls: ["cloudtrail-4"], levels: { "cloudtrail-2": "advisory" } },
				'levels: unknown policy "cloudtrail-2": use one of cloudtrail-4',
			],
			[
				{ controls: ["cloudtrail-4"], defaults: { "cloudtrail-2": {} } },
				'defaults: unknown policy "cloudtrail-2": use one of cloudtrail-4',
			],
			[
				{ defaults: { "cloudtrail-4": "mandatory" } },
				"defaults: cloudtrail-4 must be an object",
			],
			[
				{ defaults: { "cloudtrail-4": { outside: "deny" } } },
				'defaults: cloudtrail-4: unknown property "outside": use one of exemptions, pending',
			],
			[
				{ defaults: { "cloudtrail-1": { outside: "hunter2" } } },
				/^defaults: cloudtrail-1\.outside must be one of .*ignore.*deny/,
			],
			[
				{ defaults: { "cloudtrail-2": { kmsKeyId: "hunter2" } } },
				/^defaults: cloudtrail-2\.kmsKeyId must be the ARN of the KMS key, such as arn:[^,]*$/,
			],
			[
				{ defaults: { "cloudtrail-2": { kmsKeyId: 7 } } },
				/^defaults: cloudtrail-2\.kmsKeyId must be the ARN/,
			],
			[
				{ defaults: { "cloudtrail-4": { exemptions: "audit" } } },
				'defaults: cloudtrail-4.exemptions must be an array such as [{ "resource": "*::logs", "reason": "…" }]',
			],
			[
				exempting("hunter2"),
				"defaults: cloudtrail-4.exemptions[0] must be an object, in braces",
			],
			[
				exempting({ resource: "audit" }),
				'defaults: cloudtrail-4.exemptions[0] requires "reason": add it',
			],
			[
				exempting({ resource: "audit", reason: " " }),
				/exemptions\[0\]\.reason must not be empty/,
			],
			[
				exempting({ resource: "audit", reason: "x", expires: "2030-02-30" }),
				/exemptions\[0\]\.expires must be a date/,
			],
			[
				exempting({ resource: "", reason: "x" }),
				/exemptions\[0\]\.resource must not be empty/,
			],
			[
				exempting({ resource: "audit", reason: "x", until: "2030-01-01" }),
				/exemptions\[0\] has the unknown property "until": use one of resource, reason, expires, ticket/,
			],
			[{ today: "2030-01-01" }, /^today must be a function/],
			[
				{ today: () => "tomorrow" },
				/^today must be a function that returns a date/,
			],
		] as const)
			it(JSON.stringify(options), () => {
				const message = messageOf(() =>
					cloudTrailPolicies(options as unknown as PolicyOptions),
				);
				const [, own = ""] = /^cloudTrailPolicies: (.*)\.$/.exec(message) ?? [];
				if (typeof says === "string") assert.equal(own, says);
				else assert.match(own, says);
				assert.ok(!message.includes("hunter2"), "a value is never echoed");
			});
	});

	it("does not compile where a name is wrong", () => {
		// @ts-expect-error: there is no such policy.
		assert.throws(() => cloudTrailPolicies({ controls: ["cloudtrail-98"] }));
		assert.throws(() =>
			// @ts-expect-error: there is no such level.
			cloudTrailPolicies({ levels: { "cloudtrail-4": "on" } }),
		);
		assert.throws(() =>
			cloudTrailPolicies({
				// @ts-expect-error: there is no such value.
				defaults: { "cloudtrail-1": { outside: "perhaps" } },
			}),
		);
	});
});

function messageOf(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		return error instanceof Error ? error.message : "";
	}
	return "";
}
