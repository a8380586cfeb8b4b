import assert from "node:assert/strict";
import {
	each,
	type Judged,
	judgedFile,
	recorded,
	refusalOf,
} from "../kit/stackFile";

/** Neither a trail, nor so a bucket that it delivers to. */
const noTrail = each("noData", {
	"cloudtrail-1": "failed",
	"cloudtrail-3": "failed",
});

const good = each("passed");

const cases: readonly (readonly [string, Judged])[] = [
	["refreshed.json", good],
	["block-deleted.json", each("passed", { "cloudtrail-6": "failed" })],
	["trail-deleted.json", noTrail],
	["trail-not-targeted.json", good],
	["replaced.json", each("passed", { "cloudtrail-4": "failed" })],
	// One trail, of one Region: the one of the former name is not there beside it.
	["renamed.json", each("passed", { "cloudtrail-1": "failed" })],
	[
		"imported.json",
		each("passed", {
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
		}),
	],
	// The program sets right what was weakened.
	["lost-and-made-again.json", good],
	["refresh-only.json", good],
	["refresh-only-drift.json", noTrail],
	["refresh-only-program.json", noTrail],
	["read-no-more.json", good],
	["checkpoint.json", good],
	["stream.jsonl", good],
	["stream-trail-deleted.jsonl", noTrail],
];

describe("files that the engine wrote", () => {
	for (const [name, expected] of cases)
		it(`${name} is judged`, () =>
			assert.deepEqual(judgedFile(recorded(name)), expected));

	const refused: readonly (readonly [string, RegExp])[] = [
		["refreshed-changes-only.json", /shows only changes.*--show-sames/],
		["refresh-targets.json", /a refresh that shows only its targets/],
		["analyze.jsonl", /output of "pulumi policy analyze --json"/],
	];
	for (const [name, says] of refused)
		it(`${name} is refused, with what it is`, () =>
			assert.match(refusalOf(recorded(name)), says));

	it("a refresh alone shows what was weakened in the cloud", () => {
		const preview = JSON.parse(recorded("refresh-only-drift.json"));
		const before = JSON.parse(recorded("refresh-only.json"));
		const isTrail = ({ urn }: { readonly urn: string }) =>
			urn.endsWith("::audit");
		const steps = [
			...preview.steps.filter(
				(step: { readonly urn: string }) => !isTrail(step),
			),
			before.steps.find(isTrail),
		];
		assert.deepEqual(
			judgedFile({ steps }),
			each("passed", { "cloudtrail-6": "failed" }),
		);
	});

	describe("with a trail that is only read", () => {
		// The provider answered, at the last update, that it is multi-Region.
		const seen = each("noData", {
			"cloudtrail-1": "passed",
			"cloudtrail-2": "failed",
			"cloudtrail-3": "passed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
		});
		it("state-read.json shows it, and not its bucket", () =>
			assert.deepEqual(judgedFile(recorded("state-read.json")), seen));
		it("read-again.json shows it as it was", () =>
			assert.deepEqual(judgedFile(recorded("read-again.json")), seen));
		for (const name of ["read-first.json", "read-by-other-id.json"])
			it(`${name} shows only that it is there`, () =>
				assert.deepEqual(judgedFile(recorded(name)), each("noData")));
	});

	describe("after an interrupted update", () => {
		it("a trail that may not be there decides nothing", () =>
			assert.deepEqual(
				judgedFile(recorded("interrupted-deleting.json")),
				each("unknown"),
			));
		it("a trail beside it that is there decides for the account", () =>
			assert.deepEqual(
				judgedFile(recorded("interrupted-creating.json")),
				each("unknown", { "cloudtrail-1": "passed", "cloudtrail-3": "passed" }),
			));
		it("what a replacement leaves as it was is known", () =>
			assert.deepEqual(
				judgedFile(recorded("interrupted-replacing.json")),
				each("passed", { "cloudtrail-4": "unknown" }),
			));
	});
});
