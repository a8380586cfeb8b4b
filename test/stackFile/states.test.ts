import assert from "node:assert/strict";
import { readStackFile } from "../../policypack/sources/stackFile";
import { each, type Judged, judgedFile, refusalOf } from "../kit/stackFile";
import {
	accountBlock,
	block,
	bucket,
	exported,
	goodStack,
	logging,
	publicPolicy,
	root,
	state,
	trail,
	urnOf,
} from "../kit/states";

const good = each("passed");
const noTrail = each("noData", {
	"cloudtrail-1": "failed",
	"cloudtrail-3": "failed",
});
const isPublic = each("passed", { "cloudtrail-6": "failed" });

describe("a state", () => {
	const rest = [bucket(), publicPolicy(), block(), logging()];
	const spoiled = trail({ enableLogFileValidation: false });
	const cases: readonly (readonly [string, readonly unknown[], Judged])[] = [
		["as it is", goodStack(), good],
		[
			"with a trail deleted and not made again",
			[trail({}, { pendingReplacement: true }), ...rest],
			noTrail,
		],
		[
			"with a block deleted and not made again",
			[
				trail(),
				bucket(),
				publicPolicy(),
				logging(),
				block({ pendingReplacement: true }),
			],
			isPublic,
		],
		[
			"with a trail on its way out after the live one",
			[...goodStack(), { ...spoiled, delete: true }],
			good,
		],
		[
			"with a trail on its way out before the live one",
			[{ ...spoiled, delete: true }, ...goodStack()],
			good,
		],
		[
			"with a live trail beside a better one on its way out",
			[spoiled, trail({}, { delete: true }), ...rest],
			each("passed", { "cloudtrail-4": "failed" }),
		],
		[
			"with a block that is only on its way out",
			[trail(), bucket(), publicPolicy(), logging(), block({ delete: true })],
			isPublic,
		],
	];
	for (const [name, resources, expected] of cases)
		it(`${name} is judged`, () =>
			assert.deepEqual(judgedFile(exported(resources)), expected));
});

describe("a state in another form", () => {
	const { deployment } = exported(goodStack());
	for (const version of [1, 2, 3, 4])
		it(`of version ${version} is judged`, () =>
			assert.deepEqual(judgedFile({ version, deployment }), good));
	it("of a backend in a folder is judged", () =>
		assert.deepEqual(
			judgedFile({
				version: 3,
				checkpoint: { stack: "organization/shop/prod", latest: deployment },
			}),
			good,
		));
	it("has the stack's name from there, where it has no resources", () => {
		const { stack } = readStackFile(
			JSON.stringify({
				version: 3,
				checkpoint: {
					stack: "organization/shop/prod",
					latest: { resources: [] },
				},
			}),
			"file",
		);
		assert.equal(stack.urn, root.urn);
	});

	const refused: readonly (readonly [string, unknown, RegExp])[] = [
		[
			"of a version to come",
			{ version: 5, deployment },
			/has state version 5, .*: update cloudtrail-compliance/,
		],
		[
			"without a deployment",
			{ version: 3, deployment: null },
			/never updated: update the stack/,
		],
		[
			"of a backend, of a stack that was never updated",
			{ version: 3, checkpoint: { stack: "organization/shop/prod" } },
			/never updated: update the stack/,
		],
		[
			"with resources in no list",
			{ version: 3, checkpoint: { latest: { resources: {} } } },
			/"resources" is not an array/,
		],
		[
			"with operations in no list",
			{ version: 3, deployment: { resources: [], pending_operations: 7 } },
			/"pending_operations" is not an array/,
		],
	];
	for (const [name, content, says] of refused)
		it(`${name} is refused`, () => assert.match(refusalOf(content), says));
});

