import { strict as assert } from "node:assert";
import { refusalOf, removePrograms, writeFiles } from "../kit/programs";
import { THING } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("is refused, in one line,", () => {
		const CORRECT = "Fix it; `pulumi preview` shows the full error.";

		it("where there is no folder", async () => {
			assert.equal(
				await refusalOf("no/such/folder"),
				"Folder FOLDER does not exist: use the folder of a Pulumi program.",
			);
		});
		it("where there is no Pulumi.yaml", async () => {
			const folder = writeFiles({ "Pulumi.yaml": undefined });
			assert.equal(
				await refusalOf(folder),
				"FOLDER has no Pulumi.yaml: use the folder that contains it.",
			);
		});
		it("where Pulumi.yaml is no YAML, or not whole", async () => {
			const broken = writeFiles({
				"Pulumi.yaml": "name: shop\nruntime: [nodejs\n",
			});
			assert.match(
				await refusalOf(broken),
				/^FOLDER\/Pulumi\.yaml:3 is not valid YAML: .+\. Correct the file\.$/,
			);
			assert.equal(
				await refusalOf(writeFiles({ "Pulumi.yaml": "runtime: nodejs\n" })),
				"FOLDER/Pulumi.yaml has no name: add the project name.",
			);
		});
		it("in another language", async () => {
			assert.equal(
				await refusalOf(
					writeFiles({ "Pulumi.yaml": "name: shop\nruntime: java\n" }),
				),
				"FOLDER/Pulumi.yaml: programs with runtime java are not supported: run `pulumi preview --json --show-sames > preview.json` in FOLDER, then check preview.json.",
			);
		});
		it("where its SDK is not installed", async () => {
			assert.equal(
				await refusalOf(writeFiles({ "index.js": "" }, { isInstalled: false })),
				"@pulumi/pulumi is not installed in FOLDER: run `npm install` in that folder.",
			);
		});
		it("where it throws, now or later", async () => {
			const [sync, later, deep] = await Promise.all([
				refusalOf(
					writeFiles({ "index.js": '\n\nthrow new Error("no luck");\n' }),
				),
				refusalOf(
					writeFiles({
						"index.ts":
							'\nasync function main(): Promise<void> {\n\tawait null;\n\tthrow new TypeError("later");\n}\nmain();\n',
					}),
				),
				refusalOf(
					writeFiles({
						"lib/a.js": "module.exports = () => null.x;\n",
						"index.js": 'module.exports = async () => require("./lib/a")();\n',
					}),
				),
			]);
			assert.equal(
				sync,
				`FOLDER/index.js:3: the program failed: Error: no luck. ${CORRECT}`,
			);
			assert.equal(
				later,
				`FOLDER/index.ts:4: the program failed: TypeError: later. ${CORRECT}`,
			);
			assert.equal(
				deep,
				`FOLDER/lib/a.js:1: the program failed: TypeError: Cannot read properties of null (reading 'x'). ${CORRECT}`,
			);
		});
		it("where it cannot be parsed", async () => {
			const [script, typed] = await Promise.all([
				refusalOf(writeFiles({ "index.js": "\nconst = 5;\n" })),
				refusalOf(writeFiles({ "index.ts": "\nconst = 5;\n" })),
			]);
			assert.equal(
				script,
				`FOLDER/index.js:2: the program failed: SyntaxError: Unexpected token '='. ${CORRECT}`,
			);
			assert.equal(
				typed,
				`FOLDER/index.ts:2: the program failed: Variable declaration expected. ${CORRECT}`,
			);
		});
		it("where it lacks a setting, or needs a secure one", async () => {
			const [missing, secure] = await Promise.all([
				refusalOf(
					writeFiles({
						"index.js":
							'new (require("@pulumi/pulumi").Config)().require("key");\n',
					}),
				),
				refusalOf(
					writeFiles({
						"Pulumi.dev.yaml": "config:\n  key:\n    secure: AAABAExample\n",
						"index.js":
							'throw new Error("no such mode: " + new (require("@pulumi/pulumi").Config)().require("key"));\n',
					}),
				),
			]);
			assert.equal(
				missing,
				`FOLDER/index.js:1: the program failed: Missing required configuration variable 'shop:key'. Set it with \`pulumi config set shop:key VALUE\`.`,
			);
			assert.match(secure, /no such mode: \(not known here\)\. /);
			assert.match(secure, /Secrets, .* are not available here: run /);
		});
		it("where two resources have one name", async () => {
			const folder = writeFiles({
				"index.js": `${THING}new Thing("x", {}); new Thing("x", {});`,
			});
			assert.match(
				await refusalOf(folder),
				/Duplicate resource URN 'urn:pulumi:dev::shop::test:index:Thing::x'; try giving it a unique name/,
			);
		});
		it("where it exits by itself", async () => {
			assert.equal(
				await refusalOf(writeFiles({ "index.js": "process.exit(3);\n" })),
				`FOLDER: the program failed: it ended with exit code 3. ${CORRECT}`,
			);
		});
		it("where it tells of an error, as a preview is", async () => {
			const folder = writeFiles({
				"index.js": 'require("@pulumi/pulumi").log.error("no such mode");\n',
			});
			assert.equal(
				await refusalOf(folder),
				`FOLDER: the program failed: no such mode. ${CORRECT}`,
			);
		});
		it("where it lacks a package, and says how to get it", async () => {
			const folder = writeFiles({
				"index.js": 'require("no-such-package");\n',
			});
			assert.match(
				await refusalOf(folder),
				/^FOLDER\/index\.js:1: the program failed: .*'no-such-package'.*\. Run `npm install no-such-package` in FOLDER, or correct the name\.$/,
			);
		});
	});
});
