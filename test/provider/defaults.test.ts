import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { construct } from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { validDraws } from "../kit/component/randomArguments";
import { draws } from "../kit/draws";
import {
	component,
	definitionOf,
	places,
	type SchemaType,
} from "../kit/provider/schemaPlaces";

/** A default that is one value, in the description of an argument. */
const CONSTANT = /Default: (true|false|\d+|`[^`]*`)( \([^)]*\))?\.( See .*)?$/;

/** Arguments with the defaults that SDKs send, in the objects that are there. */
function withDefaults(
	value: unknown,
	properties: Readonly<Record<string, SchemaType>>,
): unknown {
	if (typeof value !== "object" || value === null) return value;
	const given: Readonly<Record<string, unknown>> = { ...value };
	const entries = Object.entries(properties).flatMap(([name, type]) => {
		const one = given[name] ?? type.default;
		const inner = definitionOf(type)?.properties;
		return one === undefined
			? []
			: [[name, inner ? withDefaults(one, inner) : one]];
	});
	return { ...given, ...Object.fromEntries(entries) };
}

const inputs = component?.inputProperties ?? {};

describe("the defaults in provider/schema.json", () => {
	it("are those of the descriptions, but for what SDKs must not send", () => {
		const constants = places().filter(({ type }) =>
			CONSTANT.test(type.description ?? ""),
		);
		for (const { path, type } of constants) {
			if (type.default === undefined) continue;
			const [, text] = CONSTANT.exec(type.description ?? "") ?? [];
			assert.equal(`${type.default}`, text?.replace(/`/g, ""), path);
		}
		assert.deepEqual(
			constants
				.filter(({ type }) => type.default === undefined)
				.map(({ path }) => path)
				.sort(),
			[
				"accessLogs.retentionDays",
				"dataEvents[0].name",
				"forceDestroy",
				"logRetentionDays",
				"trustSourceAccountOnly",
			],
		);
		assert.deepEqual(
			places()
				.filter(({ type }) => type.default !== undefined)
				.map(({ path }) => path)
				.sort(),
			[
				"accessLogs.prefix",
				"bucket.managePolicy",
				"eventDataStore.retentionDays",
				"protect",
				"retention.expirationDays",
				"retention.noncurrentDays",
				"retention.transitionDays",
			],
		);
	});

	it("change nothing of what is registered, in any arguments", async () => {
		await fc.assert(
			fc.asyncProperty(validDraws, async ({ name, cloud, args }) => {
				const registered = async (drawn: unknown) => {
					const { registrations } = await construct(
						() =>
							new ComplianceTrail(
								name,
								argumentsOf(drawn, false) as ComplianceTrailArgs,
							),
						{ cloud },
					);
					return registrations
						.map(({ urn, inputs, protect, after, retainOnDelete }) => ({
							urn,
							inputs,
							protect,
							after: [...after].sort(),
							retainOnDelete,
						}))
						.sort((a, b) => (a.urn < b.urn ? -1 : 1));
				};
				const without = await registered(args);
				const sent = await registered(withDefaults(args, inputs));
				assert.deepEqual(sent, without);
			}),
			draws(20),
		);
	});

	for (const [path, args] of [
		["forceDestroy", { bucket: { bucket: "acme-logs" }, forceDestroy: false }],
		[
			"logRetentionDays",
			{
				logGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:trail",
				logRetentionDays: 365,
			},
		],
		[
			"trustSourceAccountOnly",
			{
				roleArn: "arn:aws:iam::111122223333:role/delivery",
				trustSourceAccountOnly: false,
			},
		],
		[
			"accessLogs.retentionDays",
			{ accessLogs: { bucket: "acme-access", retentionDays: 365 } },
		],
	] as const)
		it(`lack that of ${path}, which other arguments exclude`, () => {
			assert.throws(
				() => new ComplianceTrail("audit", args),
				new RegExp(`${path} applies only to `),
			);
		});
});
