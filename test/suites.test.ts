import assert from "node:assert/strict";
import { type SourceFile, sourceFilesIn } from "./kit/sourceFiles";

/*
 * A suite is a folder of test/, or the tests that are in none. What several
 * suites need is in test/kit/.
 */

/** Lines that one test file may have; data alone may be longer. */
const LONGEST = 500;

/** Files that hold data alone. */
const DATA = new Set(["test/spelling/worlds.ts"]);

/** The folder of test/ that a path is in; empty where it is in none. */
function suiteOf(path: string): string {
	const [, folder = "", ...rest] = path.split("/");
	return rest.length > 0 ? folder : "";
}

/** What a file imports of suites other than its own; the kit is of none. */
function strangers({ path, imports }: Pick<SourceFile, "path" | "imports">) {
	return imports
		.map(({ what }) => what)
		.filter((what) => what.startsWith("test/"))
		.filter((what) => ![suiteOf(path), "kit"].includes(suiteOf(what)))
		.map((what) => `${path} imports ${what}`);
}

/** Files that have more lines than they may, and how many. */
function tooLong(files: readonly Pick<SourceFile, "path" | "text">[]) {
	return files
		.filter(({ path }) => !DATA.has(path))
		.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
		.filter(({ lines }) => lines > LONGEST)
		.map(({ path, lines }) => `${path}: ${lines}`);
}

describe("the suites of tests", () => {
	const files = sourceFilesIn("test");

	it("import test/kit/ and their own files alone", () => {
		assert.ok(files.some(({ path }) => path === "test/suites.test.ts"));
		assert.deepEqual(files.flatMap(strangers), []);
	});

	it("would show an import of another suite", () => {
		const importing = (path: string, what: string) =>
			strangers({
				path,
				imports: [{ what, isType: false, isLazy: false }],
			}).length;
		assert.equal(importing("test/audit/a.test.ts", "test/engine/pack"), 1);
		assert.equal(importing("test/a.test.ts", "test/engine/pack"), 1);
		assert.equal(importing("test/kit/a.ts", "test/engine/pack"), 1);
		assert.equal(importing("test/engine/a.engine.ts", "test/urn.test"), 1);
		assert.equal(importing("test/audit/deep/a.ts", "test/kit/awsFaults"), 0);
		assert.equal(importing("test/a.test.ts", "test/kit/pack/client"), 0);
	});

	it(`have no file longer than ${LONGEST} lines, but data`, () => {
		assert.deepEqual(tooLong(files), []);
		for (const path of DATA)
			assert.ok(files.some((file) => file.path === path));
	});

	it("would show a file that is too long", () => {
		const long = (path: string) =>
			tooLong([{ path, text: "\n".repeat(LONGEST + 1) }]);
		assert.deepEqual(long("test/a.test.ts"), ["test/a.test.ts: 501"]);
		assert.deepEqual(long("test/spelling/worlds.ts"), []);
	});
});
