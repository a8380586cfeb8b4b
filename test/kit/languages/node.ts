import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runBounded } from "../engine/boundedProcess";
import { type EngineRun, keepStack } from "../engine/harness";
import { pack } from "../engine/pack";
import { root } from "../sourceFiles";
import type { Language } from "./languageRun";
import { scratchFolder, sdkOf } from "./sdks";

const folder = join(root, "test/languages/componentPrograms/node");

/** Compiles TypeScript in a folder, and returns what the compiler says. */
export async function compileTypeScript(
	project: string,
	...args: readonly string[]
): Promise<string> {
	const { code, stdout, stderr } = await runBounded(
		process.execPath,
		[join(root, "node_modules/typescript/bin/tsc"), ...args],
		{ folder: project, variables: {}, seconds: 120 },
	);
	return code === 0 ? stdout : `${stdout}${stderr}exit code ${code}`;
}

let linked: string | undefined;

/** A folder with the programs and the modules they need: the SDK is one. */
export function nodePrograms(): string {
	if (linked !== undefined) return linked;
	linked = scratchFolder("node-programs");
	cpSync(folder, linked, { recursive: true });
	const modules = join(linked, "node_modules");
	mkdirSync(modules);
	for (const name of readdirSync(join(root, "node_modules")))
		symlinkSync(join(root, "node_modules", name), join(modules, name));
	const sdk = join(modules, "cloudtrail-compliance-sdk");
	cpSync(sdkOf("nodejs"), sdk, { recursive: true });
	return linked;
}

let compiled: Promise<string> | undefined;

/** The same with the SDK compiled, as its `postinstall` script does. */
function compiledPrograms(): Promise<string> {
	compiled ??= (async () => {
		const programs = nodePrograms();
		const sdk = join(programs, "node_modules/cloudtrail-compliance-sdk");
		const said = await compileTypeScript(sdk);
		if (said !== "") throw new Error(said);
		// The SDK reads its version there.
		cpSync(join(sdk, "package.json"), join(sdk, "bin", "package.json"));
		return programs;
	})();
	return compiled;
}

/** Inline programs of the Automation API for Node, on the generated SDK. */
export const node: Language = {
	name: "Node",
	run: async (name, operations) => {
		const programs = await compiledPrograms();
		const { program } = require(join(programs, name));
		const stack = await keepStack({}, programs);
		try {
			const runs: EngineRun[] = [];
			for (const operation of operations)
				runs.push(
					await stack.run(operation, async () => program(), { packs: [pack] }),
				);
			return {
				runs,
				outputs: await stack.outputs(),
				state: await stack.exported(),
			};
		} finally {
			stack.remove();
		}
	},
};
