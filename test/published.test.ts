import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROCESS_MS } from "./kit/bounds";
import { npmInstall } from "./kit/npmInstall";
import { startPack } from "./kit/pack/packProcess";
import { root } from "./kit/sourceFiles";

function mustRun(folder: string, command: string, ...args: string[]): void {
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd: folder,
		encoding: "utf8",
		timeout: PROCESS_MS,
	});
	assert.equal(status, 0, stdout + stderr);
}

/**
 * What `pulumi policy publish` uploads, and what a member of a policy group
 * makes of it: it unpacks the tarball and installs in it, without what only
 * development needs.
 */
describe("the pack, published to Pulumi Cloud and unpacked by a stack", () => {
	let folder = "";

	before(() => {
		folder = mkdtempSync(join(tmpdir(), "cloudtrail-published-"));
		mustRun(
			root,
			"npm",
			...["pack", "--ignore-scripts", "--loglevel=error"],
			...["--pack-destination", folder],
		);
		const [tarball = ""] = readdirSync(folder);
		mustRun(folder, "tar", "-xzf", tarball);
		npmInstall(join(folder, "package"), "--production", "--loglevel=error");
	});

	after(() => rmSync(folder, { recursive: true, force: true }));

	it("starts, as the engine starts it", async () => {
		const pack = await startPack(join(folder, "package"));
		assert.ok(pack.port > 0);
		await pack.end();
		assert.equal(pack.complaints(), "");
	});

	it("has brought neither providers nor tools of development", () => {
		const modules = join(folder, "package", "node_modules");
		for (const name of ["@pulumi/aws", "@pulumi/aws-native", "mocha"])
			assert.ok(!existsSync(join(modules, name)), name);
	});
});
