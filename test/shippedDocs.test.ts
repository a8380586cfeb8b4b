import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { deliveryExamples } from "./kit/engine/outcomes";
import { root } from "./kit/sourceFiles";
import { anchorsIn, linksIn } from "./markdownLinks";

/** Paths of all that `npm pack` puts into the package. */
function shippedFiles(): readonly string[] {
	const { stdout, stderr } = spawnSync(
		"npm",
		["pack", "--dry-run", "--json", "--ignore-scripts"],
		{ cwd: root, encoding: "utf8", timeout: 110_000 },
	);
	assert.match(stdout, /^\[/, stderr);
	const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
	return files.map(({ path }) => path);
}

type Texts = ReadonlyMap<string, string>;

/** What is wrong with a link in a file; undefined where it leads somewhere. */
function deadEnd(
	link: string,
	from: string,
	shipped: readonly string[],
	texts: Texts,
): string | undefined {
	const [path = "", anchor] = link.split("#");
	const target =
		path === ""
			? from
			: posix.join(posix.dirname(from), decodeURIComponent(path));
	const folder = `${target.replace(/\/$/, "")}/`;
	const isFolder = shipped.some((one) => one.startsWith(folder));
	if (!shipped.includes(target) && !isFolder) return "is not in the package";
	if (anchor === undefined) return undefined;
	const page = texts.get(isFolder ? `${folder}README.md` : target);
	return page !== undefined && anchorsIn(page).has(anchor)
		? undefined
		: "has no such heading";
}

function deadEnds(shipped: readonly string[], texts: Texts): readonly string[] {
	return [...texts].flatMap(([from, text]) =>
		linksIn(text).flatMap((link) => {
			const problem = deadEnd(link, from, shipped, texts);
			return problem === undefined ? [] : [`${from}: ${link} ${problem}`];
		}),
	);
}

describe("the documents in the package", () => {
	let shipped: readonly string[];
	let texts: Texts;
	before(() => {
		shipped = shippedFiles();
		texts = new Map(
			shipped
				.filter((path) => path.endsWith(".md"))
				.map((path) => [path, readFileSync(join(root, path), "utf8")]),
		);
	});

	it("lead nowhere but to what is in the package, headings included", () => {
		assert.deepEqual(deadEnds(shipped, texts), []);
		const links = [...texts.values()].flatMap(linksIn);
		for (const link of [
			"docs/compliance-trail.svg",
			"examples/by-hand",
			"docs/organization.md#what-it-costs",
			"../docs/organization.md",
			"../presets/baseline.json",
		])
			assert.ok(links.includes(link), `${link} is no link any more`);
	});

	it("are those of the examples, too, with their programs", () => {
		// One has files for CI services, one has programs in folders, and three have
		// programs in other languages: that of YAML is its Pulumi.yaml.
		const withoutProgram = ["examples/ci", "examples/delivery"];
		const inOtherLanguages: Readonly<Record<string, readonly string[]>> = {
			"examples/go": ["go.mod", "main.go", "program.go"],
			"examples/python": ["requirements.txt", "__main__.py"],
			"examples/yaml": [],
		};
		const folders = shipped.flatMap(
			(path) => /^(examples\/[^/]+)\//.exec(path)?.[1] ?? [],
		);
		assert.ok(folders.length > 0);
		for (const folder of new Set(folders))
			for (const file of [
				"README.md",
				...(withoutProgram.includes(folder)
					? []
					: [...(inOtherLanguages[folder] ?? ["index.ts"]), "Pulumi.yaml"]),
			])
				assert.ok(shipped.includes(`${folder}/${file}`), `${folder}/${file}`);
	});

	it("are those of trails that AWS rejects, with one page for all programs", () => {
		const page = texts.get("examples/delivery/README.md") ?? "";
		for (const example of deliveryExamples) {
			const name = example.slice("delivery/".length);
			for (const file of ["index.ts", "Pulumi.yaml"])
				assert.ok(shipped.includes(`examples/${example}/${file}`), name);
			assert.ok(!shipped.includes(`examples/${example}/expected.json`), name);
			assert.ok(page.includes(`| [${name}](${name}/index.ts) |`), name);
		}
	});

	it("name no address of the project, which has none", () => {
		const { name, repository, homepage, bugs } = JSON.parse(
			readFileSync(join(root, "package.json"), "utf8"),
		);
		assert.deepEqual(
			[repository, homepage, bugs],
			[undefined, undefined, undefined],
		);
		for (const [path, text] of texts)
			assert.doesNotMatch(text, new RegExp(`https?://[^\\s)]*${name}`), path);
	});
});

describe("the search for links that lead nowhere", () => {
	const found = (text: string) =>
		deadEnds(
			["README.md", "docs/a.md", "docs/b.svg"],
			new Map([
				["README.md", text],
				["docs/a.md", "# One `two`\n\n## One two\n\n```\n# No heading\n```\n"],
			]),
		);

	for (const text of [
		"[a](docs/a.md) ![b](docs/b.svg) [c](docs)",
		"[a](docs/a.md#one-two) [a](docs/a.md#one-two-1)",
		"# Here\n[a](#here)",
		'[a](docs/a.md "title") [w](https://example.com/x) [m](mailto:a@example.com)',
		"`[a](gone.md)`\n\n```\n[a](gone.md)\n```\n",
	])
		it(`lets ${JSON.stringify(text)} pass`, () => {
			assert.deepEqual(found(text), []);
		});

	for (const [text, problem] of [
		["[a](docs/c.md)", "docs/c.md is not in the package"],
		["![a](b.svg)", "b.svg is not in the package"],
		['<img alt="" src="b.png">', "b.png is not in the package"],
		['[a](c.md "title")', "c.md is not in the package"],
		["[a][x]\n\n[x]: c.md", "c.md is not in the package"],
		["[a](../README.md)", "../README.md is not in the package"],
		["[a](docs/a.md#two)", "docs/a.md#two has no such heading"],
		["[a](docs/a.md#no-heading)", "docs/a.md#no-heading has no such heading"],
		["[a](#gone)", "#gone has no such heading"],
	] as const)
		it(`finds ${JSON.stringify(text)}`, () => {
			assert.deepEqual(found(text), [`README.md: ${problem}`]);
		});
});
