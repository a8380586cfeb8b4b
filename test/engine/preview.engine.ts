import { strict as assert } from "node:assert";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	type Finished,
	runCli,
} from "../kit/engine/harness";
import { runCommand } from "../kit/engine/pack";
import { resultIn } from "../kit/jsonReport";
import { expectOutcomes } from "../kit/outcomes";
import { isAlive, pidsIn, until } from "../kit/processIds";
import { startCommand } from "../kit/startedCommand";
import { echo } from "./echoPack";

const programs = join(__dirname, "programs");

describe("check --preview, with the real command line", () => {
	let engine: Engine;

	beforeEach(() => {
		engine = engineEnvironment();
	});

	afterEach(() => engine.remove());

	/** Checks a project by its name from the folder above, with the engine's variables. */
	const checked = (
		project: string,
		args: readonly string[] = [],
		variables = engine.variables,
	): Promise<Finished> =>
		runCommand(
			dirname(project),
			["check", basename(project), "--preview", ...args],
			variables,
		);

	/** The statuses of the controls of a project. */
	const statuses = async (project: string, variables = engine.variables) => {
		const json = ["--format", "json"];
		const { stdout, stderr } = await checked(project, json, variables);
		assert.notEqual(stdout, "", stderr);
		const { source, controls } = resultIn(stdout);
		assert.deepEqual(source, {
			kind: "preview",
			...{ name: basename(project), folder: basename(project) },
		});
		return Object.fromEntries(
			controls
				.filter(({ policy }) => policy !== "cloudtrail-delivery")
				.map(({ policy, status }) => [policy, status]),
		);
	};

	const update = async (project: string) => {
		const args = ["up", "--yes", "--skip-preview", "--non-interactive"];
		const { code, stderr } = await runCli(project, args, engine);
		assert.equal(code, 0, stderr);
	};

	for (const [name, expected] of [
		["good-trail", {}],
		[
			"broken-trail",
			{
				"cloudtrail-2": "FAILED",
				"cloudtrail-4": "FAILED",
				"cloudtrail-6": "FAILED",
				"cloudtrail-7": "FAILED",
			},
		],
	] as const)
		it(`judges the YAML program ${name}, before and after its update`, async () => {
			const project = await copyProject(join(programs, name), engine);
			const files = readdirSync(project);

			expectOutcomes(await statuses(project), expected, { others: "PASSED" });
			await update(project);
			expectOutcomes(await statuses(project), expected, { others: "PASSED" });

			assert.deepEqual(readdirSync(project), files);
		});

	it("shows the line of a Node program", async () => {
		const project = await copyProject(join(programs, "node-trail"), engine);
		const { code, stdout } = await checked(project);
		assert.equal(code, 1);
		assert.match(
			stdout,
			new RegExp(`audit \\(failed\\) {2}${basename(project)}/index\\.ts:6\\b`),
		);
	});

	describe("where Pulumi reports an error", () => {
		let project: string;

		beforeEach(async () => {
			project = await copyProject(join(programs, "good-trail"), engine);
		});

		const refusal = async (
			says: RegExp,
			args: readonly string[] = [],
			change: Readonly<Record<string, string | undefined>> = {},
		) => {
			const variables = Object.fromEntries(
				Object.entries({ ...engine.variables, ...change }).flatMap(
					([name, value]) => (value === undefined ? [] : [[name, value]]),
				),
			);
			const { code, stdout, stderr } = await checked(project, args, variables);
			assert.equal(stdout, "");
			assert.match(stderr, /^cloudtrail-compliance: [^\n]*\n$/);
			assert.match(stderr, says);
			assert.equal(code, 2);
			return stderr;
		};

		it("previews the stack of --stack, and no other", async () => {
			const { code, stderr } = await checked(project, ["--stack", "dev"]);
			assert.equal(code, 0, stderr);
			await refusal(
				/`pulumi preview` failed: no stack named 'prod' found\. Use --stack with a name/,
				["--stack", "prod"],
			);
		});

		it("asks for --stack where none is selected", () =>
			refusal(
				/`pulumi preview` failed: no stack selected; .* Use --stack NAME/,
				[],
				// What is selected is in the home folder.
				{ PULUMI_HOME: join(engine.folder, "another-home") },
			));

		it("asks for a login", () =>
			refusal(/PULUMI_ACCESS_TOKEN must be set .* Run `pulumi login`/, [], {
				PULUMI_HOME: join(engine.folder, "new-home"),
				PULUMI_BACKEND_URL: undefined,
			}));

		it("asks for the passphrase", () =>
			refusal(
				/passphrase must be set .* Set PULUMI_CONFIG_PASSPHRASE or/,
				["--stack", "dev"],
				{ PULUMI_CONFIG_PASSPHRASE: undefined },
			));

		it("asks for the command line", () =>
			refusal(/: pulumi is not on PATH: install the Pulumi CLI/, [], {
				PATH: join(engine.folder, "home"),
			}));
	});

	it("gives the error of a YAML program", async () => {
		const project = await copyProject(join(programs, "bucket"), engine);
		const file = join(project, "Pulumi.yaml");
		writeFileSync(
			file,
			`${readFileSync(file, "utf8")}outputs:\n  id: \${nothing.id}\n`,
		);
		const { code, stdout, stderr } = await checked(project);
		assert.deepEqual([code, stdout], [2, ""]);
		assert.match(
			stderr,
			/: `pulumi preview` failed: resource or variable named "nothing" could not be found \(Pulumi\.yaml:\d+\)\. Fix it;/,
		);
	});

	it("gives the error of a Node program, and no secret", async () => {
		const project = await copyProject(join(programs, "node-trail"), engine);
		const set = ["config", "set", "--secret", "password", "hunter2-hunter2"];
		assert.equal((await runCli(project, set, engine)).code, 0);
		writeFileSync(
			join(project, "index.ts"),
			'import { Config } from "@pulumi/pulumi";\nthrow new Error("wrong: " + new Config().require("password"));\n',
		);
		const { code, stdout, stderr } = await checked(project);
		assert.deepEqual([code, stdout], [2, ""]);
		assert.match(
			stderr,
			/failed with an unhandled exception: Error: wrong: \[secret\] \(.*index\.ts:2\)\. Fix it;/,
		);
		assert.doesNotMatch(stderr, /hunter2/);
	});

	it("gives the error of a runtime that is not installed", async () => {
		const project = await copyProject(join(programs, "bucket"), engine);
		writeFileSync(
			join(project, "Pulumi.yaml"),
			"name: engine-bucket\nruntime: java\n",
		);
		const { code, stderr } = await checked(project);
		assert.equal(code, 2);
		assert.match(
			stderr,
			/failed to load language plugin java: .* Run `pulumi install` in that folder\.\n$/,
		);
	});

	it("judges a preview that a policy failed, and says so", async () => {
		const project = await copyProject(join(programs, "good-trail"), engine);
		const variables = { ...engine.variables, PULUMI_OPTION_POLICY_PACK: echo };
		expectOutcomes(
			await statuses(project, variables),
			{},
			{ others: "PASSED" },
		);
		const { code, stderr } = await checked(project, [], variables);
		assert.match(
			stderr,
			/warning: .*: a policy of the stack failed the preview/,
		);
		assert.equal(code, 0);
	});

	it("ends with the program and the command line at Ctrl-C", async () => {
		const project = await copyProject(join(programs, "node-trail"), engine);
		writeFileSync(
			join(project, "index.ts"),
			'import { writeFileSync } from "node:fs";\nwriteFileSync("pid", process.pid + "\\n");\nsetInterval(() => {}, 1000);\n',
		);
		const args = ["check", project, "--preview"];
		const { child, ended } = startCommand(args, engine.variables);
		const [pid = 0] = await until(() => pidsIn(join(project, "pid"), 1));
		child.kill("SIGINT");
		const { signal, stdout, stderr } = await ended;
		assert.deepEqual([signal, stdout, stderr], ["SIGINT", "", ""]);
		await until(() => (isAlive(pid) ? undefined : true));
	});
});
