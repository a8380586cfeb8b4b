import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controls } from "../policypack/controls";
import { PROCESS_MS } from "./kit/bounds";
import { exported, goodBucket, goodTrail } from "./kit/command";
import { npmInstall } from "./kit/npmInstall";
import { expectAllPassed } from "./kit/outcomes";
import { startRecordingMonitor } from "./kit/provider/monitor";
import { startProvider } from "./kit/provider/process";
import { refusalOf } from "./kit/provider/refusal";
import { emptyRequest } from "./kit/provider/request";

/** Where no engine listens. */
const NO_ENGINE = "127.0.0.1:1";
const ROOT = join(__dirname, "..");

function runIn(
	folder: string,
	command: string,
	...args: readonly string[]
): { readonly code: number | null; readonly said: string } {
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd: folder,
		encoding: "utf8",
		timeout: PROCESS_MS,
		input: "",
	});
	return { code: status, said: `${stdout}${stderr}` };
}

function mustRun(folder: string, command: string, ...args: string[]): string {
	const { code, said } = runIn(folder, command, ...args);
	assert.equal(code, 0, said);
	return said;
}

/** What a user gets: the tarball, installed into an empty folder. */
describe("the package, packed and installed", () => {
	let folder = "";
	const installed = (...path: string[]) =>
		join(folder, "node_modules", "pulumi-cloudtrail-compliance", ...path);

	before(() => {
		folder = mkdtempSync(join(tmpdir(), "cloudtrail-package-"));
		mustRun(
			ROOT,
			"npm",
			"pack",
			"--ignore-scripts",
			"--pack-destination",
			folder,
		);
		const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
		assert.ok(tarball);
		writeFileSync(join(folder, "package.json"), '{"private":true}');
		npmInstall(folder, "--ignore-scripts", `./${tarball}`);
	});
	after(() => {
		// Tens of thousands of files, on a disk that others use as well.
		rmSync(folder, { recursive: true, force: true });
	});

	it("holds what it needs, and nothing of its tests", () => {
		for (const path of [
			"PulumiPolicy.yaml",
			"README.md",
			"LICENSE",
			"config.schema.json",
			"record.schema.json",
			"report.schema.json",
			"presets/baseline.json",
			"presets/README.md",
			"docs/organization.md",
			"examples/by-hand/index.ts",
			"bin/policypack/index.js",
			"bin/policypack/cli.js",
		])
			assert.ok(existsSync(installed(path)), path);
		for (const path of ["test", "bench/index.ts", ".dev", "policypack/cli.ts"])
			assert.ok(!existsSync(installed(path)), path);
		const files = readdirSync(installed("bin"), { recursive: true }).map(
			String,
		);
		for (const file of files)
			assert.doesNotMatch(file, /cases\.|samples\.|\.tsbuildinfo/);
	});

	it("does not install @pulumi/aws for the pack alone", () => {
		assert.ok(!existsSync(join(folder, "node_modules/@pulumi/aws")));
	});

	it("loads no AWS SDK with its pack, its controls, or check", () => {
		const file = join(folder, "state.json");
		writeFileSync(file, JSON.stringify(exported(goodTrail(), ...goodBucket())));
		const script = join(folder, "loads.js");
		const source = `
			require("pulumi-cloudtrail-compliance/policies");
			require("pulumi-cloudtrail-compliance/controls");
			require(${JSON.stringify(installed("bin/policypack/cli.js"))});
			process.on("exit", () => {
				const loaded = Object.keys(require.cache);
				const ofAws = loaded.filter((path) => /@aws-sdk|@smithy/.test(path));
				console.log(ofAws.length, "of AWS");
			});`;
		writeFileSync(script, source);
		const said = mustRun(folder, process.execPath, script, "check", file);
		expectAllPassed(said);
		assert.match(said, /^0 of AWS$/m);
	});

	it("serves its schema to Pulumi without @pulumi/aws, which only the component needs", async () => {
		const provider = await startProvider(NO_ENGINE, installed("provider"));
		const schema = await provider.getSchema();
		const monitor = await startRecordingMonitor();
		const { message } = await refusalOf(
			provider,
			emptyRequest(monitor, { preview: true }, "audit"),
		);
		monitor.close();
		await provider.close();
		assert.equal(
			message,
			"ComplianceTrail needs @pulumi/aws 7; this project has no version of it: run `npm install @pulumi/aws@7`.",
		);
		assert.equal(
			schema,
			readFileSync(join(ROOT, "provider/schema.json"), "utf8"),
		);
	});

	it("has its command", () => {
		const command = join(folder, "node_modules/.bin/cloudtrail-compliance");
		const file = join(folder, "state.json");
		writeFileSync(file, JSON.stringify(exported(goodTrail(), ...goodBucket())));
		expectAllPassed(mustRun(folder, command, "check", file));
		const { version } = JSON.parse(
			readFileSync(join(ROOT, "package.json"), "utf8"),
		);
		assert.equal(mustRun(folder, command, "--version").trim(), version);
	});

	/** How many policies and how many controls there are. */
	const all = `${controls.length} ${controls.length}`;

	it("has no effect when its library entries are imported", () => {
		const script = `
			const { cloudTrailPolicies } = require("pulumi-cloudtrail-compliance/policies");
			const { controls, evaluate, assemble } = require("pulumi-cloudtrail-compliance/controls");
			console.log(cloudTrailPolicies().length, controls.length, typeof evaluate, typeof assemble);`;
		assert.equal(
			mustRun(folder, process.execPath, "-e", script).trim(),
			`${all} function function`,
		);
	});

	for (const [kind, load, ...flags] of [
		["CommonJS", "const NAMES = require(ENTRY);"],
		["an ES module", "import NAMES from ENTRY;", "--input-type=module"],
	] as const)
		it(`has its component in ${kind}, for those who have @pulumi/aws`, () => {
			const script = `${load
				.replace("NAMES", "{ ComplianceTrail, cisAlarms, trailKeyPolicy }")
				.replace("ENTRY", '"pulumi-cloudtrail-compliance/components"')}
				console.log(typeof ComplianceTrail, cisAlarms.length, typeof trailKeyPolicy);`;
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				[...flags, "-e", script],
				{
					cwd: folder,
					encoding: "utf8",
					timeout: PROCESS_MS,
					env: { ...process.env, NODE_PATH: join(ROOT, "node_modules") },
				},
			);
			assert.equal(status, 0, stderr);
			assert.equal(stdout.trim(), "function 15 function");
		});

	it("loads no Pulumi with its controls", () => {
		const script = `
			require("pulumi-cloudtrail-compliance/controls");
			console.log(Object.keys(require.cache).filter((path) => path.includes("@pulumi")).length);`;
		assert.equal(mustRun(folder, process.execPath, "-e", script).trim(), "0");
	});

	it("can be imported as an ES module", () => {
		const script = `
			import { controls } from "pulumi-cloudtrail-compliance/controls";
			import { cloudTrailPolicies } from "pulumi-cloudtrail-compliance/policies";
			console.log(controls.length, cloudTrailPolicies().length);`;
		assert.equal(
			mustRun(
				folder,
				process.execPath,
				"--input-type=module",
				"-e",
				script,
			).trim(),
			all,
		);
	});

	for (const [resolution, module] of [
		["node", "commonjs"],
		["node16", "node16"],
		["bundler", "esnext"],
	] as const)
		it(`resolves under TypeScript's ${resolution} module resolution`, () => {
			const file = join(folder, `${resolution}.ts`);
			writeFileSync(
				file,
				`import { assemble, controls, evaluate, type Finding } from "pulumi-cloudtrail-compliance/controls";
				import { cloudTrailPolicies } from "pulumi-cloudtrail-compliance/policies";
				import { ComplianceTrail, type ComplianceTrailArgs, trailBucketPolicy } from "pulumi-cloudtrail-compliance/components";
				export const args: ComplianceTrailArgs = { alarms: {} };
				export const made = (): ComplianceTrail => new ComplianceTrail("audit", args);
				export const statements: number = trailBucketPolicy({ bucketArn: "b", trailArn: "t" }).Statement.length;
				// @ts-expect-error: no argument switches logging off.
				export const never = (): ComplianceTrail => new ComplianceTrail("audit", { enableLogging: false });
				const names: string[] = cloudTrailPolicies({
					controls: ["cloudtrail-4", "cloudtrail-6"],
					levels: { "cloudtrail-4": "remediate" },
					defaults: { "cloudtrail-6": { pending: "deny", exemptions: [{ resource: "logs", reason: "Moves" }] } },
				}).map(({ name }) => name);
				const root = { view: "stack", urn: "u", type: "t", name: "n", location: undefined } as const;
				export const found: readonly Finding[] = controls.flatMap((control) => evaluate(control, assemble(root, [])));
				// @ts-expect-error: a name is a text, so the types are really there.
				const wrong: number = names[0];
				export { wrong };`,
			);
			mustRun(
				folder,
				process.execPath,
				join(ROOT, "node_modules/typescript/bin/tsc"),
				"--noEmit",
				"--strict",
				"--skipLibCheck",
				"--target",
				"es2022",
				"--module",
				module,
				"--moduleResolution",
				resolution,
				file,
			);
		});
});
