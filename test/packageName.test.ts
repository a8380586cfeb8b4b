import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleFolder, examples } from "./kit/engine/outcomes";
import { expectAllPassed } from "./kit/outcomes";
import { startPack } from "./kit/pack/packProcess";
import { root } from "./kit/sourceFiles";

function usesComponent(example: string): boolean {
	const source = join(exampleFolder(example), "index.ts");
	return /new ComplianceTrail\(/.test(readFileSync(source, "utf8"));
}

function run(folder: string, ...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: folder,
		encoding: "utf8",
		timeout: 100_000,
		input: "",
	});
	return { code: status, said: `${stdout}${stderr}` };
}

/**
 * A project that has the package as its users have it, and the modules of this
 * one beside it.
 */
describe("the package, by its name alone", () => {
	let folder = "";
	const own = () =>
		join(folder, "node_modules", "pulumi-cloudtrail-compliance");

	before(() => {
		folder = mkdtempSync(join(tmpdir(), "cloudtrail-name-"));
		const { status, stderr } = spawnSync(
			"npm",
			["pack", "--ignore-scripts", "--pack-destination", folder],
			{ cwd: root, encoding: "utf8", timeout: 100_000 },
		);
		assert.equal(status, 0, stderr);
		const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
		mkdirSync(own(), { recursive: true });
		const unpacked = spawnSync("tar", [
			...["-xzf", join(folder, String(tarball))],
			...["-C", own(), "--strip-components", "1"],
		]);
		assert.equal(unpacked.status, 0, `${unpacked.stderr}`);
		for (const name of readdirSync(join(root, "node_modules")))
			if (!name.startsWith("."))
				symlinkSync(
					join(root, "node_modules", name),
					join(folder, "node_modules", name),
				);
		writeFileSync(join(folder, "package.json"), '{"private":true}');
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	const MESSAGE =
		/Error: pulumi-cloudtrail-compliance has no main entry point: import ComplianceTrail from pulumi-cloudtrail-compliance\/components, cloudTrailPolicies from pulumi-cloudtrail-compliance\/policies, check and audit from pulumi-cloudtrail-compliance\/reports, or controls from pulumi-cloudtrail-compliance\/controls; to run the policy pack, pass its folder to Pulumi: --policy-pack node_modules\/pulumi-cloudtrail-compliance\.$/m;

	for (const [what, ...args] of [
		["require", "-e", 'require("pulumi-cloudtrail-compliance")'],
		["import()", "-e", 'void import("pulumi-cloudtrail-compliance")'],
		[
			"a default import",
			...["--input-type=module", "-e"],
			'import all from "pulumi-cloudtrail-compliance"; console.log(all);',
		],
		[
			"an import of everything",
			...["--input-type=module", "-e"],
			'import * as all from "pulumi-cloudtrail-compliance"; console.log(all);',
		],
	] as const)
		it(`says what to import to ${what}`, () => {
			const { code, said } = run(folder, ...args);
			assert.equal(code, 1);
			assert.match(said, MESSAGE);
		});

	it("says so for whatever another entry exports", () => {
		for (const entry of ["components", "policies", "controls", "reports"]) {
			const listed = run(
				folder,
				"-e",
				`console.log(Object.keys(require("pulumi-cloudtrail-compliance/${entry}")).join())`,
			);
			assert.equal(listed.code, 0, listed.said);
			const names = listed.said.trim();
			assert.match(names, /^\w+(,\w+)*$/);
			const { said } = run(
				folder,
				"--input-type=module",
				"-e",
				`import { ${names} } from "pulumi-cloudtrail-compliance";`,
			);
			assert.match(said, MESSAGE);
		}
	});

	it("is a policy pack all the same, by its folder", async () => {
		const pack = await startPack(own());
		assert.ok(pack.port > 0);
		await pack.end();
		assert.equal(pack.complaints(), "");
	});

	for (const [resolution, module] of [
		["node", "commonjs"],
		["node16", "node16"],
		["bundler", "esnext"],
	] as const)
		it(`has no member under TypeScript's ${resolution} resolution, as TypeScript says`, () => {
			writeFileSync(
				join(folder, "named.ts"),
				'import { ComplianceTrail } from "pulumi-cloudtrail-compliance";\nexport { ComplianceTrail };\n',
			);
			const { code, said } = run(
				folder,
				join(root, "node_modules/typescript/bin/tsc"),
				...["--noEmit", "--strict", "--skipLibCheck", "--types", "node"],
				...["--module", module, "--moduleResolution", resolution],
				"named.ts",
			);
			assert.notEqual(code, 0);
			assert.match(said, /TS2305.*no exported member 'ComplianceTrail'/);
		});

	for (const example of examples.filter(usesComponent))
		it(`brings the example ${example} as it is in the repository`, () => {
			for (const file of ["index.ts", "Pulumi.yaml", "README.md"]) {
				const path = join("examples", example, file);
				assert.equal(
					readFileSync(join(own(), path), "utf8"),
					readFileSync(join(root, path), "utf8"),
				);
			}
		});

	// All of them pass where they are (examples.test.ts); this is about the name.
	it("brings the example compliance-trail, which passes where it is copied to", () => {
		const project = join(folder, "compliance-trail");
		mkdirSync(project);
		for (const file of ["index.ts", "Pulumi.yaml"])
			copyFileSync(
				join(own(), "examples", "compliance-trail", file),
				join(project, file),
			);
		const { code, said } = run(
			project,
			join(root, "bin/policypack/cli.js"),
			"check",
			".",
		);
		assert.equal(code, 0, said);
		expectAllPassed(said);
	});
});
