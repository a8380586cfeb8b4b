import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { declarations } from "./build/declarations";
import { scripts } from "./build/scripts";

/*
 * `npm run build`: what the package runs, in few and small files, and the type
 * declarations of its entries. `npm run build -- --debug` adds source maps and
 * keeps names and lines. Types are checked by `npm run types`.
 */

const root = join(__dirname, "..");
const out = join(root, "bin");

async function build(): Promise<void> {
	const isDebug = process.argv.includes("--debug");
	const files = new Map([
		...(await scripts(root, isDebug)),
		...declarations(root),
	]);
	rmSync(out, { recursive: true, force: true });
	for (const [path, text] of files) {
		mkdirSync(dirname(join(out, path)), { recursive: true });
		writeFileSync(join(out, path), text);
	}
}

build().catch((error) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});
