import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { minify } from "@swc/core";
import { transform } from "esbuild";
import { type Plugin, type PluginContext, rollup } from "rollup";

/** Files that others import or run. */
const ENTRIES = [
	// First, and for itself: it checks @pulumi/aws before anything loads it.
	"components/requireAws",
	"components/index",
	"components/provider/index",
	"policypack/bareName",
	"policypack/cli",
	"policypack/index",
	"policypack/policies",
	"policypack/controlsEntry",
	"policypack/reportsEntry",
];

/**
 * By path in `bin`: the scripts of the package, and the source maps of a build
 * for debugging. What is loaded only where it is needed, as the clients of AWS
 * are, stays in files of its own.
 */
export async function scripts(
	root: string,
	isDebug: boolean,
): Promise<ReadonlyMap<string, string>> {
	const bundle = await rollup({
		input: {
			...Object.fromEntries(
				ENTRIES.map((entry) => [entry, join(root, `${entry}.ts`)]),
			),
		},
		plugins: [typescript],
		external: (id) => !/^[./]/.test(id),
		// What an entry shares with others is in a chunk, not in the entry.
		preserveEntrySignatures: "strict",
		onLog: (level, { message }) => {
			if (level === "warn") throw new Error(message);
		},
	});
	const { output } = await bundle.generate({
		dir: join(root, "bin"),
		format: "cjs",
		exports: "named",
		interop: "auto",
		// Packages are loaded by `require`, whose cache the program shares.
		dynamicImportInCjs: false,
		hoistTransitiveImports: false,
		entryFileNames: "[name].js",
		chunkFileNames: "chunks/[name].js",
		minifyInternalExports: true,
		generatedCode: { preset: "es2015", symbols: false },
		esModule: true,
		sourcemap: isDebug,
	});
	const files = new Map<string, string>();
	for (const file of output)
		if (file.type === "asset") files.set(file.fileName, String(file.source));
		else
			files.set(file.fileName, isDebug ? file.code : await minified(file.code));
	return files;
}

/** By SWC, whose output is the smallest. */
async function minified(code: string): Promise<string> {
	const { code: short } = await minify(code, {
		ecma: 2020,
		module: false,
		toplevel: true,
		compress: { passes: 3 },
		mangle: { toplevel: true },
	});
	return short;
}

/** Finds TypeScript sources, and takes their types away. */
const typescript: Plugin = {
	name: "typescript",
	resolveId(id, importer) {
		if (!importer || !id.startsWith(".")) return null;
		return sourceAt(resolve(dirname(importer), id)) ?? null;
	},
	async load(id) {
		const { code, map } = await transform(readFileSync(id, "utf8"), {
			loader: "ts",
			target: "node20.17",
			sourcemap: true,
			sourcefile: id,
		});
		return { code: withLazyChunks(this, id, code), map };
	},
	resolveFileUrl: ({ relativePath }) => JSON.stringify(`./${relativePath}`),
};

/** Puts each file that a function requires on first use into a chunk. */
function withLazyChunks(context: PluginContext, id: string, code: string) {
	return code.replace(/require\("(\.[^"]+)"\)/g, (written, path: string) => {
		const found = sourceAt(resolve(dirname(id), path));
		if (found === undefined) return written;
		const reference = context.emitFile({
			type: "chunk",
			id: found,
			preserveSignature: "strict",
		});
		return `require(import.meta.ROLLUP_FILE_URL_${reference})`;
	});
}

/** The source of a module, without its extension or by its folder. */
function sourceAt(path: string): string | undefined {
	return [`${path}.ts`, join(path, "index.ts")].find(existsSync);
}
