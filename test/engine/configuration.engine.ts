import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	type PropertySchema,
	propertySchemas,
} from "../../policypack/configuration/schema";
import { controls } from "../../policypack/controls";
import { secretValue } from "../kit/badConfigurations";
import {
	type Engine,
	engineEnvironment,
	runInline,
} from "../kit/engine/harness";
import { outcomesOf, saidIn } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";
import { goodTrail } from "./trails";

const program = async () => {
	goodTrail({ s3BucketName: "example-logs", enableLogFileValidation: false });
};

const failed = "cloudtrail-4 mandatory audit";

/** A wrong value of the schema's own type; of a flag there is none. */
function wrongValueOf({ type, items }: PropertySchema): unknown {
	if (type !== "array") return secretValue;
	const item = items as PropertySchema;
	if (item.type === "object") return [{ resource: secretValue }];
	return [item.pattern ? secretValue : ""];
}

describe("A configuration file of the pack", () => {
	let engine: Engine;

	before(() => {
		engine = engineEnvironment();
	});

	after(() => engine.remove());

	const previewed = (configuration: unknown) => {
		const file = join(engine.folder, "configuration.json");
		writeFileSync(file, JSON.stringify(configuration));
		return runInline(program, {
			packs: [pack],
			packConfigs: [file],
			operation: "preview",
		});
	};

	const exempt = (exemption: Readonly<Record<string, unknown>>) => ({
		"cloudtrail-4": { exemptions: [exemption] },
	});

	const audit = { resource: "audit", reason: "Agreed with the auditors." };

	for (const [words, configuration, says] of [
		[
			"a value that is not allowed",
			{ "cloudtrail-4": { pending: "maybe" } },
			/cloudtrail-4: pending: pending must be one of the following: "advise", "ignore", "deny"/,
		],
		[
			"a level that there is not",
			{ "cloudtrail-4": { enforcementLevel: "strict" } },
			/"strict" is not a valid enforcement level|enforcementLevel must be/,
		],
		[
			"an exemption without a reason",
			exempt({ resource: "audit" }),
			/cloudtrail-4: exemptions\.0: reason is required/,
		],
		[
			"an exemption with an empty reason",
			exempt({ ...audit, reason: "" }),
			/cloudtrail-4: exemptions\.0\.reason: String length must be/,
		],
		[
			"an exemption with a reason of blanks",
			exempt({ ...audit, reason: "   " }),
			/cloudtrail-4: exemptions\.0\.reason: Does not match pattern/,
		],
		[
			"an exemption until a day that there is not",
			exempt({ ...audit, expires: "2026-02-30" }),
			/cloudtrail-4: exemptions\.0\.expires: Does not match format 'date'/,
		],
		[
			"an exemption with a property that there is not",
			exempt({ ...audit, until: "2099-12-31" }),
			/cloudtrail-4: exemptions\.0: Additional property until is not allowed/,
		],
	] as const)
		it(`${words} is refused before anything is judged`, async () => {
			const run = await previewed(configuration);

			assert.equal(run.ok, false);
			assert.match(run.stdout + run.stderr, says);
			assert.deepEqual(run.events, []);
			assert.deepEqual(run.summaries, []);
		});

	describe("with everything wrong at once", () => {
		const properties = controls.flatMap((control) =>
			Object.entries(propertySchemas(control)).map(([property, schema]) => ({
				policy: control.policy,
				property,
				schema,
			})),
		);

		/** A file with a value for each property of each policy. */
		const filled = (make: (schema: PropertySchema) => unknown) => {
			const file: Record<string, Record<string, unknown>> = {};
			for (const { policy, property, schema } of properties)
				file[policy] = { ...file[policy], [property]: make(schema) };
			return file;
		};

		for (const [words, configuration, says] of [
			["types", filled(() => 7), "Invalid type"],
			[
				"values",
				filled(wrongValueOf),
				"must be one of|Does not match pattern|reason is required|String length|Invalid type. Expected: boolean",
			],
			[
				"dates",
				filled(({ type }) =>
					type === "array"
						? [{ ...audit, expires: secretValue }]
						: { of: secretValue },
				),
				"Does not match format 'date'|Invalid type",
			],
		] as const)
			it(`${words}: says where, for each property, and echoes no value`, async () => {
				const { ok, stdout, stderr, events } = await previewed(configuration);

				assert.equal(ok, false);
				assert.deepEqual(events, []);
				const said = stdout + stderr;
				assert.deepEqual(
					properties
						.map(({ policy, property }) => `${policy}: ${property}`)
						.filter((at) => !new RegExp(`${at}\\S* .*(${says})`).test(said)),
					[],
				);
				assert.ok(!said.includes(secretValue));
			});

		it("an unknown property of each is said of the root, and no value", async () => {
			const { ok, stdout, stderr, events, ownEvents } = await previewed(
				Object.fromEntries(
					controls.map(({ policy }) => [policy, { exemption: secretValue }]),
				),
			);

			assert.equal(ok, false);
			assert.deepEqual(
				saidIn([...events, ...ownEvents]).filter((said) =>
					said.includes("engine-test-dev"),
				),
				controls
					.map(({ policy }) => `${policy} mandatory engine-test-dev`)
					.sort(),
			);
			assert.ok(!(stdout + stderr).includes(secretValue));
		});
	});

	it("an unknown property is a mandatory violation, at any level", async () => {
		const run = await previewed({
			"cloudtrail-2": { exemption: [] },
			"cloudtrail-4": { enforcementLevel: "advisory", pendign: "ignore" },
			"cloudtrail-6": { enforcementLevel: "advisory", outsied: "deny" },
		});

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-2 mandatory engine-test-dev",
			"cloudtrail-4 advisory audit",
			"cloudtrail-4 mandatory engine-test-dev",
			"cloudtrail-6 mandatory engine-test-dev",
		]);
		const said = (policy: string) =>
			run.events.find(
				({ policyName, resourceUrn }) =>
					policyName === policy && resourceUrn.includes("pulumi:pulumi:Stack"),
			)?.message ?? "";
		for (const [policy, wrong, right] of [
			["cloudtrail-2", "exemption", "exemptions"],
			["cloudtrail-4", "pendign", "pending"],
			["cloudtrail-6", "outsied", "outside"],
		] as const) {
			assert.match(said(policy), new RegExp(`Unknown property "${wrong}"`));
			assert.match(said(policy), new RegExp(`did you mean ${right}\\?`, "i"));
		}
	});

	it("an exemption holds for what it names, and nothing is said", async () => {
		const run = await previewed(
			exempt({ ...audit, expires: "2999-12-31", ticket: "AUDIT-7" }),
		);

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
	});

	it("an exemption may name the root stack, or match a URN", async () => {
		const run = await previewed({
			"cloudtrail-1": {
				outside: "deny",
				exemptions: [{ ...audit, resource: "engine-test-dev" }],
			},
			"cloudtrail-4": {
				exemptions: [
					{ ...audit, resource: "urn:*::aws:cloudtrail/trail:Trail::aud*" },
				],
			},
		});

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
	});

	it("an exemption of another resource matches no finding", async () => {
		const run = await previewed(exempt({ ...audit, resource: "billing" }));

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), [failed]);
	});

	it("an exemption of one control or resource silences no other", async () => {
		const file = join(engine.folder, "configuration.json");
		writeFileSync(
			file,
			JSON.stringify({
				"cloudtrail-2": { exemptions: [{ ...audit, resource: "*" }] },
				"cloudtrail-4": { exemptions: [audit] },
			}),
		);
		const run = await runInline(
			async () => {
				for (const name of ["audit", "audit-2"])
					goodTrail(
						{
							s3BucketName: "example-logs",
							kmsKeyId: "",
							enableLogFileValidation: false,
							cloudWatchLogsGroupArn: "",
						},
						{},
						name,
					);
			},
			{ packs: [pack], packConfigs: [file], operation: "preview" },
		);

		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-4 mandatory audit-2",
			"cloudtrail-5 mandatory audit",
			"cloudtrail-5 mandatory audit-2",
		]);
	});

	it("an exemption that has expired is said with the violation", async () => {
		const run = await previewed(exempt({ ...audit, expires: "2024-12-31" }));

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), [failed]);
		assert.match(
			run.events[0]?.message ?? "",
			/Its exemption \(Agreed with the auditors\.\) expired on 2024-12-31\./,
		);
	});

	it("a level alone, and one for all, are well", async () => {
		const run = await previewed({
			all: "disabled",
			"cloudtrail-4": "advisory",
		});

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(saidIn(run.events), ["cloudtrail-4 advisory audit"]);
		assert.equal(outcomesOf(run)["CloudTrail.2"]?.status, "NO_DATA");
	});
});
