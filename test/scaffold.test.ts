import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scaffold } from "../.dev/scaffold";
import { root } from "./kit/sourceFiles";

const CONTROLS = join("policypack", "controls");

/** `npm run new-control`, in a copy of what it needs. */
describe("a new control", () => {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "control-"));
		for (const path of [
			...[".dev", "policypack", "components", "tsconfig.json", "biome.json"],
			...["docs", "README.md", "package.json", "provider"],
			...["config.schema.json", "record.schema.json", "report.schema.json"],
			...["test/fixtures", "test/compat", "test/engine/go"],
		])
			cpSync(join(root, path), join(folder, path), { recursive: true });
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	function run(...words: string[]) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[
				...["--require", "ts-node/register/transpile-only"],
				...[".dev/newControl.ts", ...words],
			],
			{ cwd: folder, encoding: "utf8" },
		);
		return { status, stdout, stderr };
	}

	function list(): string {
		return readFileSync(join(folder, CONTROLS, "index.ts"), "utf8");
	}

	it("has a folder, and lines in the list in their order", () => {
		const { status, stdout, stderr } = run("CloudTrail.98");
		assert.equal(status, 0, stderr);
		assert.ok(stdout.includes(join(CONTROLS, "cloudtrail-98", "control.ts")));
		assert.deepEqual(
			readdirSync(join(folder, CONTROLS, "cloudtrail-98")).sort(),
			["README.md", "cases.ts", "control.ts"],
		);
		const line = 'import { cloudTrail98 } from "./cloudtrail-98/control";\n';
		assert.ok(list().includes(`/control";\n${line}`), list());
		assert.ok(list().includes(",\n\tcloudTrail98,\n"), list());
	});

	it("is put between its neighbours by number, not by letter", () => {
		for (const id of ["CloudTrail.1000", "CloudTrail.998", "CloudTrail.98"])
			assert.ok("written" in scaffold(folder, id));
		assert.ok(
			list().includes(
				"\tcloudTrail998,\n\tcloudTrail1000,\n\tcloudTrailDelivery,\n];",
			),
			list(),
		);
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[
				require.resolve("@biomejs/biome/bin/biome"),
				"check",
				"--vcs-enabled=false",
				CONTROLS,
			],
			{ cwd: folder, encoding: "utf8" },
		);
		assert.equal(status, 0, stdout + stderr);
	});

	it("is red until it is filled in", () => {
		assert.ok("written" in scaffold(folder, "CloudTrail.98"));
		const tests = ["controls.test.ts", "completeness.test.ts"];
		for (const path of [...tests, "kit"])
			cpSync(join(root, "test", path), join(folder, "test", path), {
				recursive: true,
			});
		for (const path of [".mocharc.json", "PulumiPolicy.yaml"])
			cpSync(join(root, path), join(folder, path));
		const { status, stdout } = spawnSync(
			process.execPath,
			[
				require.resolve("mocha/bin/mocha.js"),
				...["--grep", "CloudTrail.98"],
				...tests.map((name) => join("test", name)),
			],
			{ cwd: folder, encoding: "utf8" },
		);
		assert.notEqual(status, 0);
		for (const red of [
			"no case is passed",
			"the table is empty",
			"title is not written",
		])
			assert.ok(stdout.includes(red), `${red}: ${stdout}`);
	});

	it("is refused with exit code 2, in one line", () => {
		const { status, stdout, stderr } = run("CloudTrail.4");
		assert.equal(status, 2);
		assert.equal(stdout, "");
		assert.match(stderr, /^[^\n]+\n$/);
		assert.equal(run("CloudTrail.98", "CloudTrail.97").status, 2);
	});

	for (const [what, id] of [
		["an id that exists", "CloudTrail.4"],
		["no id", ""],
		["a policy's name", "cloudtrail-98"],
		["another service's id", "S3.9"],
		["a number that is none", "CloudTrail.0"],
		["a path", "CloudTrail.98/../../x"],
	] as const)
		it(`is refused for ${what}`, () => {
			const before = list();
			const folders = readdirSync(join(folder, CONTROLS));
			assert.ok("refused" in scaffold(folder, id));
			assert.equal(list(), before);
			assert.deepEqual(readdirSync(join(folder, CONTROLS)), folders);
		});
});
