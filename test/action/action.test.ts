import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { root } from "../kit/sourceFiles";

interface Step {
	readonly id?: string;
	readonly if?: string;
	readonly uses?: string;
	readonly run?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly with?: Readonly<Record<string, string>>;
}

interface Action {
	readonly inputs: Readonly<
		Record<string, { readonly description: string; readonly default: string }>
	>;
	readonly outputs: Readonly<Record<string, { readonly value: string }>>;
	readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const folder = join(root, "action");
const text = readFileSync(join(folder, "action.yml"), "utf8");
const action: Action = parse(text);
const [runStep] = action.runs.steps;

/** What a step of a script is run with, in place of what GitHub provides. */
interface Given {
	readonly inputs?: Readonly<Record<string, string>>;
	/** Text of a shell script that takes the place of `gh`. */
	readonly gh?: string;
}

describe("The GitHub Action", () => {
	let home: string;

	beforeEach(() => {
		home = mkdtempSync(join(tmpdir(), "action-"));
		for (const name of ["bin", "temp", "work"]) mkdirSync(join(home, name));
	});

	afterEach(() => rmSync(home, { recursive: true, force: true }));

	const stub = (name: string, script: string) => {
		writeFileSync(join(home, "bin", name), `#!/bin/sh\n${script}\n`);
		chmodSync(join(home, "bin", name), 0o755);
	};

	const read = (name: string) => {
		try {
			return readFileSync(join(home, name), "utf8");
		} catch {
			return "";
		}
	};

	/** The environment that the action gives its step, with these inputs. */
	const environmentOf = (inputs: Given["inputs"] = {}) =>
		Object.fromEntries(
			Object.entries(runStep?.env ?? {}).map(([variable, expression]) => {
				const [, name = ""] = /inputs\.([a-z-]+)/.exec(expression) ?? [];
				return [variable, inputs[name] ?? action.inputs[name]?.default ?? ""];
			}),
		);

	const runScript = (
		script: string,
		variables: Readonly<Record<string, string>>,
	) => {
		const { status, stdout, stderr } = spawnSync(
			"bash",
			[join(folder, script)],
			{
				cwd: join(home, "work"),
				encoding: "utf8",
				env: {
					PATH: [join(home, "bin"), process.env.PATH].join(delimiter),
					RUNNER_TEMP: join(home, "temp"),
					GITHUB_OUTPUT: join(home, "output"),
					GITHUB_STEP_SUMMARY: join(home, "summary"),
					...variables,
				},
			},
		);
		const outputs = Object.fromEntries(
			read("output")
				.split("\n")
				.filter(Boolean)
				.map((line) => line.split(/=(.*)/s).slice(0, 2)),
		);
		return { status, stdout, stderr, outputs };
	};

	/** Runs the command of this project in place of the published one. */
	const withCommand = () =>
		stub(
			"npx",
			`echo "$@" > "${join(home, "asked")}"
while [ "$1" != cloudtrail-compliance ]; do shift; done; shift
exec "${process.execPath}" "${join(root, "bin/policypack/cli.js")}" "$@"`,
		);

	describe("run.sh", () => {
		it("checks a program, and writes every report", () => {
			withCommand();
			const { status, stdout, outputs } = runScript(
				"run.sh",
				environmentOf({ sources: join(root, "examples/broken") }),
			);

			assert.equal(status, 0, "the last step fails, not this one");
			assert.equal(outputs["exit-code"], "1");
			assert.equal(outputs["has-report"], "true");
			assert.match(stdout, /CloudTrail\.6/);
			const reports = outputs.folder ?? "";
			const json = JSON.parse(
				readFileSync(join(reports, "report.json"), "utf8"),
			);
			assert.equal(json.schemaVersion, 2);
			const sarif = JSON.parse(
				readFileSync(join(reports, "report.sarif"), "utf8"),
			);
			assert.equal(sarif.version, "2.1.0");
			assert.match(
				readFileSync(join(reports, "report.html"), "utf8"),
				/^<!doctype html>/i,
			);
			assert.match(read("summary"), /CloudTrail\.6/);
			assert.equal(
				read("summary"),
				readFileSync(join(reports, "report.md"), "utf8"),
			);
		});

		it("asks for the package by its name, of the version given", () => {
			withCommand();
			runScript(
				"run.sh",
				environmentOf({
					sources: join(root, "examples/compliance-trail"),
					version: "1.2.3",
				}),
			);

			assert.match(
				read("asked"),
				/--package pulumi-cloudtrail-compliance@1\.2\.3 -- cloudtrail-compliance check /,
			);
		});

		it("takes inputs as they are, whatever they contain", () => {
			stub("npx", `printf '%s\\n' "$@" > "${join(home, "asked")}"; exit 2`);
			const { status, outputs } = runScript(
				"run.sh",
				environmentOf({
					sources: "  a folder \n\n$(touch injected)\n-x",
					config: "policy config.json",
					stack: "dev; touch injected",
					options: "--strict\n--today\n2027-04-01",
					"fail-on": "high",
					baseline: "old report.json",
				}),
			);

			assert.equal(status, 0);
			const asked = read("asked").split("\n");
			const following = (option: string) => asked[asked.indexOf(option) + 1];
			assert.equal(following("--config"), "policy config.json");
			assert.equal(following("--stack"), "dev; touch injected");
			assert.equal(following("--today"), "2027-04-01");
			assert.equal(following("--fail-on"), "high");
			assert.equal(following("--baseline"), "old report.json");
			assert.deepEqual(asked.slice(asked.lastIndexOf("--")), [
				"--",
				"a folder",
				"$(touch injected)",
				"-x",
				"",
			]);
			assert.equal(outputs["exit-code"], "2");
			assert.equal(outputs["has-report"], "false");
			assert.equal(
				spawnSync("ls", [join(home, "work")], { encoding: "utf8" }).stdout,
				"",
			);
		});

		it("audits without sources", () => {
			stub("npx", `printf '%s\\n' "$@" > "${join(home, "asked")}"; exit 2`);
			runScript("run.sh", environmentOf({ command: "audit", stack: "dev" }));

			const asked = read("asked").split("\n");
			assert.ok(asked.includes("audit"));
			assert.equal(asked.includes("--stack"), false);
			assert.equal(asked.includes("."), false);
		});

		it("never passes where there is no report", () => {
			stub("npx", "exit 0");
			const { outputs } = runScript("run.sh", environmentOf());

			assert.deepEqual(
				[outputs["exit-code"], outputs["has-report"]],
				["2", "false"],
			);
		});

		it("refuses another command", () => {
			stub("npx", "exit 0");
			const { outputs, stdout } = runScript(
				"run.sh",
				environmentOf({ command: "controls" }),
			);

			assert.match(stdout, /::error .*use check or audit/);
			assert.equal(outputs["exit-code"], "2");
		});
	});

	describe("comment.sh", () => {
		const comment = (gh: string) => {
			stub("gh", gh);
			mkdirSync(join(home, "reports"));
			writeFileSync(join(home, "reports", "report.md"), "# Verdict\n");
			return runScript("comment.sh", {
				REPOSITORY: "acme/shop",
				PULL_REQUEST: "7",
				FOLDER: join(home, "reports"),
				KEY: 'ci "check" 0',
				GH_TOKEN: "none",
			});
		};
		const record = (found: string) =>
			`printf '%s\\n' "$*" >> "${join(home, "calls")}"; case "$*" in *--jq*) printf '${found}';; esac`;

		it("writes a comment where there is none", () => {
			const { status, stderr } = comment(record(""));

			assert.equal(status, 0, stderr);
			assert.match(
				read("calls"),
				/--method POST repos\/acme\/shop\/issues\/7\/comments --field body=@/,
			);
			assert.equal(
				read("reports/comment.md"),
				"<!-- cloudtrail-compliance: ci _check_ 0 -->\n# Verdict\n",
			);
		});

		it("replaces the first comment of an earlier run", () => {
			comment(record("11\\n12\\n"));

			assert.match(
				read("calls"),
				/--method PATCH repos\/acme\/shop\/issues\/comments\/11 /,
			);
			assert.doesNotMatch(read("calls"), /POST/);
		});

		it("warns where the token may not comment, and fails nothing", () => {
			const { status, stdout } = comment("exit 1");

			assert.equal(status, 0);
			assert.match(stdout, /^::warning .*pull-requests write/m);
		});
	});

	it("passes every input to a step, and has a description of each", () => {
		for (const [name, { description }] of Object.entries(action.inputs)) {
			assert.ok(text.includes(`inputs.${name}`), name);
			assert.match(description, /^[A-Z].*\.$/, name);
		}
	});

	it("puts no expression into a script, where an input could inject a command", () => {
		for (const { run = "" } of action.runs.steps)
			assert.doesNotMatch(run, /\$\{\{/);
	});

	it("gives outputs that its step sets", () => {
		for (const { value } of Object.values(action.outputs)) {
			const [, name = ""] = /steps\.run\.outputs\.([a-z-]+)/.exec(value) ?? [];
			assert.ok(
				readFileSync(join(folder, "run.sh"), "utf8").includes(`${name}=`),
				value,
			);
		}
	});
});
