import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { scaffold } from "./scaffold";

/* `npm run new-control CloudTrail.9` begins a control. */
const root = join(__dirname, "..");
const [id = "", ...more] = process.argv.slice(2);
const done =
	more.length > 0
		? { refused: "Give one id, as CloudTrail.9." }
		: scaffold(root, id);
if ("refused" in done) {
	process.stderr.write(`${done.refused}\n`);
	process.exitCode = 2;
} else {
	for (const path of done.written) process.stdout.write(`${path}\n`);
	// A line that has become too long is wrapped.
	spawnSync(
		process.execPath,
		[
			require.resolve("@biomejs/biome/bin/biome"),
			...["format", "--write", "--vcs-enabled=false"],
			...done.written.filter((path) => !path.endsWith(".md")),
		],
		{ cwd: root },
	);
	// Another process: this one has loaded the controls as they were.
	const docs = spawnSync(
		process.execPath,
		["--require", "ts-node/register/transpile-only", ".dev/docs.ts"],
		{ cwd: root, encoding: "utf8" },
	);
	process.stdout.write(docs.stdout);
	process.stderr.write(docs.stderr);
	process.stdout.write(
		"Replace each TODO and write the cases; npm test lists what is missing.\n",
	);
	process.exitCode = docs.status ?? 1;
}
