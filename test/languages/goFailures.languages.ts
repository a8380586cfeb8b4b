import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../kit/programs";
import { refusalOf, removePrograms } from "../kit/programs";
import { GO, goMain, writeGo } from "./goPrograms";

const FIX = "Fix it; `pulumi preview` shows the full error.";

/** What is said of a Go program that cannot be run. */
const said = (main: string, files: Files = {}) =>
	refusalOf(writeGo(main, files));

describe("a Go program that does not compile", () => {
	after(removePrograms);

	const compiles = "FOLDER: the program does not compile: ";
	const cases: Readonly<Record<string, readonly [string, Files, string]>> = {
		"with a mistake": [
			goMain("\t\tundefinedName()\n\t\treturn nil"),
			{},
			"FOLDER/main.go:9:3: the program does not compile: undefined: undefinedName. Fix it; `go build` shows the full error.",
		],
		"in another package": [
			goMain("\t\treturn lib.Run()", ["example.test/program/lib"]),
			{ "lib/lib.go": "package lib\n\nfunc Run() error { return 7 }\n" },
			"FOLDER/lib/lib.go:3:27: the program does not compile: cannot use 7 (constant of type int) as error value in return statement: int does not implement error (missing method Error). Fix it; `go build` shows the full error.",
		],
		"without go.mod": [
			goMain("\t\treturn nil"),
			{ "go.mod": undefined, "go.sum": undefined },
			`${compiles}go.mod file not found in current directory or any parent directory. Run \`go mod init NAME\` and \`go mod tidy\` in FOLDER.`,
		],
		"without a requirement": [
			goMain("\t\treturn nil", ["github.com/acme/none"]),
			{},
			"FOLDER/main.go:5:2: the program does not compile: no required module provides package github.com/acme/none. Run `go mod tidy` in FOLDER, or correct the import.",
		],
		"without go.sum": [
			goMain("\t\treturn nil"),
			{ "go.sum": undefined },
			"FOLDER/main.go:4:2: the program does not compile: missing go.sum entry for module providing package github.com/pulumi/pulumi/sdk/v3/go/pulumi. Run `go mod tidy` in FOLDER, or correct the import.",
		],
		"with a newer Go": [
			goMain("\t\treturn nil"),
			{ "go.mod": "module example.test/program\n\ngo 1.99\n" },
			"FOLDER: the program does not compile: go.mod requires go >= 1.99 (running go ",
		],
		"without a program": [
			"",
			{ "main.go": undefined, "resources.go": undefined },
			"FOLDER has no Go files: set `main` in Pulumi.yaml to the folder of the program.",
		],
		"in another folder": [
			"",
			{
				"Pulumi.yaml": "name: shop\nruntime: go\nmain: infra\n",
				"main.go": undefined,
				"resources.go": undefined,
				"infra/main.go": "package main\n\nfunc main() {\n\tx := 1\n}\n",
			},
			"FOLDER/infra/main.go:4:2: the program does not compile: declared and not used: x. Fix it; `go build` shows the full error.",
		],
	};
	for (const [what, [main, files, message]] of Object.entries(cases))
		it(what, async () => {
			const line = await said(main, files);
			assert.equal(line.slice(0, message.length), message);
			if (message.endsWith(".")) assert.equal(line, message);
		});

	it("where modules are not downloaded, and downloads none", async () => {
		const modules = mkdtempSync(join(tmpdir(), "modules-"));
		const before = process.env.GOMODCACHE;
		process.env.GOMODCACHE = modules;
		try {
			assert.match(
				await said(goMain("\t\treturn nil")),
				/^FOLDER\/main\.go:4:2: the program does not compile: .*module lookup disabled by GOPROXY=off\. Run `go mod download` in FOLDER\.$/,
			);
			assert.deepEqual(
				readdirSync(modules).filter((name) => name.startsWith("github.com")),
				[],
			);
		} finally {
			if (before === undefined) delete process.env.GOMODCACHE;
			else process.env.GOMODCACHE = before;
			rmSync(modules, { recursive: true });
		}
	});

	it("where Go is not installed", async () => {
		const { PATH } = process.env;
		process.env.PATH = join(tmpdir(), "nothing-here");
		try {
			assert.equal(
				await said(goMain("\t\treturn nil")),
				"The command go was not found: install Go (https://go.dev/dl), or set `binary` under `runtime: options:` in Pulumi.yaml to the compiled program.",
			);
		} finally {
			process.env.PATH = PATH;
		}
	});
});

describe("a Go program that fails", () => {
	after(removePrograms);

	const cases: Readonly<Record<string, readonly [string, string]>> = {
		"by an error that it returns": [
			goMain('\t\treturn errors.New("no luck")', ["errors"]),
			`FOLDER: the program failed: no luck. ${FIX}`,
		],
		"by a panic": [
			goMain(
				'\t\tvar names []string\n\t\treturn show(ctx, names[0], pulumi.String("x"))',
			),
			`FOLDER/main.go:10: the program failed: panic: runtime error: index out of range [0] with length 0. ${FIX}`,
		],
		"by a message": [
			goMain('\t\treturn ctx.Log.Error("no such mode", nil)'),
			`FOLDER: the program failed: no such mode. ${FIX}`,
		],
		"by its exit": [
			goMain(
				'\t\tfmt.Fprintln(os.Stderr, "connecting\\nno user 7")\n\t\tos.Exit(1)\n\t\treturn nil',
				["fmt", "os"],
			),
			`FOLDER: the program failed: no user 7. ${FIX}`,
		],
		"by an exit without words": [
			goMain("\t\tos.Exit(3)\n\t\treturn nil", ["os"]),
			`FOLDER: the program failed: it ended with exit code 3. ${FIX}`,
		],
		"for lack of a setting": [
			goMain('\t\tconfig.Require(ctx, "shop:key")\n\t\treturn nil', [
				GO.config,
			]),
			"FOLDER/main.go:10: the program failed: panic: Missing required configuration variable 'shop:key'. Set it with `pulumi config set shop:key VALUE`.",
		],
		"with two resources of one name": [
			goMain(
				'\t\tif err := trail(ctx, "audit", nil); err != nil {\n\t\t\treturn err\n\t\t}\n\t\treturn trail(ctx, "audit", nil)',
			),
			`FOLDER: the program failed: waiting for RPCs: Duplicate resource URN 'urn:pulumi:dev::shop::aws:cloudtrail/trail:Trail::audit'; try giving it a unique name. ${FIX}`,
		],
		"without pulumi.Run": [
			"package main\n\nfunc main() {}\n",
			"FOLDER: the program ended without a stack: call pulumi.Run in it.",
		],
	};
	for (const [what, [main, message]] of Object.entries(cases))
		it(what, async () => {
			assert.equal(await said(main), message);
		});

	it("without the value of a secret setting", async () => {
		const main = goMain(
			'\t\treturn errors.New("cannot sign in: " + config.Get(ctx, "v"))',
			["errors", GO.config],
		);
		const environment =
			"environment:\n  values:\n    pulumiConfig:\n      shop:v: { fn::secret: hunter2 }\n";
		assert.equal(
			await said(main, { "Pulumi.dev.yaml": environment }),
			`FOLDER: the program failed: cannot sign in: [secret]. ${FIX}`,
		);
	});
});
