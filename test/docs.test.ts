import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generate, staleOf } from "../.dev/generated";
import { controls } from "../policypack/controls";
import { root } from "./kit/sourceFiles";
import { linksIn } from "./markdownLinks";

/** What each page must say, in these words: a decision is easily lost. */
const EDGES: Readonly<Record<string, readonly string[]>> = JSON.parse(
	readFileSync(join(__dirname, "fixtures", "edges.json"), "utf8"),
);

const schemas = [
	"config.schema.json",
	"record.schema.json",
	"report.schema.json",
];

const pages = controls.map(
	({ policy }) => `policypack/controls/${policy}/README.md`,
);

function markdownIn(folder: string): readonly string[] {
	return readdirSync(join(root, folder))
		.filter((name) => name.endsWith(".md"))
		.map((name) => join(folder, name));
}

function read(path: string): string {
	return readFileSync(join(root, path), "utf8");
}

describe("the documents", () => {
	it("are what the controls and the component make of them", () => {
		// The component is constructed in a process of its own, for the picture.
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[
				"--require",
				"ts-node/register/transpile-only",
				".dev/docs.ts",
				"--check",
			],
			{ cwd: root, encoding: "utf8" },
		);
		assert.equal(status, 0, stdout + stderr);
	});

	for (const path of [
		...markdownIn("."),
		...markdownIn("docs"),
		...markdownIn("presets"),
		...pages,
	])
		it(`${path} has no dead link`, () => {
			const dead = linksIn(read(path))
				.map((link) => link.replace(/#.*$/, ""))
				.filter((link) => link !== "")
				.filter((link) => !existsSync(join(root, dirname(path), link)));
			assert.deepEqual(dead, []);
		});

	for (const { policy } of controls)
		it(`the page of ${policy} names every edge`, () => {
			const page = read(`policypack/controls/${policy}/README.md`);
			const edges = EDGES[policy];
			assert.ok(
				edges && edges.length > 0,
				`test/fixtures/edges.json has none of ${policy}`,
			);
			assert.deepEqual(
				edges.filter((edge) => !page.includes(edge)),
				[],
			);
		});

	it("say of each dependency what it is for", () => {
		const { dependencies, peerDependencies } = JSON.parse(read("package.json"));
		const told = read("docs/dependencies.md");
		const names = Object.keys({ ...dependencies, ...peerDependencies });
		assert.deepEqual(
			names.filter((name) => !told.includes(`\`${name}\``)),
			[],
		);
	});
});

describe("the generator of documents", () => {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "docs-"));
		for (const path of ["README.md", ...schemas, ...pages])
			cpSync(join(root, path), join(folder, path));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	function change(path: string, from: string | RegExp, to: string): void {
		const text = readFileSync(join(folder, path), "utf8");
		assert.notEqual(text.replace(from, to), text);
		writeFileSync(join(folder, path), text.replace(from, to));
	}

	function stale(): readonly string[] {
		return staleOf(folder, generate(folder, controls)).map(({ path }) => path);
	}

	it("finds each file that is stale", () => {
		const [page = ""] = pages;
		change(page, "| Severity | High |", "| Severity | Low |");
		change("README.md", "`cloudtrail-4`", "`cloudtrail-98`");
		for (const schema of schemas) change(schema, '"title"', '"name"');
		assert.deepEqual([...stale()].sort(), [
			"README.md",
			...["config.schema.json", page],
			...["record.schema.json", "report.schema.json"],
		]);
	});

	it("keeps what is written by hand", () => {
		const [page = ""] = pages;
		change(page, "## In AWS", "## At Amazon");
		change("README.md", /^# .+$/m, "# Another title");
		assert.deepEqual(stale(), []);
	});

	it("says what is in its way", () => {
		const [page = ""] = pages;
		change(page, "<!-- generated above", "<!-- made above");
		change("README.md", "<!-- controls:start -->", "");
		const { problems } = generate(folder, controls);
		assert.equal(problems.length, 2);
		assert.match(problems[0] ?? "", new RegExp(`^${page} lacks the line`));
		assert.match(problems[1] ?? "", /^README\.md lacks <!-- controls:start/);
	});
});