describe("what names hold in a state", () => {
	const provider = (name: string, more = {}) => ({
		...state("pulumi:providers:aws", name, { profile: name }, more),
		id: "1",
	});
	const under = (name: string) => ({
		provider: `${urnOf("pulumi:providers:aws", name)}::1`,
	});
	const blockedUnder = (first: unknown, one: string, other: string) => [
		first,
		trail({}, under(one)),
		bucket(under(one)),
		publicPolicy(under(one)),
		logging(under(one)),
		accountBlock(under(other)),
	];

	const pairs: readonly (readonly [string, string, string])[] = [
		["default_prod", "default_dev", "unknown"],
		["default_7", "default_6", "unknown"],
		["default_7_48_0_", "default_7_48_0", "unknown"],
		["my::prod", "my::dev", "unknown"],
		["my::prod", "your::prod", "unknown"],
		["my::prod", "my::prod", "passed"],
		["default_prod", "default_prod", "passed"],
		["default", "default_7_48_0", "passed"],
		["default_7_48_0", "default_6_83_0", "passed"],
		["default_7_48_0", "default_8_0_0_alpha_1_abc123", "passed"],
	];
	for (const [one, other, expected] of pairs)
		it(`a block under ${other} for a bucket under ${one}: ${expected}`, () => {
			const found = judgedFile(
				exported([provider(other), ...blockedUnder(provider(one), one, other)]),
			);
			assert.equal(found["cloudtrail-6"], expected);
		});

	it("a provider that the program calls `default` is its own", () => {
		const own = provider("default", { parent: root.urn });
		const found = judgedFile(
			exported([
				provider("default_7_48_0"),
				...blockedUnder(own, "default_7_48_0", "default"),
			]),
		);
		assert.equal(found["cloudtrail-6"], "unknown");
	});

	for (const name of ["audit", "audit::eu", "a::b::c", "::", "audit::"])
		it(`${JSON.stringify(name)} is the whole name`, () => {
			const { stack } = readStackFile(
				JSON.stringify(
					exported([state("aws:cloudtrail/trail:Trail", name, {})]),
				),
				"file",
			);
			assert.deepEqual(
				stack.resources.map((resource) => resource.name),
				["shop-prod", name],
			);
		});
});

describe("a position in the source", () => {
	const at = (sourcePosition: unknown, stackTrace?: unknown) => {
		const file = exported([trail({}, { sourcePosition, stackTrace })]);
		const { stack } = readStackFile(JSON.stringify(file), "file");
		return stack.resources.find(({ name }) => name === "audit")?.location;
	};
	it("is read where it can be", () =>
		assert.deepEqual(at("project:///src/my%20stack.ts#14,7"), {
			file: "src/my stack.ts",
			line: 14,
		}));
	const trace = (...files: readonly string[]) =>
		files.map((file) => ({ sourcePosition: `project:///${file}` }));
	for (const inPackage of [
		"project:///node_modules/@acme/audit/index.js#3,1",
		"project:///venv/lib/python3.13/site-packages/acme/audit.py#3",
		"project:///../../go/pkg/mod/example.com/acme/audit.go#3",
		undefined,
	])
		it(`is that of the program's own call where it is ${inPackage}`, () => {
			const frames = [
				...trace("node_modules/acme/x.js#9", "../other.go#2"),
				{},
				...trace("stacks/logs.go#14", "main.go#3"),
			];
			const own = { file: "stacks/logs.go", line: 14 };
			assert.deepEqual(at(inPackage, frames), own);
			assert.equal(at(inPackage, frames.slice(0, 3)), undefined);
			assert.equal(at(inPackage, "main.go#3"), undefined);
		});
	for (const odd of [
		"project:///100%.ts#1,2",
		"project:///%E0%A4%A.ts#1",
		"project:///%FF.ts#1",
		"project:///index.ts",
		"project:///index.ts#x",
		7,
		null,
		{},
	])
		it(`costs the location alone: ${JSON.stringify(odd)}`, () => {
			assert.equal(at(odd), undefined);
			assert.deepEqual(
				judgedFile(
					exported([
						trail({}, { sourcePosition: odd }),
						...goodStack().slice(1),
					]),
				),
				good,
			);
		});
});
