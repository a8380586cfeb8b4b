import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { PROCESS_MS } from "./kit/bounds";
import { builtPack } from "./kit/pack/build";
import { root } from "./kit/sourceFiles";

/** What `npm pack` says of the package. */
interface Packed {
	readonly unpackedSize: number;
	readonly files: readonly { readonly path: string }[];
}

/** A third is the command with its report formats and runtimes, a third documentation and schemas, a sixth the checks of delivery. */
const MOST_BYTES = 1_200_000;

function packed(): Packed {
	builtPack();
	const { stdout, stderr } = spawnSync(
		"npm",
		["pack", "--dry-run", "--json", "--ignore-scripts"],
		{ cwd: root, encoding: "utf8", timeout: PROCESS_MS },
	);
	assert.match(stdout, /^\[/, stderr);
	const [described] = JSON.parse(stdout) as readonly Packed[];
	assert.ok(described);
	return described;
}

/** The declarations that a file refers to, as paths in the package. */
function referredTo(path: string, shipped: ReadonlySet<string>): string[] {
	const text = readFileSync(join(root, path), "utf8");
	return ts
		.preProcessFile(text)
		.importedFiles.filter(({ fileName }) => fileName.startsWith("."))
		.map(({ fileName }) => {
			const target = posix.join(posix.dirname(path), fileName);
			const found = [`${target}.d.ts`, `${target}/index.d.ts`].find((one) =>
				shipped.has(one),
			);
			assert.ok(found, `${path} refers to ${fileName}, which is not shipped`);
			return found;
		});
}

describe("the package, as npm packs it", () => {
	let described: Packed = { unpackedSize: 0, files: [] };
	let shipped: ReadonlySet<string> = new Set();
	before(() => {
		described = packed();
		shipped = new Set(described.files.map(({ path }) => path));
	});

	it("is small", () => {
		assert.ok(described.unpackedSize > 100_000);
		assert.ok(
			described.unpackedSize < MOST_BYTES,
			`${described.unpackedSize} bytes unpacked`,
		);
	});

	it("has the declarations of its entries, and of nothing else", () => {
		const { exports } = JSON.parse(
			readFileSync(join(root, "package.json"), "utf8"),
		) as { readonly exports: Readonly<Record<string, unknown>> };
		const entries = Object.values(exports).flatMap((entry) => {
			const types = Object(entry).types;
			return typeof types === "string" ? [types.replace(/^\.\//, "")] : [];
		});
		assert.ok(entries.length >= 4);
		const reached = new Set<string>();
		const reach = (path: string): void => {
			if (reached.has(path)) return;
			assert.ok(shipped.has(path), `${path} is not shipped`);
			reached.add(path);
			for (const other of referredTo(path, shipped)) reach(other);
		};
		for (const entry of entries) reach(entry);
		assert.deepEqual(
			[...shipped].filter((path) => path.endsWith(".d.ts")).sort(),
			[...reached].sort(),
		);
	});

	it("keeps what its arguments are for, in their declarations", () => {
		const args = readFileSync(join(root, "bin/components/args.d.ts"), "utf8");
		assert.match(args, /Retention of the created log group in days/);
	});

	it("has every script that its scripts load", () => {
		for (const path of shipped) {
			if (!/^bin\/.*\.js$/.test(path)) continue;
			const text = readFileSync(join(root, path), "utf8");
			for (const [, loaded = ""] of text.matchAll(
				/require\("(\.[^"]+\.js)"\)/g,
			))
				assert.ok(
					shipped.has(posix.join(posix.dirname(path), loaded)),
					`${path} loads ${loaded}, which is not shipped`,
				);
		}
	});
});
