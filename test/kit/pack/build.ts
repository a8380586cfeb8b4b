import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROCESS_MS } from "../bounds";

/** The pack's folder, as `--policy-pack` takes it. */
export const packFolder = resolve(__dirname, "../../..");

const compiled = join(packFolder, "bin/policypack/index.js");

let isBuilt = false;

/**
 * The pack's folder, compiled: anew, once in a process, where a source is
 * younger than what was compiled of it. Types are checked elsewhere.
 */
export function builtPack(): string {
	if (isBuilt || isFresh()) {
		isBuilt = true;
		return packFolder;
	}
	const { stdout, stderr } = spawnSync(
		process.execPath,
		["--require", "ts-node/register/transpile-only", ".dev/build.ts"],
		{ cwd: packFolder, encoding: "utf8", timeout: PROCESS_MS },
	);
	if (!existsSync(compiled) || !isFresh())
		throw new Error(`The pack could not be compiled:\n${stdout}${stderr}`);
	isBuilt = true;
	return packFolder;
}

function isFresh(): boolean {
	if (!existsSync(compiled)) return false;
	const at = statSync(compiled).mtimeMs;
	return [
		join(packFolder, "tsconfig.json"),
		join(packFolder, ".dev/build.ts"),
		...[".dev/build", "policypack", "components"].flatMap((name) =>
			sourcesIn(join(packFolder, name)),
		),
	].every((source) => statSync(source).mtimeMs < at);
}

function sourcesIn(folder: string): readonly string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.filter((name) => !/(^|\/)(cases|samples)\.ts$/.test(name))
		.map((name) => join(folder, name));
}
