import assert from "node:assert/strict";
import { output, secret } from "@pulumi/pulumi";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../kit/pack/wire";
import { makeDirectly } from "../kit/provider/direct";
import {
	type RecordingMonitor,
	type Run,
	STACK,
	urnOf,
} from "../kit/provider/monitor";
import { DependencyResource } from "../kit/provider/options";
import type { ProviderProcess } from "../kit/provider/process";
import { refusalOf } from "../kit/provider/refusal";
import { registered } from "../kit/provider/registered";
import { emptyRequest, setProperties } from "../kit/provider/request";
import { whileServed } from "../kit/provider/served";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const BESIDE = "urn:pulumi:dev::shop::random:index/randomId:RandomId::beside";

/** A secret of the wire, as a program with a secret object sends it. */
const wireSecret = (value: unknown) => ({
	[SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270",
	value,
});

const run: Run = {
	cloud: { partition: "aws", account: "111122223333", region: "eu-west-1" },
	preview: true,
};

describe("the provider, asked in the wire form of other SDKs,", () => {
	let monitor: RecordingMonitor;
	let provider: ProviderProcess;
	const served = whileServed();
	before(() => {
		({ monitor, provider } = served());
	});

	/** A request with arguments in their wire form, and what they depend on. */
	function requestOf(
		inputs: Properties,
		dependencies: readonly string[] = [],
		name = "audit",
	): ConstructRequest {
		const request = emptyRequest(monitor, run, name);
		setProperties(request, inputs);
		for (const property of dependencies)
			request
				.getInputdependenciesMap()
				.set(
					property,
					new ConstructRequest.PropertyDependencies().setUrnsList([BESIDE]),
				);
		return request;
	}

	async function directly(args: () => unknown, name = "audit") {
		monitor.begin(run);
		await makeDirectly(monitor, run, name, async () => [
			args(),
			{ parent: new DependencyResource(STACK) },
		]);
		return registered(monitor.requests());
	}

	async function remotely(request: ConstructRequest) {
		monitor.begin(run);
		await provider.construct(request);
		return registered(monitor.requests());
	}

	for (const [what, inputs, dependencies, args] of [
		[
			"an object that is a secret",
			{
				bucket: wireSecret({ bucket: "acme-logs", managePolicy: true }),
				tags: wireSecret({ team: "security" }),
			},
			[],
			() => ({
				bucket: { bucket: secret("acme-logs"), managePolicy: true },
				tags: { team: secret("security") },
			}),
		],
		[
			"a list that depends on a resource",
			{ keyReaders: ["arn:aws:iam::444455556666:root"] },
			["keyReaders"],
			() => ({
				keyReaders: [
					new DependencyResource(BESIDE).urn.apply(
						() => "arn:aws:iam::444455556666:root",
					),
				],
			}),
		],
		[
			"an object with a part that is not known",
			{ notifications: { topicArn: UNKNOWN } },
			[],
			() => ({ notifications: { topicArn: output(unknown) } }),
		],
	] as const)
		it(`takes ${what} for outputs in it`, async () => {
			const expected = await directly(args);
			const found = await remotely(requestOf(inputs, dependencies));
			assert.ok(expected.length > 5);
			assert.deepEqual(found, expected);
		});

	it("refuses a part that is not known and must be, in an object that depends on a resource", async () => {
		const request = requestOf(
			{ bucket: { bucket: UNKNOWN, managePolicy: UNKNOWN } },
			["bucket"],
		);
		const { errors } = await refusalOf(provider, request);
		assert.deepEqual(errors, [
			{
				propertyPath: "bucket.managePolicy",
				reason: "must be true or false; got an output.",
			},
		]);
	});

	it("shows no value of a secret that is wrong", async () => {
		const request = requestOf({
			keyArn: wireSecret("hunter2"),
			accountId: wireSecret("hunter2"),
		});
		const { message, errors } = await refusalOf(provider, request);
		assert.deepEqual(errors.map(({ propertyPath }) => propertyPath).sort(), [
			"accountId",
			"keyArn",
		]);
		assert.doesNotMatch(JSON.stringify([message, errors]), /hunter2/);
		assert.equal(provider.stderr(), "");
	});

	it("makes several components at once, each as if it were alone", async () => {
		const names = ["one", "two-audit", "three-audit", "four-audit"];
		const expected = new Map<string, unknown>();
		for (const name of names)
			for (const [urn, said] of await directly(() => ({}), name))
				expected.set(urn, said);
		monitor.begin(run);
		await Promise.all(
			names.map((name) => provider.construct(requestOf({}, [], name))),
		);
		assert.equal(monitor.requests().length, expected.size);
		assert.deepEqual(
			new Map(registered(monitor.requests())),
			new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))),
		);
		assert.ok(
			monitor
				.requests()
				.map(urnOf)
				.some((urn) => urn.endsWith("four-audit")),
		);
	});
});

/** SDK's own mark of what is not known, which it does not declare. */
const { unknown } = require("@pulumi/pulumi/output") as { unknown: unknown };
