import assert from "node:assert/strict";
import fc from "fast-check";
import { managedTrails } from "../../policypack/providers/managedTrails";
import { readStackFile } from "../../policypack/sources/stackFile";
import { each, type Judged, judgedFile } from "../kit/stackFile";
import {
	accountBlock,
	block,
	bucket,
	exported,
	goodStack,
	goodTrail,
	LOGS,
	logging,
	publicPolicy,
	read,
	state,
	step,
	trail,
	urnOf,
} from "../kit/states";

const good = each("passed");
const unseen = each("noData");

/** What a list of discovery holds: no root. */
const listed = (...resources: readonly unknown[]) => ({
	version: 3,
	deployment: { resources },
});

const silent = (resource: object) => ({
	...resource,
	outputs: undefined,
});

const native = (change: Readonly<Record<string, unknown>> = {}) =>
	state("aws-native:cloudtrail:Trail", "native", {
		isLogging: true,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		kmsKeyId: "alias/audit",
		cloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:111122223333:g:*",
		s3BucketName: LOGS,
		...change,
	});

describe("a state with what a stack only reads", () => {
	const judgedTrail = each("noData", {
		"cloudtrail-1": "passed",
		"cloudtrail-2": "passed",
		"cloudtrail-3": "passed",
		"cloudtrail-4": "passed",
		"cloudtrail-5": "passed",
	});
	const cases: readonly (readonly [string, readonly object[], Judged])[] = [
		["a trail is judged by its outputs", [read(trail())], judgedTrail],
		["as aws-native spells it, too", [read(native())], judgedTrail],
		[
			"a trail fails by its outputs",
			[read(trail({ kmsKeyId: "", isMultiRegionTrail: false }))],
			{ ...judgedTrail, "cloudtrail-1": "failed", "cloudtrail-2": "failed" },
		],
		["a trail without outputs is not known", [silent(read(trail()))], unseen],
		[
			"nor by its ARN alone",
			[{ ...read(trail()), outputs: { arn: "arn:invented", name: "audit" } }],
			unseen,
		],
		[
			"nor by what the program gave to find it",
			[silent({ ...read(trail()), inputs: goodTrail })],
			unseen,
		],
		[
			"what the program gave to find it does not stand in for its outputs",
			[
				{
					...read(trail({ kmsKeyId: undefined })),
					inputs: { kmsKeyId: "alias/hint" },
				},
			],
			{ ...judgedTrail, "cloudtrail-2": "failed" },
		],
		[
			"a trail that is not known cannot fail the account",
			[
				silent(read(trail())),
				state("aws:cloudtrail/trail:Trail", "poor", {
					...goodTrail,
					enableLogging: false,
				}),
			],
			{ ...judgedTrail, "cloudtrail-1": "noData", "cloudtrail-3": "noData" },
		],
		[
			"its bucket is not judged, whatever is declared for it",
			[trail(), read(bucket()), publicPolicy(), block(), logging()],
			judgedTrail,
		],
		[
			"a bucket that is declared is",
			[read(trail()), ...goodStack().slice(1)],
			good,
		],
		[
			"a block that is read shields",
			[trail(), bucket(), publicPolicy(), read(block()), logging()],
			good,
		],
		[
			"a block of the account that is read shields",
			[trail(), bucket(), publicPolicy(), read(accountBlock()), logging()],
			good,
		],
		[
			"a block without outputs may shield",
			[trail(), bucket(), publicPolicy(), silent(read(block())), logging()],
			{ ...good, "cloudtrail-6": "noData" },
		],
		[
			"one of another bucket does not",
			[
				trail(),
				bucket(),
				publicPolicy(),
				{ ...silent(read(block())), id: "other-111122223333" },
				logging(),
			],
			{ ...good, "cloudtrail-6": "failed" },
		],
	];
	for (const [name, resources, expected] of cases)
		it(name, () => {
			// A read block is told by its bucket's name, which is its id.
			const named = resources.map((one) => ({
				...one,
				...((one as { readonly id?: string }).id === "invented" && {
					id: LOGS,
				}),
			}));
			assert.deepEqual(judgedFile(exported(named)), expected);
		});

	it("a trail that is only read is not managed", () => {
		const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
		const managed = (resource: unknown) =>
			managedTrails(
				readStackFile(JSON.stringify(exported([resource])), "file").stack,
			)(arn, "audit");
		assert.equal(managed(trail({ arn })), true);
		assert.equal(managed(read(trail({ arn }))), false);
	});

	it("is never judged otherwise than what a stack manages", () => {
		const maybe = fc.constantFrom(true, false, undefined);
		const world = fc.record({
			isMultiRegionTrail: maybe,
			enableLogging: maybe,
			enableLogFileValidation: maybe,
			kmsKeyId: fc.constantFrom("alias/audit", "", undefined),
			cloudWatchLogsGroupArn: fc.constantFrom("arn:invented", "", undefined),
			isBlocked: fc.boolean(),
			isLogged: fc.boolean(),
			isShown: fc.boolean(),
		});
		fc.assert(
			fc.property(world, ({ isBlocked, isLogged, isShown, ...change }) => {
				const all = [
					trail(change),
					bucket(),
					publicPolicy(),
					...(isBlocked ? [block()] : []),
					...(isLogged ? [logging()] : []),
				];
				const managed = judgedFile(exported(all));
				const reads = all.map(read).map((one) => (isShown ? one : silent(one)));
				for (const only of [exported(reads), listed(...reads)])
					for (const [control, status] of Object.entries(judgedFile(only)))
						assert.ok(
							["unknown", "noData", managed[control]].includes(status),
							`${control}: ${managed[control]}, and ${status} where it is read`,
						);
			}),
		);
	});
});

