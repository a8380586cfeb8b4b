import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { root } from "../kit/sourceFiles";

const folder = join(root, "examples", "ci");
const read = (name: string) => parse(readFileSync(join(folder, name), "utf8"));

describe("The examples for CI", () => {
	let home: string;

	before(() => {
		home = mkdtempSync(join(tmpdir(), "ci-"));
		mkdirSync(join(home, "bin"));
		const command = join(root, "bin/policypack/cli.js");
		const stubs = {
			npm: "exit 0",
			npx: `shift 2; exec "${process.execPath}" "${command}" "$@"`,
		};
		for (const [name, script] of Object.entries(stubs)) {
			writeFileSync(join(home, "bin", name), `#!/bin/sh\n${script}\n`);
			chmodSync(join(home, "bin", name), 0o755);
		}
		writeFileSync(join(home, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
		writeFileSync(join(home, "Pulumi.dev.yaml"), "config: {}\n");
		writeFileSync(
			join(home, "index.js"),
			'const aws = require("@pulumi/aws");\nnew aws.cloudtrail.Trail("audit", { s3BucketName: "example-logs" });\n',
		);
		symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
	});

	after(() => rmSync(home, { recursive: true, force: true }));

	const shell = (script: string) =>
		spawnSync("sh", ["-ec", script], {
			cwd: home,
			encoding: "utf8",
			env: {
				PATH: [join(home, "bin"), process.env.PATH].join(delimiter),
			},
		});

	it("have a GitLab job that writes the reports which it names", () => {
		const job = read("gitlab-ci.yml")["cloudtrail-compliance"];
		const { status, stdout, stderr } = shell(job.script.join("\n"));

		assert.equal(status, 1, stderr);
		assert.match(stdout, /CloudTrail\.4/);
		const { reports, paths } = job.artifacts;
		for (const name of [reports.codequality, reports.junit, ...paths])
			assert.ok(existsSync(join(home, name)), name);
		const problems = JSON.parse(
			readFileSync(join(home, reports.codequality), "utf8"),
		);
		assert.ok(
			problems.some(
				({ location }: { location: { path: string } }) =>
					location.path === "index.js",
			),
		);
		assert.match(
			readFileSync(join(home, reports.junit), "utf8"),
			/<testsuites[ >]/,
		);
	});

	it("have a hook for pre-commit that refuses the program", () => {
		const [{ hooks }] = read("pre-commit-config.yaml").repos;
		const [hook] = hooks;
		const { status, stdout, stderr } = shell(hook.entry);

		assert.equal(status, 1, stderr);
		assert.match(stdout, /CloudTrail\.4/);
		assert.equal(hook.pass_filenames, false);
		const files = new RegExp(hook.files);
		for (const name of ["index.ts", "a/b.mjs", "Pulumi.dev.yaml", "x.cts"])
			assert.match(name, files);
		assert.doesNotMatch("README.md", files);
	});

	it("have a workflow that gives the action inputs which it has", () => {
		const action = parse(
			readFileSync(join(root, "action", "action.yml"), "utf8"),
		);
		const { steps } = read("github-workflow.yml").jobs.check;
		const used = steps.find(({ uses = "" }) => uses.includes("/action@"));

		assert.ok(used);
		for (const name of Object.keys(used.with))
			assert.ok(Object.hasOwn(action.inputs, name), name);
	});
});
