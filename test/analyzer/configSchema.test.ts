import assert from "node:assert/strict";
import { resourcePolicies, stackPolicies } from "../kit/controls";
import { packUnderTest } from "../kit/pack/harness";

type Schema = Readonly<Record<string, unknown>>;

const own: Readonly<Record<string, readonly string[]>> = {
	"cloudtrail-1": ["outside"],
	"cloudtrail-2": ["kmsKeyId"],
	"cloudtrail-3": ["outside"],
	"cloudtrail-4": [],
	"cloudtrail-5": ["cloudWatchLogsGroupArn", "cloudWatchLogsRoleArn"],
	"cloudtrail-6": ["outside"],
	"cloudtrail-7": ["outside", "deliveries"],
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
				assert.match(String(description), /\S\.$/, `${policy} ${name}`);
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

	describe("takes for an ARN", () => {
		const patternOf = (policy: string, property: string) =>
			new RegExp(String(schemas[policy]?.[property]?.pattern), "u");

		for (const [policy, property, good, bad] of [
			[
				"cloudtrail-2",
				"kmsKeyId",
				[
					"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
					"arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd",
					"arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd",
					"arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef",
				],
				[
					"",
					"1234abcd-12ab-34cd-56ef-1234567890ab",
					"alias/logs",
					"arn:aws:kms:eu-west-1:111122223333:alias/logs",
					"arn:aws:kms::111122223333:key/1234abcd",
					"arn:aws:kms:eu-west-1:1111:key/1234abcd",
					"arn:aws:iam::111122223333:role/audit",
					" arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
					"arn:aws:kms:eu-west-1:111122223333:key/1234abcd\n",
				],
			],
			[
				"cloudtrail-5",
				"cloudWatchLogsGroupArn",
				[
					"arn:aws:logs:eu-west-1:111122223333:log-group:audit:*",
					"arn:aws-cn:logs:cn-northwest-1:111122223333:log-group:/aws/audit_1.x#y:*",
					"arn:aws-us-gov:logs:us-gov-east-1:111122223333:log-group:audit:*",
				],
				[
					"audit",
					"arn:aws:logs:eu-west-1:111122223333:log-group:audit",
					"arn:aws:logs:eu-west-1:111122223333:log-group:*",
					"arn:aws:logs:eu-west-1:111122223333:log-group:audit:log-stream:one",
				],
			],
			[
				"cloudtrail-5",
				"cloudWatchLogsRoleArn",
				[
					"arn:aws:iam::111122223333:role/audit",
					"arn:aws-cn:iam::111122223333:role/service-role/Audit+one=2,3.4@5_6-7",
					"arn:aws-us-gov:iam::111122223333:role/audit",
				],
				[
					"audit",
					"arn:aws:iam::111122223333:user/audit",
					"arn:aws:iam:eu-west-1:111122223333:role/audit",
					"arn:aws:sts::111122223333:assumed-role/audit/session",
				],
			],
		] as const)
			it(`${policy} ${property}: the ARNs of what it is for, in any partition`, () => {
				const pattern = patternOf(policy, property);
				assert.deepEqual(
					good.filter((arn) => !pattern.test(arn)),
					[],
				);
				assert.deepEqual(
					bad.filter((arn) => pattern.test(arn)),
					[],
				);
			});
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