describe("a list of what an account has", () => {
	const all = goodStack().map(read);
	const cases: readonly (readonly [string, readonly object[], Judged])[] = [
		["with the bucket and what is attached to it", all, good],
		[
			"beside the provider that listed it",
			[state("pulumi:providers:aws", "default", {}), ...all],
			good,
		],
		[
			"with a bucket's own properties",
			[
				read(trail()),
				{
					...read(bucket()),
					outputs: {
						bucket: LOGS,
						acl: null,
						grants: [],
						logging: null,
						policy: "",
					},
				},
				read(block()),
			],
			each("passed", { "cloudtrail-7": "failed" }),
		],
		[
			"without what is attached to the bucket",
			[read(trail()), read(bucket())],
			each("passed", { "cloudtrail-6": "noData", "cloudtrail-7": "noData" }),
		],
		// It could be the trail's bucket.
		...[{ toString: 1 }, [{ toString: 1 }], 5, true].map(
			(name) =>
				[
					`with a bucket whose name is ${JSON.stringify(name)}`,
					[read(trail()), { ...read(bucket()), outputs: { bucket: name } }],
					each("passed", {
						"cloudtrail-6": "unknown",
						"cloudtrail-7": "unknown",
					}),
				] as const,
		),
		[
			"with a public policy and no block",
			[read(trail()), read(bucket()), read(publicPolicy()), read(logging())],
			each("passed", { "cloudtrail-6": "noData" }),
		],
		[
			"with a public policy and a block that is off",
			[
				read(trail()),
				read(bucket()),
				read(publicPolicy()),
				read(logging()),
				{
					...read(block()),
					outputs: { bucket: LOGS, restrictPublicBuckets: false },
				},
			],
			each("passed", { "cloudtrail-6": "failed" }),
		],
		[
			"with a bucket that it does not show",
			[read(trail()), { ...silent(read(bucket())), id: LOGS }],
			each("passed", { "cloudtrail-6": "noData", "cloudtrail-7": "noData" }),
		],
		[
			"with a trail that it does not show",
			[silent(read(trail())), ...all.slice(1)],
			each("noData"),
		],
	];
	for (const [name, resources, expected] of cases)
		it(`${name} is judged`, () =>
			assert.deepEqual(judgedFile(listed(...resources)), expected));
});

describe("a preview with what a program reads", () => {
	const urn = urnOf("aws:cloudtrail/trail:Trail", "audit");
	const before = { ...read(trail()), id: "audit" };
	const now = { ...before, inputs: { isMultiRegionTrail: true }, outputs: {} };
	const of = (op: string, after: unknown, old?: unknown) =>
		judgedFile({
			steps: [
				...goodStack()
					.slice(1)
					.map((one) => step("same", one, one)),
				step(op, after, old),
			],
		});
	for (const op of ["read", "read-replacement"])
		it(`${op}: not known before it is read`, () =>
			assert.deepEqual(of(op, { ...now, urn }), unseen));
	it("read: as it was, by the same id", () =>
		assert.deepEqual(of("read", now, before), good));
	it("read: not known by another id", () =>
		assert.deepEqual(of("read", { ...now, id: "other" }, before), unseen));
	it("read: not known where the stack managed it before", () =>
		assert.deepEqual(
			of("read", now, { ...before, external: undefined }),
			unseen,
		));
	it("discard: no longer read", () =>
		assert.equal(of("discard", undefined, before)["cloudtrail-3"], "failed"));
});
