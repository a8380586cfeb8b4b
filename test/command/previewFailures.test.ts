import assert from "node:assert/strict";
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../kit/command";
import {
	goodPreview,
	previewOf,
	type StandIn,
	standIn,
} from "../kit/standInCli";
import { root as stackRoot } from "../kit/states";

const FIX = "Fix it; `pulumi preview` in that folder shows more.";

/** A script that writes to standard error what the CLI does, and ends so. */
const ending = (stderr: string, code = 1) =>
	`process.stderr.write(${JSON.stringify(stderr)}); process.exitCode = ${code};`;

/** A script that writes a preview with diagnostics, and ends with 1. */
const reporting = (
	diagnostics: readonly (readonly [severity: string, message: string])[],
	shown: object = previewOf(),
) =>
	`preview(${JSON.stringify({
		...shown,
		diagnostics: diagnostics.map(([severity, message]) => ({
			...{ message, severity },
		})),
	})}); process.exitCode = 1;`;

describe("check --preview, where pulumi fails", () => {
	let made: StandIn;

	afterEach(() => made.remove());

	/** The one line that the command ends with. */
	const refusal = (
		script: string,
		args: readonly string[] = [],
		env: Readonly<Record<string, string>> = {},
	) => {
		made = standIn(script);
		const { code, stdout, stderr } = run(
			["check", "infra", "--preview", ...args],
			{ cwd: made.root, env: { ...made.env, ...env } },
		);
		assert.deepEqual([code, stdout], [2, ""], stderr);
		assert.match(stderr, /^cloudtrail-compliance: infra: [^\n]*\n$/);
		return stderr.slice("cloudtrail-compliance: infra: ".length, -1);
	};

	for (const [what, script, says] of [
		[
			"nobody is logged in",
			ending(
				"error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions\n",
				3,
			),
			"PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions. Run `pulumi login`, or set PULUMI_ACCESS_TOKEN or PULUMI_BACKEND_URL.",
		],
		[
			"no stack is selected",
			ending(
				"error: no stack selected; please use `pulumi stack select` or `pulumi stack init` to choose one\n",
			),
			"no stack selected; please use `pulumi stack select` or `pulumi stack init` to choose one. Use --stack NAME, or run `pulumi stack select` in that folder.",
		],
		[
			"there is no such stack",
			ending("error: no stack named 'prod' found\n", 6),
			"no stack named 'prod' found. Use --stack with a name that `pulumi stack ls` shows, or create the stack with `pulumi stack init`.",
		],
		[
			"the passphrase is missing",
			ending(
				"error: getting stack configuration: get stack secrets manager: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables\n",
			),
			"getting stack configuration: get stack secrets manager: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables. Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE for this stack.",
		],
		[
			"the CLI is too old",
			ending("error: unknown flag: --show-sames\n"),
			"unknown flag: --show-sames. Update the Pulumi CLI (https://www.pulumi.com/docs/install/).",
		],
		[
			"a language is not installed",
			`preview({}); ${ending("warning: a new version of Pulumi is available\n\u001b[31merror: \u001b[0mfailed to load language plugin java: no language plugin 'pulumi-language-java' found in the workspace or on your $PATH\n\n")}`,
			"failed to load language plugin java: no language plugin 'pulumi-language-java' found in the workspace or on your $PATH. Run `pulumi install` in that folder.",
		],
		[
			"an error has several lines",
			ending(
				"error: could not load policy pack:\n  * open PulumiPolicy.yaml: no such file\n",
			),
			`could not load policy pack: open PulumiPolicy.yaml: no such file. ${FIX}`,
		],
		[
			"what fails is no Pulumi CLI",
			ending("warning: old\nsegmentation fault\n", 139),
			`segmentation fault. ${FIX}`,
		],
		[
			"a Node program throws",
			reporting([
				["warning", "warning: no package.json\n"],
				[
					"error",
					"error: Running program '/src/infra/' failed with an unhandled exception:\nError: no logs\n    at f \u001b[90m(/src/infra/\u001b[39mindex.ts:3:22\u001b[90m)\u001b[39m\n    at Module._compile (node:internal/modules/cjs/loader:1521:14)\n",
				],
			]),
			`error: Running program '/src/infra/' failed with an unhandled exception: Error: no logs (/src/infra/index.ts:3). ${FIX}`,
		],
		[
			"a Python program raises",
			reporting([
				["error", "error: Program failed with an unhandled exception:\n"],
				[
					"error",
					'error: Traceback (most recent call last):\n  File "/opt/pulumi/pulumi-language-python-exec", line 197, in <module>\n    loop.run_until_complete(coro)\n  File "/src/infra/__main__.py", line 4, in <module>\n    named(None)\n  File "/src/infra/logs.py", line 9, in named\n    raise ValueError("no logs")\n  File "/src/infra/venv/lib/python3.13/site-packages/acme/__init__.py", line 2, in f\n    x()\nValueError: no logs\nsecond line\n',
				],
			]),
			`the program failed: ValueError: no logs (/src/infra/logs.py:9). ${FIX}`,
		],
		[
			"a Go program fails",
			reporting([
				["info#err", "error: program failed: 1 error occurred:\n"],
				["info#err", "\t* no logs\n\n"],
				["info#err", "exit status 1\n"],
				[
					"error",
					"error: an unhandled error occurred: program exited with non-zero exit code: 1\n",
				],
			]),
			`program failed: 1 error occurred: no logs. ${FIX}`,
		],
		[
			"a Go program does not compile",
			reporting([
				["info#err", "# example.com/infra\n./main.go:9:2: undefined: logs\n"],
				[
					"error",
					"error: error in compiling Go: unable to run `go build`: exit status 1\n",
				],
			]),
			`./main.go:9:2: undefined: logs. ${FIX}`,
		],
		[
			"a .NET program throws",
			reporting([
				[
					"error",
					"error: Running program '/src/infra/bin/infra.dll' failed with an unhandled exception:\nSystem.Exception: no logs\n   at Program.<Main>$(String[] args) in /src/infra/Program.cs:line 5\n",
				],
			]),
			`Running program '/src/infra/bin/infra.dll' failed with an unhandled exception: System.Exception: no logs. ${FIX}`,
		],
		[
			"a YAML program has an error",
			reporting([
				[
					"info#err",
					'\u001b[31mError\u001b[0m: resource, variable, or config value "nothing" not found\n\n',
				],
				["info#err", "  on Pulumi.yaml line 7:\n\n"],
			]),
			`resource, variable, or config value "nothing" not found (Pulumi.yaml:7). ${FIX}`,
		],
		[
			"a provider rejects a resource of a complete preview",
			`preview(${JSON.stringify(goodPreview())}); ${ending("error: aws:s3/bucket:Bucket resource 'logs' has a problem\n")}`,
			`aws:s3/bucket:Bucket resource 'logs' has a problem. ${FIX}`,
		],
	] as const)
		it(`gives its last line, and what to do: ${what}`, () =>
			assert.equal(
				refusal(script),
				`\`pulumi preview\` failed: ${says.replace(/^error: /, "")}`,
			));

	for (const [what, script] of [
		["fails without a word", "process.exitCode = 7;"],
		[
			"fails with a preview and without a word",
			`preview(${JSON.stringify(goodPreview())}); process.exitCode = 7;`,
		],
		["shows no resources", "preview({}); process.exitCode = 7;"],
	] as const)
		it(`says so where it ${what}`, () =>
			assert.equal(
				refusal(script),
				"`pulumi preview` ended with exit code 7, and wrote no preview of the stack: run it in that folder to see the error.",
			));

	for (const [what, script] of [
		["nothing", ""],
		["no JSON", 'console.log("Previewing update (dev)");'],
		["a part of its JSON", 'process.stdout.write(\'{ "steps": [ { "op"\');'],
		["no object", "preview([1]);"],
		["no steps", "preview({ duration: 1 });"],
	] as const)
		it(`does not pass where it ends well with ${what}`, () =>
			assert.equal(
				refusal(script),
				"`pulumi preview` ended with exit code 0, and wrote no preview of the stack: run it in that folder to see the error.",
			));

	it("passes on no secret of the environment, and none in a URL", () => {
		const says = refusal(
			ending(
				"error: cannot open postgres://ops:hunter22@db.example.com/state with 'correct horse' and tok-123456\n",
			),
			[],
			{
				PULUMI_CONFIG_PASSPHRASE: "correct horse",
				PULUMI_ACCESS_TOKEN: "tok-123456",
				PULUMI_CONFIG_PASSPHRASE_FILE: "/src/passphrase",
			},
		);
		assert.equal(
			says,
			`\`pulumi preview\` failed: cannot open postgres://[secret]@db.example.com/state with '[secret]' and [secret]. ${FIX}`,
		);
	});

	it("shortens a long error, and shows no control characters", () => {
		const says = refusal(ending(`error: a\u0007b ${"x".repeat(9000)}\n`));
		assert.match(says, /failed: a\uFFFDb x{280,300}… Fix it;/);
	});

	it("says that pulumi is not on PATH", () => {
		made = standIn("");
		rmSync(join(made.root, "bin/pulumi"));
		const { code, stdout, stderr } = run(["check", "infra", "--preview"], {
			cwd: made.root,
			env: { PATH: join(made.root, "bin") },
		});
		assert.deepEqual([code, stdout], [2, ""]);
		assert.equal(
			stderr,
			'cloudtrail-compliance: infra: pulumi is not on PATH: install the Pulumi CLI (https://www.pulumi.com/docs/install/), or check a file that "pulumi preview --json --show-sames" wrote.\n',
		);
	});

	it("says that pulumi cannot be started", () => {
		made = standIn("");
		chmodSync(join(made.root, "bin/pulumi"), 0o644);
		const { code, stderr } = run(["check", "infra", "--preview"], {
			cwd: made.root,
			env: { PATH: join(made.root, "bin") },
		});
		assert.equal(code, 2);
		assert.equal(
			stderr,
			"cloudtrail-compliance: infra: pulumi cannot be started (EACCES): install the Pulumi CLI again (https://www.pulumi.com/docs/install/).\n",
		);
	});

	it("says that another process killed it", () =>
		assert.equal(
			refusal('process.kill(process.pid, "SIGKILL");'),
			"the preview was ended by SIGKILL: run the command again.",
		));

	it("takes no empty name of a stack for the selected stack", () => {
		assert.equal(
			refusal('log("started");', ["--stack", ""]),
			"--stack is empty: use the name of a stack, such as dev.",
		);
		assert.deepEqual(made.log(), []);
	});

	it("judges no other folder where one fails", () => {
		made = standIn(`
			log(process.cwd());
			if (process.cwd().endsWith("/infra")) fail("no"); else preview(${JSON.stringify({ steps: [{ op: "same", urn: stackRoot.urn, newState: stackRoot }] })});
		`);
		const { code, stdout, stderr } = run(["check", ".", "infra", "--preview"], {
			cwd: made.root,
			env: made.env,
		});
		assert.deepEqual([code, stdout], [2, ""]);
		assert.match(stderr, /\. has neither a Pulumi\.yaml nor a record/);
		made.write("Pulumi.yaml", "name: shop\nruntime: go\n");
		const again = run(["check", ".", "infra", "--preview"], {
			...{ cwd: made.root, env: made.env },
		});
		assert.deepEqual([again.code, again.stdout], [2, ""]);
		assert.match(again.stderr, /infra: `pulumi preview` failed: no\. /);
		assert.equal(made.log().length, 2);
	});
});
