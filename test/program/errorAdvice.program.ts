import assert from "node:assert/strict";
import { adviceFor } from "../../policypack/sources/program/nodejs/errorAdvice";
import { errorLocation } from "../../policypack/sources/program/nodejs/errorLocation";
import { readProject } from "../../policypack/sources/program/project";
import { refusalOf, removePrograms, write } from "../kit/programs";

const MODULE = '{ "name": "shop", "type": "module" }';

describe("a package.json that is not JSON", () => {
	after(removePrograms);

	for (const [what, text, line] of [
		["with a comma too many", '{"name":"x",}', 1],
		["with a comma too few", '{\n"name": "x"\n"type": "module"}', 3],
		["that is cut off", '{\n"name":\n\n', 2],
	] as const)
		it(`${what} is named, with the line`, async () =>
			assert.equal(
				await refusalOf(write("", { "package.json": text })),
				`FOLDER/package.json:${line} is not valid JSON: correct the file.`,
			));
});

describe("a module or package that is missing", () => {
	after(removePrograms);

	it("is installed by its name where package.json lacks it", async () =>
		assert.match(
			await refusalOf(write('\nrequire("@acme/nope/lib");', {})),
			/^FOLDER\/index\.js:\d+: .* Run `npm install @acme\/nope` in FOLDER, or correct the name\.$/,
		));

	it("is installed with the rest where package.json has it", async () =>
		assert.match(
			await refusalOf(
				write('require("nope");', {
					"package.json": '{"devDependencies":{"nope":"^1.0.0"}}',
				}),
			),
			/ Run `npm install` in that folder\.$/,
		));

	it("is said of the loader that Pulumi.yaml asks for", async () =>
		assert.match(
			await refusalOf(
				write("", {
					"Pulumi.yaml":
						"name: shop\nruntime:\n  name: nodejs\n  options:\n    nodeargs: --import nope\n",
				}),
			),
			/'nope'.* Run `npm install nope` in FOLDER, or correct the name\.$/,
		));

	it("is said at the line of an ES module that imports it", async () =>
		assert.match(
			await refusalOf(
				write("", {
					"package.json": MODULE,
					"index.js":
						'import * as pulumi from "@pulumi/pulumi";\nimport "@acme/nope";\n',
				}),
			),
			/^FOLDER\/index\.js:2: the program failed: .*'@acme\/nope'.* Run `npm install @acme\/nope` in FOLDER/,
		));
});

describe("what to do about an error", () => {
	after(removePrograms);
	const advice = (line: string, report = line) =>
		adviceFor(readProject(write("")), line, report);

	it("is a loader, for TypeScript as ES modules", () =>
		assert.match(
			advice('TypeError: Unknown file extension ".ts" for /shop/index.ts'),
			/needs a loader: run `npm install --save-dev tsx` and set `nodeargs: --import tsx` under `runtime: options:`/,
		));

	it("is the setting that the compiler misses", () =>
		assert.equal(
			advice("Option 'moduleResolution' must be set to 'NodeNext'"),
			'Set "module" and "moduleResolution" to "nodenext" in tsconfig.json.',
		));

	it("is the command that sets a setting", () =>
		assert.equal(
			advice("Missing required configuration variable 'shop:key'"),
			"Set it with `pulumi config set shop:key VALUE`.",
		));

	it("is not said again of what ComplianceTrail refuses", () =>
		assert.equal(
			advice("ComplianceTrail audit: trailName must be 3 characters long."),
			"",
		));

	it("is `npm install` for what a package lacks", () =>
		assert.equal(
			advice(
				"Error: Cannot find module 'deep'",
				"Error: Cannot find module 'deep'\nRequire stack:\n- /shop/node_modules/flat/index.js\n- /shop/index.js",
			),
			"Run `npm install` in that folder.",
		));
});

describe("the place of what fails as it is loaded", () => {
	after(removePrograms);

	it("is the module that Node cannot read", () => {
		const folder = write("", { "lib/a.ts": "" });
		const project = readProject(folder);
		assert.equal(
			errorLocation(
				project,
				`TypeError: Unknown file extension ".ts" for ${project.root}/lib/a.ts`,
			),
			`${folder}/lib/a.ts:1`,
		);
	});

	it("is the program's line, however deep in packages it fails", async () => {
		const chain = Object.fromEntries(
			Array.from({ length: 30 }, (_, at) => [
				`lib/node_modules/m${at}.js`,
				at === 29 ? 'throw new Error("too old");' : `require("./m${at + 1}");`,
			]),
		);
		assert.equal(
			await refusalOf(
				write("", {
					...chain,
					"index.js": '\n\nrequire("./lib/node_modules/m0");\n',
				}),
			),
			"FOLDER/index.js:3: the program failed: Error: too old. Fix it; `pulumi preview` shows the full error.",
		);
	});
});
