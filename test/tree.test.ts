import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { root } from "./kit/sourceFiles";

/** A line of the tree: names between commas, and then a description. */
const LINE = /^( *)((?:\S+, )*\S+)/;

/** The paths in a drawn tree; a folder has a slash at its end. */
function pathsIn(tree: string): readonly string[] {
	const above: { readonly indent: number; readonly folder: string }[] = [];
	return tree.split("\n").flatMap((line) => {
		const [, spaces = "", names] = LINE.exec(line) ?? [];
		if (names === undefined) return [];
		const indent = spaces.length;
		while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
		const folder = above.at(-1)?.folder ?? "";
		const paths = names.split(", ").map((name) => `${folder}${name}`);
		const own = paths.find((path) => path.endsWith("/"));
		if (own !== undefined) above.push({ indent, folder: own });
		return paths;
	});
}

/** The folders of a folder that has code, at any depth above `deepest`. */
function foldersIn(folder: string, deepest: number): readonly string[] {
	if (deepest === 0) return [];
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => `${folder}${name}/`)
		.flatMap((path) => [path, ...foldersIn(path, deepest - 1)]);
}

/** Whether a name in the tree, with `*` for any text, stands for a path. */
function standsFor(name: string, path: string): boolean {
	const [start = "", end] = name.split("*");
	return end === undefined
		? name === path
		: path.startsWith(start) && path.endsWith(end);
}

describe("the tree in docs/architecture.md", () => {
	const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
	const [, tree = ""] = /## The tree\n\n```\n(.*?)```/s.exec(text) ?? [];
	const paths = pathsIn(tree);

	it("names files and folders that exist", () => {
		assert.ok(paths.length > 50, "the tree was not found");
		assert.deepEqual(missingAmong(paths), []);
	});

	it("has every folder of the pack and of the component", () => {
		const folders = [
			...foldersIn("policypack/", 2),
			...foldersIn("components/", 2),
		];
		assert.deepEqual(
			folders.filter((path) => !paths.some((name) => standsFor(name, path))),
			[],
		);
	});

	it("has every file of model and judging", () => {
		const files = ["policypack/model/", "policypack/judging/"].flatMap(
			(folder) =>
				readdirSync(join(root, folder), { withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map(({ name }) => `${folder}${name}`),
		);
		assert.deepEqual(
			files.filter((path) => !paths.some((name) => standsFor(name, path))),
			[],
		);
	});

	it("is read as it is drawn", () => {
		const drawn = [
			"one/                  a folder",
			"  a.ts, b.ts          two files",
			"  c.ts, c/            a file and a folder",
			"    d.ts              inside it",
			"  e*.ts               beside it",
			"two/                  another",
		].join("\n");
		assert.deepEqual(pathsIn(drawn), [
			"one/",
			"one/a.ts",
			"one/b.ts",
			"one/c.ts",
			"one/c/",
			"one/c/d.ts",
			"one/e*.ts",
			"two/",
		]);
		assert.deepEqual(missingAmong(["policypack/gone.ts", "policypack/"]), [
			"policypack/gone.ts",
		]);
	});
});

function missingAmong(paths: readonly string[]): readonly string[] {
	return paths.filter((path) =>
		path.includes("*")
			? !isAnyThere(path)
			: !existsSync(join(root, path.replace(/\/$/, ""))),
	);
}

function isAnyThere(pattern: string): boolean {
	const folder = dirname(pattern);
	return readdirSync(join(root, folder), { withFileTypes: true }).some(
		(entry) =>
			standsFor(
				pattern,
				`${folder}/${entry.name}${entry.isDirectory() ? "/" : ""}`,
			),
	);
}
