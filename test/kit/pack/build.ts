import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PROCESS_MS } from "../bounds";

/** The pack's folder, as `--policy-pack` takes it. */
export const packFolder = resolve(__dirname, "../../..");

const compiled = join(packFolder, "bin/policypack/index.js");

/** A folder that is there while a process of the tests compiles. */
const lock = join(packFolder, "node_modules", ".cache", "build.lock");

let isBuilt = false;

/**
 * The pack's folder, compiled: anew, once in a process, where a source is
 * younger than what was compiled of it. Types are checked elsewhere.
 */
export function builtPack(): string {
	if (isBuilt || isFresh() || isBuiltByAnother()) {
		isBuilt = true;
		return packFolder;
	}
	const { stdout, stderr } = spawnSync(
		process.execPath,
		["--require", "ts-node/register/transpile-only", ".dev/build.ts"],
		{ cwd: packFolder, encoding: "utf8", timeout: PROCESS_MS },
	);
	rmSync(lock, { recursive: true, force: true });
	if (!existsSync(compiled) || !isFresh())
		throw new Error(`The pack could not be compiled:\n${stdout}${stderr}`);
	isBuilt = true;
	return packFolder;
}

/**
 * Takes the lock; where another process has it, waits for the end of its
 * build. One that was left behind is not waited for beyond the longest build.
 */
function isBuiltByAnother(): boolean {
	const end = Date.now() + PROCESS_MS;
	mkdirSync(dirname(lock), { recursive: true });
	for (;;) {
		try {
			mkdirSync(lock);
			// It may have been built between the look and the lock.
			if (!isFresh()) return false;
			rmSync(lock, { recursive: true, force: true });
			return true;
		} catch (error) {
			if ((error as { code?: string }).code !== "EEXIST") throw error;
			if (Date.now() > end) rmSync(lock, { recursive: true, force: true });
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
		}
	}
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
