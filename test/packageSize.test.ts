import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { root } from "./kit/sourceFiles";

/** Bytes of all files in the package. */
const LIMIT = 500_000;

describe("the package", () => {
	it(`takes at most ${LIMIT.toLocaleString("en")} bytes unpacked`, () => {
		const { stdout, stderr } = spawnSync(
			"npm",
			["pack", "--dry-run", "--json", "--ignore-scripts"],
			{ cwd: root, encoding: "utf8", timeout: 110_000 },
		);
		assert.match(stdout, /^\[/, stderr);
		const [{ unpackedSize, files }] = JSON.parse(stdout) as [
			{ unpackedSize: number; files: { path: string; size: number }[] },
		];
		assert.ok(
			files.some(({ path }) => path === "bin/policypack/cli.js"),
			"the package is not built",
		);
		const largest = [...files]
			.sort((a, b) => b.size - a.size)
			.slice(0, 10)
			.map(({ path, size }) => `${path}: ${size}`);
		assert.ok(unpackedSize <= LIMIT, [unpackedSize, ...largest].join("\n"));
	});
});
