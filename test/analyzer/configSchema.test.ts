import assert from "node:assert/strict";
import { packUnderTest, resourcePolicies, stackPolicies } from "./harness";

type Schema = Readonly<Record<string, unknown>>;

const own: Readonly<Record<string, readonly string[]>> = {
	"cloudtrail-1": ["outside"],
	"cloudtrail-2": [],
	"cloudtrail-3": ["outside"],
	"cloudtrail-4": [],
	"cloudtrail-5": [],
	"cloudtrail-6": ["outside"],
	"cloudtrail-7": ["outside"],
};

describe("What the pack lets the engine check of its configuration", () => {
	const pack = packUnderTest();
	let schemas: Readonly<Record<string, Readonly<Record<string, Schema>>>>;

	beforeEach(async () => {
		schemas = Object.fromEntries(
			(await pack.info())
				.getPoliciesList()
				.map((policy) => [
					policy.getName(),
					policy.getConfigschema()?.getProperties()?.toJavaScript() as Readonly<
						Record<string, Schema>
					>,
				]),
		);
	});

	for (const [policy, properties] of Object.entries(own))
		it(`${policy} can be set by ${["exemptions", "pending", ...properties].join(", ")}`, () => {
			assert.deepEqual(
				Object.keys(schemas[policy] ?? {}).sort(),
				["exemptions", "pending", ...properties].sort(),
			);
		});

	it("every property says what it is for", () => {
		for (const [policy, properties] of Object.entries(schemas))
			for (const [name, { description }] of Object.entries(properties))
				assert.match(String(description), /\w\.$/, `${policy} ${name}`);
	});

	it("pending advises, unless told to ignore or deny", () => {
		for (const policy of [...resourcePolicies, ...stackPolicies]) {
			const pending = schemas[policy]?.pending;
			assert.deepEqual(pending?.enum, ["advise", "ignore", "deny"], policy);
			assert.equal(pending?.default, "advise", policy);
		}
	});

	it("outside denies for the account and ignores for its bucket", () => {
		for (const policy of stackPolicies) {
			const outside = schemas[policy]?.outside;
			const values = outside?.enum as readonly string[];
			assert.deepEqual([...values].sort(), ["deny", "ignore", "lookup"]);
			const isAccount = ["cloudtrail-1", "cloudtrail-3"].includes(policy);
			assert.equal(outside?.default, isAccount ? "deny" : "ignore", policy);
		}
	});

	it("an exemption has a resource and a reason, and may end", () => {
		for (const policy of [...resourcePolicies, ...stackPolicies]) {
			const exemptions = schemas[policy]?.exemptions;
			assert.deepEqual(exemptions?.default, [], policy);
			assert.ok(exemptions);
			const { properties, required, additionalProperties } =
				exemptions.items as {
					readonly properties: Readonly<Record<string, Schema>>;
					readonly required: readonly string[];
					readonly additionalProperties: boolean;
				};
			assert.deepEqual(Object.keys(properties).sort(), [
				"expires",
				"reason",
				"resource",
				"ticket",
			]);
			assert.deepEqual([...required].sort(), ["reason", "resource"]);
			assert.equal(additionalProperties, false);
			assert.equal(properties.expires?.format, "date");
			assert.equal(properties.reason?.minLength, 1);
		}
	});
});
