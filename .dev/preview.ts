import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordPreview } from "../test/engine/recording";
import { withSection } from "./markdown";

/*
 * `npm run docs:preview` records the failing preview that README.md shows, on
 * the real engine; a test of the engine says when it is stale.
 */
async function main(): Promise<void> {
	const path = join(__dirname, "..", "README.md");
	const readme = withSection(
		readFileSync(path, "utf8"),
		"recorded",
		await recordPreview(),
	);
	if (readme === undefined)
		throw new Error("README.md lacks <!-- recorded:start --> or its end.");
	writeFileSync(path, readme);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});
