import assert from "node:assert/strict";
import { each, type Judged, judgedFile, refusalOf } from "../kit/stackFile";
import {
	block,
	bucket,
	goodStack,
	logging,
	publicPolicy,
	root,
	type state,
	step,
	trail,
	urnOf,
} from "../kit/states";

type State = ReturnType<typeof state>;

/** As the engine writes it: the new state without outputs. */
const refresh = (of: unknown) => step("refresh", of, of);
const same = (of: State | typeof root) =>
	step("same", { ...of, outputs: undefined }, of);
const gone = (of: State) => step("delete", undefined, of);

const good = each("passed");
const noTrail = each("noData", {
	"cloudtrail-1": "failed",
	"cloudtrail-3": "failed",
});
const isPublic = each("passed", { "cloudtrail-6": "failed" });
const rest = goodStack().slice(1);
const weakened = {
	...block(),
	inputs: { ...block().inputs, restrictPublicBuckets: false },
	outputs: { ...block().outputs, restrictPublicBuckets: false },
};

describe("the steps of a refresh and of a program", () => {
	const refreshed = [root, ...goodStack()].map(refresh);
	const cases: readonly (readonly [string, readonly unknown[], Judged])[] = [
		[
			"what the program no longer declares is not there",
			[...refreshed, same(root), ...rest.map(same), gone(trail())],
			noTrail,
		],
		[
			"nor where no step says that it goes",
			[...refreshed, same(root), ...rest.map(same)],
			noTrail,
		],
		[
			"nor does it shield",
			[
				...refreshed,
				same(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(same),
				gone(block()),
			],
			isPublic,
		],
		[
			"nor where the refresh found it changed",
			[
				refresh(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(refresh),
				step("update", block(), weakened),
				same(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(same),
				gone(block()),
			],
			isPublic,
		],
		[
			"what it newly declares is there",
			[
				...[root, ...rest].map(refresh),
				same(root),
				...rest.map(same),
				step("create", { ...trail(), outputs: undefined }),
			],
			good,
		],
		[
			"what is gone in the cloud is made again",
			[
				...[root, ...rest].map(refresh),
				gone(trail()),
				same(root),
				...rest.map(same),
				step("create", { ...trail(), outputs: undefined }),
			],
			good,
		],
		[
			"what changed in the cloud becomes what the program declares",
			[
				refresh(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(refresh),
				step("update", weakened, block()),
				same(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(same),
				step("update", { ...block(), outputs: undefined }, weakened),
			],
			good,
		],
		[
			"under another logical name it is there once",
			[
				...refreshed,
				same(root),
				...rest.map(same),
				step(
					"same",
					{
						...trail({ isMultiRegionTrail: false }),
						urn: urnOf("aws:cloudtrail/trail:Trail", "renamed"),
						aliases: [trail().urn],
					},
					trail(),
				),
			],
			each("passed", { "cloudtrail-1": "failed" }),
		],
	];
	for (const [name, steps, expected] of cases)
		it(name, () => assert.deepEqual(judgedFile({ steps }), expected));
});

describe("the steps of a refresh alone", () => {
	const cases: readonly (readonly [string, readonly unknown[], Judged])[] = [
		["are what will be", [root, ...goodStack()].map(refresh), good],
		[
			"say what is gone in the cloud",
			[...[root, ...rest].map(refresh), gone(trail())],
			noTrail,
		],
		[
			"say what changed in the cloud",
			[
				refresh(root),
				...[trail(), bucket(), publicPolicy(), logging()].map(refresh),
				step("update", weakened, block()),
			],
			isPublic,
		],
		[
			"show what was found, and not what the program puts in",
			[
				same(root),
				...rest.map(refresh),
				step(
					"refresh",
					{ ...trail(), outputs: undefined },
					trail({ enableLogFileValidation: false }),
				),
			],
			each("passed", { "cloudtrail-4": "failed" }),
		],
		[
			"show what is deleted and not made again as gone",
			[
				...[root, ...rest].map(refresh),
				refresh(trail({}, { pendingReplacement: true })),
			],
			noTrail,
		],
	];
	for (const [name, steps, expected] of cases)
		it(name, () => assert.deepEqual(judgedFile({ steps }), expected));

	it("count as unchanged in the summary", () =>
		assert.deepEqual(
			judgedFile({
				steps: [root, ...goodStack()].map(refresh),
				changeSummary: { same: goodStack().length + 1 },
			}),
			good,
		));
	it("are refused where only some are targets", () =>
		assert.match(
			refusalOf({ steps: [refresh(trail())], changeSummary: { same: 1 } }),
			/shows only its targets: .* without --target/,
		));
});

describe("a twin that is deleted", () => {
	const loose = trail({ enableLogFileValidation: false });
	const twin = { ...loose, delete: true };
	const live = [root, ...goodStack()];
	const cases: readonly (readonly [string, readonly unknown[]])[] = [
		["after the live one", [...live.map(same), gone(twin)]],
		["before the live one", [gone(twin), ...live.map(same)]],
		[
			"after what a refresh shows of both",
			[...live.map(refresh), refresh(twin), gone(twin)],
		],
		[
			"beside a refresh and a program",
			[refresh(twin), ...live.map(refresh), ...live.map(same), gone(twin)],
		],
		[
			"after an update",
			[
				...[root, ...rest].map(same),
				step("update", { ...trail(), outputs: undefined }, trail()),
				gone(twin),
			],
		],
		["without a mark, after the live one", [...live.map(same), gone(loose)]],
		[
			"by a replacement, with all of its steps",
			[
				...[root, ...rest].map(same),
				step("create-replacement", { ...trail(), outputs: undefined }, twin),
				step("replace", trail(), twin),
				step("delete-replaced", undefined, twin),
			],
		],
		[
			"before it is made again",
			[
				...[root, ...rest].map(same),
				step("delete-replaced", undefined, loose),
				step("replace", trail(), loose),
				step("create-replacement", { ...trail(), outputs: undefined }, loose),
			],
		],
	];
	for (const [name, steps] of cases)
		it(`${name} leaves the live one`, () =>
			assert.deepEqual(judgedFile({ steps }), good));
});

describe("a preview that cannot be judged", () => {
	const refused: readonly (readonly [string, unknown, RegExp])[] = [
		["could not begin", {}, /a preview that could not start/],
		[
			"could not begin, with its settings",
			{ config: { "aws:region": "eu-west-1" }, duration: 12 },
			/a preview that could not start/,
		],
		[
			"could not begin, and says why",
			{
				config: {},
				diagnostics: [{ severity: "error", message: "error: no stack" }],
			},
			/could not start\. Pulumi reported: error: no stack\. Fix it/,
		],
		[
			"has its steps in no list",
			{ steps: { 0: refresh(root) } },
			/"steps" is not an array/,
		],
	];
	for (const [name, content, says] of refused)
		it(name, () => assert.match(refusalOf(content), says));
});
