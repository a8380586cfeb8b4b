import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import {
	catalogueEntry,
	catalogueTable,
} from "../../policypack/hosts/command/catalogue";
import { reportOn } from "../../policypack/hosts/report/report";
import { assembleStack } from "../../policypack/providers/assembleStack";
import { readStackFile } from "../../policypack/sources/stackFile";
import { PROCESS_MS } from "../kit/bounds";
import {
	exported,
	goodBucket,
	goodTrail,
	temporaryFolder,
} from "../kit/command";
import { textReport } from "../kit/textReport";

const CLI = join(__dirname, "../../bin/policypack/cli.js");

/** A trail without validation, by this name, as a report on a terminal. */
function told(name: string, width: number): string {
	const trail = goodTrail({ enableLogFileValidation: false });
	const state = exported(
		{ ...trail, urn: trail.urn.replace("audit", name) },
		...goodBucket(),
	);
	const { stack } = readStackFile(JSON.stringify(state), "state.json");
	const report = reportOn(
		{ kind: "state", name: "state.json", folder: "" },
		assembleStack(stack),
		controls,
		DEFAULT_CONFIGURATION,
		new Date("2026-01-01T00:00:00Z"),
	);
	return textReport(report, width);
}

/**
 * Lines wider than the terminal that are not one longer word alone, nor of a
 * statement to paste.
 */
function tooWide(text: string, width: number): readonly string[] {
	return text
		.split("\n")
		.filter((line) => line.length > width && /\s/.test(line.trim()))
		.filter((line) => !/^ {4,}["[\]{}]/.test(line));
}

describe("on a terminal", () => {
	for (const width of [20, 33, 40, 53, 60, 80, 120]) {
		it(`of ${width} columns no line of a report is wider`, () => {
			const text = told("audit", width);
			assert.match(text, /FAILED/);
			assert.deepEqual(tooWide(text, width), []);
		});
		it(`of ${width} columns no line of the catalogue is wider`, () => {
			const texts = [
				catalogueTable(controls, width),
				...controls.map((control) => catalogueEntry(control, width)),
			];
			assert.deepEqual(
				texts.flatMap((text) => tooWide(text, width)),
				[],
			);
		});
	}

	it("of 80 columns the catalogue begins a line for each control", () => {
		const lines = catalogueTable(controls, 80).split("\n");
		assert.deepEqual(
			lines.flatMap((line) => /^CloudTrail\.\w+/.exec(line) ?? []),
			controls.map(({ id }) => id),
		);
	});

	it("nothing in a name steers it, or begins a line that looks like ours", () => {
		const text = told("a\u001B[2J\u009Bb\nPASSED   CloudTrail.9\u202E", 80);
		assert.match(text, /a\uFFFD\[2J\uFFFDb\uFFFDPASSED {3}CloudTrail\.9\uFFFD/);
		assert.doesNotMatch(text, /^PASSED {3}CloudTrail\.9/m);
		assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}|\u202E/u);
	});

	it("a URN with blanks in it stays on one line", () => {
		const name = `audit ${"of all ".repeat(20)}`.trim();
		assert.ok(told(name, 80).includes(`\n    ${urnOf(name)}\n`));
	});
});

function urnOf(name: string): string {
	return goodTrail().urn.replace("audit", name);
}

describe("where nobody reads on", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const bad = folder.write(
		"bad.json",
		exported(goodTrail({ enableLogFileValidation: false }), ...goodBucket()),
	);

	/** The exit code of the command in a pipe, and all that was said. */
	function piped(command: string): readonly [number | null, string] {
		const { status, stderr } = spawnSync(
			"bash",
			["-c", `${command}; exit \${PIPESTATUS[0]}`],
			{
				encoding: "utf8",
				timeout: PROCESS_MS,
				env: { ...process.env, NODE: process.execPath, CLI, BAD: bad },
			},
		);
		return [status, stderr];
	}

	it("the verdict stands", () => {
		assert.deepEqual(piped('"$NODE" "$CLI" check "$BAD" | true'), [1, ""]);
	});

	it("an error stands, too", () => {
		const [code] = piped(
			'"$NODE" "$CLI" check "$BAD.no" 2>&1 >/dev/null | true',
		);
		assert.equal(code, 2);
	});

	it("a full disk is told of", () => {
		const [code, said] = piped('"$NODE" "$CLI" check "$BAD" >/dev/full');
		assert.equal(code, 2);
		assert.match(said, /standard output cannot be written \(ENOSPC\)/);
		assert.equal(said.trimEnd().split("\n").length, 1);
	});
});
