import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

const root = resolve(__dirname, "../..");

// Beside the modules that it loads, and out of the way of what is published.
const output = join(root, "node_modules", ".cache", "deployment");

const shared = ["test/kit/engine/provider", "test/kit/iam", "test/kit/aws"];
const own = "test/kit/cloud";

function compile(from: string, to: string): void {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from)) {
		if (!/(?<!\.test)\.ts$/.test(name)) continue;
		const { outputText } = transpileModule(
			readFileSync(join(from, name), "utf8"),
			{
				compilerOptions: {
					module: ModuleKind.CommonJS,
					target: ScriptTarget.ES2022,
					esModuleInterop: true,
				},
			},
		);
		writeFileSync(join(to, name.replace(/\.ts$/, ".js")), outputText);
	}
}

/**
 * The folder of the provider, compiled. The engine starts a provider at each
 * command, and compiling it would be the longest part of most.
 */
export function compiledProvider(): string {
	for (const folder of [...shared, own])
		compile(join(root, folder), join(output, folder));
	const name = "pulumi-resource-aws";
	const provider = join(output, own);
	copyFileSync(join(root, own, name), join(provider, name));
	chmodSync(join(provider, name), 0o755);
	return provider;
}
