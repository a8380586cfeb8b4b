import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../kit/sourceFiles";

/*
 * npm run test:compat [-- --pairs | --all [--part 2/8]] [--grep "node 26"]
 */
const { values } = parseArgs({
	options: {
		all: { type: "boolean", default: false },
		pairs: { type: "boolean", default: false },
		part: { type: "string" },
		grep: { type: "string", default: "" },
	},
});
const cells =
	values.part ?? (values.all ? "all" : values.pairs ? "pairs" : "values");
const { status } = spawnSync(
	process.execPath,
	[
		join(root, "node_modules/mocha/bin/mocha.js"),
		...["--config", ".mocharc.engine.json"],
		...["--grep", values.grep],
		"test/compat/**/*.compat.ts",
	],
	{
		cwd: root,
		stdio: "inherit",
		env: { ...process.env, COMPAT_CELLS: cells },
	},
);
process.exitCode = status ?? 1;
