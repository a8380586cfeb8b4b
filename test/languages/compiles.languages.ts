import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Finished, runBounded } from "../kit/engine/boundedProcess";
import { goModule, runGo } from "../kit/languages/go";
import { compileTypeScript, nodePrograms } from "../kit/languages/node";
import { pythonProgram, pythonSite } from "../kit/languages/python";
import { installed, scratchFolder, sdkOf } from "../kit/languages/sdks";
import { root } from "../kit/sourceFiles";

const strict = ["--noEmit", "--strict", "--skipLibCheck", "--types", "node"];
const modules = ["--module", "nodenext", "--moduleResolution", "nodenext"];

function mypy(...args: readonly string[]): Promise<Finished> {
	return runBounded(
		installed("python/bin/python"),
		[
			...["-m", "mypy", "--config-file", join(__dirname, "mypy.ini")],
			...["--cache-dir", scratchFolder("mypy-cache"), ...args],
		],
		{ folder: root, variables: { MYPYPATH: pythonSite() }, seconds: 120 },
	);
}

function assertClean({ code, stdout, stderr }: Finished): void {
	assert.equal(code, 0, stdout + stderr);
}

describe("A generated SDK compiles without an error", () => {
	it("Node: the SDK, and programs that use it", async () => {
		const programs = nodePrograms();
		const sdk = join(programs, "node_modules/cloudtrail-compliance-sdk");
		assert.equal(await compileTypeScript(sdk, "--noEmit"), "");

		assert.equal(
			await compileTypeScript(
				programs,
				...[...strict, ...modules],
				...["example.ts", "arguments.ts", "mistake.ts", "unknown.ts"],
			),
			"",
		);
	});

	it("Node: an argument of another type does not", async () => {
		const programs = nodePrograms();
		writeFileSync(
			join(programs, "mistyped.ts"),
			'import { ComplianceTrail } from "cloudtrail-compliance-sdk";\nnew ComplianceTrail("audit", { retention: { expirationDays: "400" } });\n',
		);

		assert.match(
			await compileTypeScript(programs, ...strict, ...modules, "mistyped.ts"),
			/mistyped\.ts\(2,45\): error TS2322: Type 'string' is not assignable to type 'number'/,
		);
	});

	it("Python: the SDK", async () => {
		assertClean(
			await mypy(join(sdkOf("python"), "pulumi_cloudtrail_compliance")),
		);
	});

	for (const program of [
		"example",
		"arguments",
		"mistake",
		"unknown",
		"inline",
	])
		it(`Python: the program "${program}"`, async () => {
			assertClean(
				await mypy(
					"--strict",
					"--follow-imports",
					"silent",
					pythonProgram(program),
				),
			);
		});

	it("Python: an argument of another type does not", async () => {
		const file = join(scratchFolder("mistyped"), "mistyped.py");
		writeFileSync(
			file,
			'from pulumi_cloudtrail_compliance import ComplianceTrail\nComplianceTrail("audit", retention={"expiration_days": "400"})\n',
		);

		const { code, stdout } = await mypy(file);
		assert.equal(code, 1);
		assert.match(
			stdout,
			/mistyped\.py:2: error: No overload variant of "ComplianceTrail" matches/,
		);
	});

	it("Go: the SDK and the example", async () => {
		const module = goModule("example");
		const sdk = "example.com/pulumi-cloudtrail-compliance/sdk/go/...";
		assertClean(await runGo(module, "vet", ".", sdk));
	});

	it("Go: the programs of the tests", async () => {
		assertClean(await runGo(goModule("programs"), "vet", "."));
	});

	it("Go: an argument of another type does not", async () => {
		const module = goModule("example");
		const file = join(module, "program.go");
		const text = readFileSync(file, "utf8");
		writeFileSync(file, text.replace("pulumi.IntRef(3650)", '"3650"'));

		const { code, stderr } = await runGo(module, "vet", ".");
		assert.equal(code, 1);
		assert.match(stderr, /program\.go:10:\d+: cannot use "3650"/);
	});
});

describe("examples/go", () => {
	const pinned = /github\.com\/pulumi\/pulumi\/sdk\/v3 (v\S+)/;

	it("uses the version of the SDK that the tests pin", () => {
		const [, example] =
			pinned.exec(readFileSync(join(root, "examples/go/go.mod"), "utf8")) ?? [];
		const [, tested] =
			pinned.exec(readFileSync(join(__dirname, "go/program/go.mod"), "utf8")) ??
			[];
		assert.ok(example);
		assert.equal(example, tested);
	});

	it("is formatted", async () => {
		const { code, stdout, stderr } = await runBounded(
			"gofmt",
			["-l", join(root, "examples/go"), __dirname],
			{
				folder: root,
				variables: { PATH: process.env.PATH ?? "" },
				seconds: 60,
			},
		);
		assert.equal(code, 0, stderr);
		assert.equal(stdout, "");
	});
});
