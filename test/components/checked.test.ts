import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, temporaryFolder } from "../kit/command";
import { withoutOwn } from "../kit/controls";
import { expectAllPassed } from "../kit/outcomes";
import { builtPack } from "../kit/pack/build";

const folders: ReturnType<typeof temporaryFolder>[] = [];

/** A program of a user's, with nothing but this line about a component. */
function program(line: string): string {
	const folder = temporaryFolder();
	folders.push(folder);
	const root = builtPack();
	symlinkSync(join(root, "node_modules"), join(folder.path, "node_modules"));
	writeFileSync(
		join(folder.path, "Pulumi.yaml"),
		"name: shop\nruntime: nodejs\n",
	);
	writeFileSync(
		join(folder.path, "index.js"),
		`const { ComplianceTrail } = require(${JSON.stringify(join(root, "bin/components"))});
const { output } = require("@pulumi/pulumi");
${line}
`,
	);
	return folder.path;
}

describe("the command on a program of ComplianceTrail", () => {
	after(() => {
		for (const folder of folders) folder.remove();
	});

	for (const [words, args] of [
		["no argument", "{}"],
		[
			"its account given",
			'{ accountId: "111122223333", partition: "aws", region: "eu-west-1" }',
		],
		[
			"everything asked for",
			'{ alarms: {}, notifications: {}, eventDataStore: {}, organization: { id: "o-exampleorg1" } }',
		],
	] as const)
		it(`passes every control with ${words}`, () => {
			const folder = program(`new ComplianceTrail("audit", ${args});`);
			const config = join(folder, "config.json");
			writeFileSync(config, JSON.stringify(withoutOwn));
			const { code, stdout, stderr } = run([
				...["check", folder, "--config", config],
			]);
			assert.deepEqual([code, stderr], [0, ""], stdout);
			expectAllPassed(stdout);
			const shown = stdout.replace(/^NO DATA +CloudTrail\.Delivery.*$/m, "");
			assert.doesNotMatch(shown, /failed|unknown/i);
			assert.doesNotMatch(shown, /^NO DATA/m);
			const { stdout: all } = run(["check", folder]);
			// Without the cloud, the policies of the component are not known.
			assert.match(all, /^UNKNOWN +CloudTrail\.Delivery/m);
		});

	it("says in one line which argument is wrong, and where", () => {
		const { code, stdout, stderr } = run([
			"check",
			program('new ComplianceTrail("audit", { logRetentionDays: 10 });'),
		]);
		assert.deepEqual([code, stdout], [2, ""]);
		assert.match(
			stderr,
			/ComplianceTrail audit: logRetentionDays must be one of 1, 3, .*; got the number 10\./,
		);
		assert.equal(stderr.trim().split("\n").length, 1);
	});

	it("says so of an output that turns out wrong, too", () => {
		const { code, stderr } = run([
			"check",
			program(
				'new ComplianceTrail("audit", { keyArn: output("alias/audit") });',
			),
		]);
		assert.equal(code, 2);
		assert.match(stderr, /ComplianceTrail audit: keyArn must be the ARN of/);
	});
});
