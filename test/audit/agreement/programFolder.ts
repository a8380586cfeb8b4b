import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stack } from "../../../policypack/providers/resource";
import { readProgram } from "../../../policypack/sources/program";
import { root } from "../../kit/sourceFiles";
import type { Drawn } from "./randomAccounts";

/** What `check FOLDER` reads of a program that makes what was drawn. */
export async function readDrawn(drawn: Drawn): Promise<Stack> {
	const folder = mkdtempSync(join(tmpdir(), "drawn-program-"));
	const write = (name: string, text: string) =>
		writeFileSync(join(folder, name), text);
	try {
		// Its names are those of the stacks on the engine, so that URNs agree.
		write(
			"Pulumi.yaml",
			"name: engine-test\nruntime: { name: nodejs, options: { typescript: false } }\n",
		);
		write("Pulumi.dev.yaml", "config: {}\n");
		write("package.json", "{}");
		write(
			"index.js",
			[
				`require("ts-node").register({ transpileOnly: true, project: ${JSON.stringify(join(root, "tsconfig.json"))} });`,
				`const { programOf } = require(${JSON.stringify(join(__dirname, "program"))});`,
				`programOf(${JSON.stringify(drawn)})();`,
			].join("\n"),
		);
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
		return await readProgram(folder, { stack: "dev" });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
