import assert from "node:assert/strict";
import { type Output, output, secret } from "@pulumi/pulumi";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { ANSWER_MS } from "../kit/bounds";
import { draws } from "../kit/draws";
import { inProgram } from "../kit/provider/direct";
import type { RecordingMonitor } from "../kit/provider/monitor";
import type { ProviderProcess } from "../kit/provider/process";
import { type ProviderRefusal, refusalOf } from "../kit/provider/refusal";
import { emptyRequest, setArguments } from "../kit/provider/request";
import { plainPlaces } from "../kit/provider/schemaPlaces";
import { whileServed } from "../kit/provider/served";
import { mistakes } from "./mistakes";
import { refusals } from "./refusals";
import { wrong } from "./wrongOutputs";

/** gRPC's INVALID_ARGUMENT. */
const INVALID_ARGUMENT = 3;

/** SDK's own mark of what is not known, which it does not declare. */
const { unknown } = require("@pulumi/pulumi/output") as { unknown: unknown };

const run = {
	cloud: { partition: "aws", account: "111122223333", region: "eu-west-1" },
	preview: true,
};

describe("ComplianceTrail through the provider refuses", () => {
	let monitor: RecordingMonitor;
	let provider: ProviderProcess;
	const served = whileServed();
	before(() => {
		({ monitor, provider } = served());
	});

	/** The refusal of arguments that are made within a program. */
	async function refused(
		args: () => unknown,
		name = "audit",
		preview = true,
	): Promise<ProviderRefusal> {
		monitor.begin({ ...run, preview });
		const request = emptyRequest(monitor, { preview }, name);
		await inProgram(monitor, { ...run, preview }, () =>
			setArguments(request, args()),
		);
		return refusalOf(provider, request);
	}

	/** That a refusal is the class's, word for word, by property path. */
	async function refusesAsTheClass(args: unknown, name = "audit") {
		const refusal = await refused(() => args, name);
		assert.equal(refusal.code, INVALID_ARGUMENT);
		assert.match(
			refusal.message,
			/^ComplianceTrail .+: \d+ arguments? (is|are) not valid:$/,
		);
		const [first] = refusal.errors;
		assert.ok(first);
		assert.equal(
			`ComplianceTrail ${name}: ${first.propertyPath} ${first.reason}`,
			wordsOfClass(args, name),
		);
		assert.deepEqual(monitor.requests(), []);
	}

	it("every kind of argument that the class refuses, in the same words", async () => {
		const kinds = refusals.filter(
			({ path, args }) => path !== "args" && isSent(args),
		);
		assert.ok(kinds.length > 150, `${kinds.length}`);
		for (const { args, name } of kinds) await refusesAsTheClass(args, name);
	});

	it("one mistake in arguments, drawn at random", async () => {
		await fc.assert(
			fc.asyncProperty(
				mistakes.map(({ path, value }) => nested(path, value)).filter(isSent),
				(args) => refusesAsTheClass(args),
			),
			draws(100),
		);
	});

	it("several arguments at once, each by its path", async () => {
		const { message, errors } = await refused(() => ({
			trailName: "my trail",
			retention: { expirationDays: 3, transitionDays: "90" },
			dataEvents: [
				{
					fields: [
						{ field: "resources.type", equals: ["AWS::S3::Object"] },
						{ field: "EventName", equals: ["GetObject"] },
					],
				},
			],
			tags: { "cost center": 7, owner: "security" },
			kmsKeyId: "1234abcd",
		}));
		assert.equal(message, "ComplianceTrail audit: 6 arguments are not valid:");
		assert.deepEqual(errors.map(({ propertyPath }) => propertyPath).sort(), [
			"dataEvents[0].fields[1].field",
			"kmsKeyId",
			"retention.expirationDays",
			"retention.transitionDays",
			'tags["cost center"]',
			"trailName",
		]);
		const [unknownOne] = errors.filter(
			(one) => one.propertyPath === "kmsKeyId",
		);
		assert.equal(
			unknownOne?.reason,
			"is not a known argument (did you mean keyArn?).",
		);
	});

	it("outputs with wrong values, without showing them", async () => {
		for (const [path, argsOf] of Object.entries(wrong))
			for (const given of [output, secret]) {
				const { code, message, errors } = await refused(() =>
					argsOf(given("Not one, *") as Output<string>),
				);
				assert.equal(code, INVALID_ARGUMENT, path);
				assert.deepEqual(
					errors.map(({ propertyPath }) => propertyPath.replace("[0]", "")),
					[path],
				);
				assert.doesNotMatch(JSON.stringify([message, errors]), /Not one/);
			}
	});

	it("outputs and what is not known, where the argument accepts neither", async () => {
		const places = plainPlaces();
		assert.ok(places.length > 30, `${places.length}`);
		for (const { path, argsWith } of places)
			for (const value of [secret("acme"), output(unknown)]) {
				const { code, errors } = await refused(() => argsWith(value));
				assert.equal(code, INVALID_ARGUMENT, path);
				const found = errors.find((one) => one.propertyPath === path);
				assert.match(
					found?.reason ?? JSON.stringify(errors),
					/^must be .*; got an output\.( .+)?$/,
					path,
				);
			}
	});

	it("a policy that is too large once the account is known, in one line", async () => {
		const { code, message, errors } = await refused(
			() => ({
				// Counted as roots of accounts, they are not too many.
				keyReaders: Array.from({ length: 400 }, (_, index) =>
					secret(
						`arn:aws:iam::444455556666:role/${"a-long-path/".repeat(5)}${index}`,
					),
				),
			}),
			"audit",
			false,
		);
		const line =
			/^ComplianceTrail audit: keyReaders results in a policy of [\d,]+ bytes, and KMS allows at most 32,768: use fewer.*\.$/;
		assert.match(message, line);
		assert.equal(code, INVALID_ARGUMENT);
		assert.deepEqual(
			errors.map(({ propertyPath }) => propertyPath),
			["keyReaders"],
		);
		// The SDK logs it, too, after its answer.
		const end = performance.now() + ANSWER_MS;
		while (monitor.errors.length === 0 && performance.now() < end)
			await new Promise((resolve) => setTimeout(resolve, 10));
		assert.ok(monitor.errors.length > 0);
		for (const error of monitor.errors) assert.match(error, line);
	});

	it("a type that the package does not have", async () => {
		monitor.begin(run);
		const type = "cloudtrail-compliance:index:Trail";
		const request = emptyRequest(monitor, run, "audit", type);
		const { message } = await refusalOf(provider, request);
		assert.equal(
			message,
			"cloudtrail-compliance:index:Trail is not a type of this package: use cloudtrail-compliance:index:ComplianceTrail.",
		);
	});
});

/** The message of the error that the class throws. */
function wordsOfClass(args: unknown, name: string): string {
	try {
		new ComplianceTrail(name, args as ComplianceTrailArgs);
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error("The class refuses nothing.");
}

/** One value at a path of arguments. */
function nested(path: readonly string[], value: unknown): unknown {
	return path.reduceRight((inner: unknown, key) => ({ [key]: inner }), value);
}

/** Whether programs in other languages can send a value: as JSON has it. */
function isSent(value: unknown): boolean {
	try {
		assert.deepEqual(JSON.parse(JSON.stringify(value)), value);
		return true;
	} catch {
		return false;
	}
}
