import assert from "node:assert/strict";
import { readProgram } from "../../policypack/sources/program";
import { refusalOf, removePrograms, write } from "../kit/programs";

/** The same with paths inside the folder alone. */
const saidOf = async (folder: string) =>
	(await refusalOf(folder)).replaceAll("FOLDER", "");

const yaml = (main: string) => `name: shop\nruntime: nodejs\nmain: ${main}\n`;
const SOURCE = { "src/index.ts": "export const bucket = 1;\n" };
const BUILD = "Build the program first (`npm run build` or `npx tsc`)";

/** A folder without the file that `write` puts into each. */
const NO_INDEX = { "index.js": undefined };

describe("a program that is not built", () => {
	after(removePrograms);

	const cases: readonly (readonly [
		string,
		Readonly<Record<string, string | undefined>>,
		string,
	])[] = [
		[
			"by main of Pulumi.yaml",
			{ "Pulumi.yaml": yaml("bin/index.js") },
			`/Pulumi.yaml: main names bin/index.js, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by a folder in Pulumi.yaml",
			{ "Pulumi.yaml": yaml("dist/"), "package.json": '{"main":"index.js"}' },
			`/Pulumi.yaml: main names dist/, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by a folder in Pulumi.yaml that is empty",
			{ "Pulumi.yaml": yaml("dist"), "dist/.gitkeep": "" },
			`/dist has no program: index.ts and index.js do not exist. ${BUILD}, or set \`main\` in Pulumi.yaml.`,
		],
		[
			"by main of package.json",
			{ "package.json": '{"main":"bin/index.js","scripts":{"build":"tsc"}}' },
			`/package.json: main names bin/index.js, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by main of package.json, without an ending",
			{ "package.json": '{"main":"./lib"}' },
			`/package.json: main names ./lib, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by main of package.json, with its sources beside",
			{ ...SOURCE, "package.json": '{"main":"out/src/index.js"}' },
			`/package.json: main names out/src/index.js, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by main of a package.json in the program's folder",
			{
				"Pulumi.yaml": yaml("infra"),
				"infra/package.json": '{"main":"build/main.js"}',
			},
			`/infra/package.json: main names build/main.js, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"by exports of package.json, as ES modules",
			{ "package.json": '{"type":"module","exports":"./dist/index.js"}' },
			`/package.json: exports names ./dist/index.js, which does not exist. ${BUILD}, or correct exports.`,
		],
		[
			"by main of package.json, as ES modules",
			{ "package.json": '{"type":"module","main":"dist/index.js"}' },
			`/package.json: main names dist/index.js, which does not exist. ${BUILD}, or correct main.`,
		],
		[
			"with nothing that names it",
			{},
			` has no program: index.ts and index.js do not exist. ${BUILD}, or set \`main\` in Pulumi.yaml.`,
		],
	];
	for (const [name, files, says] of cases)
		it(`${name} says what is missing, and what to do`, async () =>
			assert.equal(await saidOf(write("", { ...NO_INDEX, ...files })), says));

	it("a source that does not exist is not to be built", async () =>
		assert.equal(
			await saidOf(
				write("", { ...NO_INDEX, "Pulumi.yaml": yaml("src/app.ts") }),
			),
			"/Pulumi.yaml: main names src/app.ts, which does not exist. Correct main.",
		));

	it("a dependency that is not built is not taken for the program", async () => {
		const folder = write('require("./part");', {
			"part/package.json": '{"main":"dist/part.js"}',
		});
		const refusal = await saidOf(folder);
		assert.match(refusal, /the program failed/);
		assert.match(refusal, /part\/dist\/part\.js/);
	});

	it("an index.ts in the project's folder runs in its place, as at a preview", async () => {
		const folder = write("", {
			...NO_INDEX,
			"package.json": '{"main":"bin/index.js"}',
			"index.ts": "export const nothing = 1;\n",
		});
		const { resources } = await readProgram(folder, {});
		assert.ok(resources.length > 0);
	});
});
