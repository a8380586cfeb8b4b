import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROCESS_MS } from "./bounds";
import { versionsInstead } from "./missingVersion";

/**
 * `npm install` in a folder, as a user runs it. Where the registry does not
 * have all packages of a release of the AWS SDK yet, again with the versions of
 * this project's lock file.
 */
export function npmInstall(folder: string, ...args: readonly string[]): void {
	const first = installed(folder, args);
	if (first.code === 0) return;
	const instead = versionsInstead(first.said);
	assert.ok(instead, first.said);
	override(join(folder, "package.json"), instead);
	const second = installed(folder, args);
	assert.equal(second.code, 0, second.said);
}

function installed(folder: string, args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(
		"npm",
		["install", "--no-audit", "--no-fund", ...args],
		{ cwd: folder, encoding: "utf8", timeout: PROCESS_MS },
	);
	return { code: status, said: `${stdout}${stderr}` };
}

/** Sets versions, but not of direct dependencies, which npm rejects. */
function override(file: string, versions: Readonly<Record<string, string>>) {
	const manifest = JSON.parse(readFileSync(file, "utf8"));
	const direct = { ...manifest.dependencies, ...manifest.devDependencies };
	const overrides = Object.fromEntries(
		Object.entries(versions).filter(([name]) => !(name in direct)),
	);
	writeFileSync(file, JSON.stringify({ ...manifest, overrides }));
}
