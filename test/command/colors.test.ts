import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROCESS_MS } from "../kit/bounds";
import { run, temporaryFolder } from "../kit/command";
import { findingWith, reportOf } from "../kit/reports";

const CLI = join(__dirname, "../../bin/policypack/cli.js");
const COLOR = /\[\d+m/;
const LINK = "\u001B]8;;";

/** No variable of the machine decides. */
const UNSET = {
	...{ NO_COLOR: "", FORCE_COLOR: "", FORCE_HYPERLINK: "", CI: "" },
	...{ VTE_VERSION: "", TERM_PROGRAM: "", TEAMCITY_VERSION: "", NETLIFY: "" },
};

describe("the colors and links of a text report", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const file = folder.write("report.json", reportOf(findingWith()));

	/** What is in the output where it is a pipe. */
	const piped = (
		env: Readonly<Record<string, string>>,
		...more: readonly string[]
	) => {
		const args = ["report", file, ...more];
		const { stdout, code } = run(args, { env: { ...UNSET, ...env } });
		assert.equal(code, 0);
		return [COLOR.test(stdout), stdout.includes(LINK)];
	};

	for (const [words, env, color, link] of [
		["no variable", {}, false, false],
		["FORCE_COLOR", { FORCE_COLOR: "1" }, true, false],
		["FORCE_COLOR=0", { FORCE_COLOR: "0" }, false, false],
		["NO_COLOR", { NO_COLOR: "1" }, false, false],
		["both", { NO_COLOR: "1", FORCE_COLOR: "1" }, false, false],
		[
			"FORCE_COLOR and FORCE_HYPERLINK",
			{ FORCE_COLOR: "1", FORCE_HYPERLINK: "1" },
			true,
			true,
		],
		["FORCE_HYPERLINK alone", { FORCE_HYPERLINK: "1" }, false, false],
	] as const)
		it(`in a pipe, with ${words}: ${color ? "colors" : "none"}${link ? " and links" : ""}`, () =>
			assert.deepEqual(piped(env), [color, link]));

	it("are off with --no-color", () => {
		const env = { FORCE_COLOR: "1", FORCE_HYPERLINK: "1" };
		assert.deepEqual(piped(env, "--no-color"), [false, false]);
	});

	it("are not in a file", () => {
		const out = join(folder.path, "out.txt");
		piped({ FORCE_COLOR: "1", FORCE_HYPERLINK: "1" }, "--output", out);
		assert.ok(!readFileSync(out, "utf8").includes("\u001B"));
	});

	/** What is in the output where it is a terminal of 80 columns. */
	const shown = (env: Readonly<Record<string, string>>) => {
		const { stdout, stderr } = spawnSync(
			"python3",
			["-c", TERMINAL, process.execPath, CLI, "report", file],
			{
				encoding: "utf8",
				timeout: PROCESS_MS,
				env: { ...process.env, ...UNSET, TERM: "xterm-256color", ...env },
			},
		);
		assert.match(stdout, /CloudTrail\.4/, stderr);
		return [COLOR.test(stdout), stdout.includes(LINK)];
	};

	for (const [words, env, color, link] of [
		["that shows links", { VTE_VERSION: "7200" }, true, true],
		["that is not known for links", {}, true, false],
		["that is dumb", { TERM: "dumb" }, false, false],
		["with NO_COLOR", { NO_COLOR: "1", VTE_VERSION: "7200" }, false, false],
	] as const)
		it(`on a terminal ${words}: ${color ? "colors" : "none"}${link ? " and links" : ""}`, () =>
			assert.deepEqual(shown(env), [color, link]));
});

/** Runs a command in a terminal of its own, and copies what it shows. */
const TERMINAL = `
import pty, sys
sys.exit(pty.spawn(sys.argv[1:]) >> 8)
`;
