import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../policypack/controls";
import { root } from "./kit/sourceFiles";
import { TURNS, turnsIn } from "./plainEnglish";

const read = (path: string) => readFileSync(join(root, path), "utf8");

function filesIn(folder: string, ends: RegExp): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => ends.test(path));
}

const pages = controls.map(
	({ policy }) => `policypack/controls/${policy}/README.md`,
);
const documents = [
	...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
	// The reference of arguments is generated from comments of the source.
	...filesIn("docs", /\.md$/).filter((path) => !path.endsWith("component.md")),
	...pages,
	...["presets/README.md", "bench/README.md"],
	...filesIn("examples", /README\.md$|\.yaml$/),
	...filesIn(".github", /\.(md|yml)$/),
];
const programs = filesIn("examples", /index\.ts$/);

/** A document without what is generated from source code. */
function handwritten(path: string): string {
	const blank = (part: string) => part.replace(/[^\n]/g, "");
	return read(path)
		.replace(/<!-- (\w+):start -->[\s\S]*?<!-- \1:end -->/g, blank)
		.replace(/^[\s\S]*?<!-- generated above/, blank);
}

/** The comments of a program, on their lines. */
function commentsOf(path: string): string {
	return read(path)
		.split("\n")
		.map((line) => /(?:^|\s)(?:\/\/|\/\*\*|\*\s)(.*)$/.exec(line)?.[1] ?? "")
		.join("\n");
}

describe("the English of the documents", () => {
	it("is checked in every document", () => {
		for (const path of [
			"README.md",
			"docs/organization.md",
			"docs/architecture.md",
			"policypack/controls/cloudtrail-6/README.md",
			"examples/by-hand/README.md",
			".github/pull_request_template.md",
		])
			assert.ok(documents.includes(path), path);
		assert.ok(programs.includes("examples/by-hand/index.ts"));
	});

	for (const path of documents)
		it(`is plain in ${path}`, () => {
			assert.deepEqual(turnsIn(handwritten(path)), []);
		});

	for (const path of programs)
		it(`is plain in the comments of ${path}`, () => {
			assert.deepEqual(turnsIn(commentsOf(path)), []);
		});
});

describe("the search for turns that are not plain", () => {
	for (const text of [
		"This tells which control fails.",
		"The report\nsays so.",
		"A stack stands for its account.",
		"An empty text is no key.",
		"It must hold,\nfor it is checked.",
		"Nobody reads it; there is none.\nWhom it can stop.",
		"# What it SHALL do",
		"The account is asked again.",
		"A pack of your own.",
	])
		it(`finds ${JSON.stringify(text)}`, () => {
			assert.notDeepEqual(turnsIn(text), []);
		});

	it("names the line and what to write", () => {
		assert.deepEqual(turnsIn("One.\n\nIt stands beside it."), [
			'line 3: "stands" (write: represents, comes)',
			'line 3: "beside" (write: in addition to)',
		]);
	});

	for (const text of [
		"There is no remediation. The value is no longer set.",
		"A standard, understandable outstanding task, saysomething.",
		"`it tells` and\n\n```\nnobody says so\n```\n",
		"[a link](https://example.com/says/told)",
		"It waits for the update.",
	])
		it(`lets ${JSON.stringify(text)} pass`, () => {
			assert.deepEqual(turnsIn(text), []);
		});

	for (const { turn, example } of TURNS)
		it(`would find ${turn} in a document`, () => {
			const page = read("policypack/controls/cloudtrail-2/README.md");
			assert.deepEqual(turnsIn(page), []);
			assert.equal(turnsIn(`${page}\n${example}`).length, 1);
		});
});
