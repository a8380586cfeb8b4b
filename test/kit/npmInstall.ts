import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockedVersions, missingVersion } from "./missingVersion";

/** Installing may wait for a network. */
const INSTALL_MS = 240_000;

/**
 * `npm install` in a folder, as a user runs it. Where the registry does not
 * have all packages of a release of the AWS SDK yet, again with the versions of
 * this project's lock file.
 */
export function npmInstall(folder: string, ...args: readonly string[]): void {
	const first = installed(folder, args);
	if (first.code === 0) return;
	const missing = missingVersion(new Error(first.said));
	assert.ok(missing !== undefined, first.said);
	console.log(
		`      The registry does not have ${missing} yet: installed with the versions of package-lock.json.`,
	);
	overrideVersions(join(folder, "package.json"));
	const second = installed(folder, args);
	assert.equal(second.code, 0, second.said);
}

function installed(folder: string, args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(
		"npm",
		["install", "--no-audit", "--no-fund", ...args],
		{ cwd: folder, encoding: "utf8", timeout: INSTALL_MS },
	);
	return { code: status, said: `${stdout}${stderr}` };
}

/** Sets the versions of dependencies of dependencies; npm rejects others. */
function overrideVersions(file: string): void {
	const manifest = JSON.parse(readFileSync(file, "utf8"));
	const overrides = Object.fromEntries(
		Object.entries(lockedVersions()).filter(
			([name]) =>
				!(name in { ...manifest.dependencies, ...manifest.devDependencies }),
		),
	);
	writeFileSync(file, JSON.stringify({ ...manifest, overrides }));
}
