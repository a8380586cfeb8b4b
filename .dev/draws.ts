import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/*
 * `npm run test:draws`: the tests of random draws, with ten times as many
 * draws as `npm test` makes, or as many times as TEST_DRAWS says.
 */

const root = join(__dirname, "..");

const files = readdirSync(join(root, "test"), {
	recursive: true,
	encoding: "utf8",
})
	.filter((name) => name.endsWith(".test.ts"))
	.map((name) => join("test", name))
	.filter((file) =>
		readFileSync(join(root, file), "utf8").includes('/kit/draws"'),
	)
	.sort();

const { status } = spawnSync(
	process.execPath,
	[
		require.resolve("mocha/bin/mocha.js"),
		...["--parallel", "--jobs", "2"],
		...files,
	],
	{
		cwd: root,
		stdio: "inherit",
		env: { ...process.env, TEST_DRAWS: process.env.TEST_DRAWS ?? "10" },
	},
);
process.exitCode = status ?? 1;
