import assert from "node:assert/strict";
import { refusalOf } from "../kit/stackFile";

/*
 * What each way of `pulumi preview --json` leaves in a file where it could not
 * begin, as Pulumi 3.274.1 does: with a project that is not there, a plugin
 * that is not installed, or no stack.
 */
const LINE =
	"error: no stack selected; please use `pulumi stack select` or `pulumi stack init` to choose one";
const cancelled = '{"sequence":0,"timestamp":1793491200,"cancelEvent":{}}';

function diagnostic(message: string, severity = "error") {
	return { sequence: 1, diagnosticEvent: { message, severity } };
}

function text(...events: readonly unknown[]): string {
	return events.map((event) => JSON.stringify(event)).join("\n");
}

describe("a preview that could not begin", () => {
	const says = `could not start. Pulumi reported: ${LINE}. Fix it`;
	const withCause: readonly (readonly [string, unknown])[] = [
		[
			"with its diagnostics",
			{ diagnostics: [{ message: LINE, severity: "error" }] },
		],
		[
			"with no steps, and the line that closes it",
			{
				config: {},
				steps: [],
				diagnostics: [
					{ message: "installing plugins", severity: "info" },
					{ message: "error: preview failed\n", severity: "error" },
					{
						message: `\u001B[31m${LINE}\u001B[0m.\n  more of it\n`,
						severity: "error",
					},
				],
			},
		],
		["with standard error behind it", `{}\n${LINE}\n`],
		["with standard error before it", `${LINE}\r\n{}\r\n`],
		["with standard error alone", LINE],
		["with warnings beside the error", `warning: old CLI\n${LINE}\n{}`],
		["in a stream, with standard error", `${cancelled}\n${LINE}`],
		["in a stream", text(diagnostic(`<{%fg 1%}>${LINE}<{%reset%}>`))],
		[
			"in a stream that had begun",
			text({ sequence: 0, preludeEvent: { config: {} } }, diagnostic(LINE)),
		],
	];
	for (const [name, content] of withCause)
		it(`${name} says why, in Pulumi's words`, () => {
			const refusal = refusalOf(content);
			assert.ok(refusal.includes(says), refusal);
			assert.doesNotMatch(refusal, /\n|\.\./);
		});

	const without: readonly (readonly [string, unknown])[] = [
		["with nothing in it", {}],
		["with no steps", { steps: [] }],
		["with no steps and no changes", { steps: [], changeSummary: {} }],
		["in a stream", cancelled],
		[
			"in a stream, with a note",
			`${text(diagnostic("hello", "info"))}\n${cancelled}`,
		],
	];
	for (const [name, content] of without)
		it(`${name} says where to see why`, () =>
			assert.match(
				refusalOf(content),
				/could not start, and shows no resources: run "pulumi preview" without --json/,
			));

	it("that wrote an empty file says so", () =>
		assert.match(
			refusalOf("\n"),
			/is empty, for example because a preview could not start/,
		));

	it("cuts an error that goes on and on", () => {
		const refusal = refusalOf({
			diagnostics: [
				{ message: `error: ${"x".repeat(5000)}`, severity: "error" },
			],
		});
		assert.ok(refusal.length < 500, `${refusal.length}`);
		assert.match(refusal, /x… Fix it/);
	});
});

describe("a preview that began and failed", () => {
	const root = {
		op: "create",
		urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
		newState: {
			urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
			type: "pulumi:pulumi:Stack",
		},
	};

	it("says why, in Pulumi's words", () =>
		assert.match(
			refusalOf({
				steps: [root, { ...root, urn: `${root.urn}2` }],
				diagnostics: [
					{ message: "error: no such bucket\n", severity: "error" },
				],
			}),
			/that failed\. Pulumi reported: error: no such bucket\. Fix the program/,
		));

	const thrown = (...lines: readonly string[]) =>
		[
			"error: Running program '/x/index.ts' failed with an unhandled exception:",
			...lines,
		].join("\n");
	const RUNNING =
		"Pulumi reported: error: Running program '/x/index.ts' failed with an unhandled exception:";
	const causes: readonly (readonly [string, string, string])[] = [
		[
			"an error that a program throws",
			thrown("Error: boom", "    at main (/x/index.ts:3:7)"),
			`${RUNNING} Error: boom (/x/index.ts:3).`,
		],
		[
			"one that a package throws",
			thrown(
				"<ref *1> TypeError: no name.",
				"    at a (/x/node_modules/b/c.js:1:2)",
				"    at Object.<anonymous> (file:///x/lib/d.ts:40:9)",
				"    at node:internal/modules/cjs/loader:1:1 {",
			),
			`${RUNNING} TypeError: no name (/x/lib/d.ts:40).`,
		],
		[
			"one of the compiler",
			thrown(
				"TSError: ⨯ Unable to compile TypeScript:",
				"index.ts(3,7): error TS2322: Type 'string' is not assignable.",
			),
			`${RUNNING} Type 'string' is not assignable (index.ts:3).`,
		],
		[
			"one of the parser",
			thrown("/x/index.js:2", "const = 5;", "", "SyntaxError: Unexpected '='"),
			`${RUNNING} SyntaxError: Unexpected '=' (/x/index.js:2).`,
		],
		["an exception without words", thrown(), `${RUNNING.slice(0, -1)}. Fix`],
		[
			"a list of errors",
			"error: 2 errors occurred:\n\t* the name is taken\n\t* no such key",
			"Pulumi reported: error: 2 errors occurred: the name is taken. Fix",
		],
	];
	for (const [name, message, says] of causes) {
		const severity = "error";
		const shown = [root, { ...root, urn: `${root.urn}2` }];
		it(`says the cause and the place of ${name}`, () => {
			const refusal = refusalOf({
				steps: shown,
				diagnostics: [{ message: `${message}\n`, severity }],
			});
			assert.ok(refusal.includes(says), refusal);
			assert.match(refusal, /that failed\. /);
		});
		it(`says them in a stream, of ${name}`, () => {
			const refusal = refusalOf(text(diagnostic(`${message}\n`)));
			assert.ok(refusal.includes(says), refusal);
			assert.equal(/that failed\. /.test(refusal), message.includes("Running"));
		});
		it(`says them from standard error, of ${name}`, () => {
			const refusal = refusalOf(`${message}\n{}`);
			assert.ok(refusal.includes(says), refusal);
		});
	}

	it("is not taken for one that could not begin, with standard error in the file", () => {
		const refusal = refusalOf(
			`${JSON.stringify({ steps: [root] }, null, 1)}\n${LINE}`,
		);
		assert.doesNotMatch(refusal, /could not start/);
	});
});
