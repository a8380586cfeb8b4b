import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../policypack/controls";
import { componentPage } from "./componentPage";
import { generate, staleOf } from "./generated";
import { packageSchema } from "./packageSchema";
import { pictureFile } from "./picture";

/*
 * `npm run docs` rewrites the generated parts of the documents;
 * `npm run docs -- --check` names those that are stale, and writes nothing.
 */
const root = join(__dirname, "..");
const isCheck = process.argv.includes("--check");
const generated = generate(root, controls);
const files = [
	...generated.files,
	pictureFile(),
	componentPage(root),
	packageSchema(root),
];
const stale = staleOf(root, { ...generated, files });

for (const { path, text } of stale) {
	if (!isCheck) writeFileSync(join(root, path), text);
	process.stdout.write(
		isCheck ? `${path} is stale: npm run docs\n` : `${path} is written\n`,
	);
}
for (const problem of generated.problems) process.stderr.write(`${problem}\n`);
if (generated.problems.length > 0 || (isCheck && stale.length > 0))
	process.exitCode = 1;
