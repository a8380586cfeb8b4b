import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../kit/sourceFiles";
import { environmentOf, nodeFolder } from "./install";
import { nodes, peers } from "./matrix";
import { mustRun, runVisibly } from "./run";

/*
 * npm run test:newest [-- options of mocha]
 *
 * The whole `npm test`, `npm run test:command` and `npm run test:programs`, in a
 * copy of this project, by the newest Node that is declared and with the newest peers.
 */

/** What is made here, and not part of the project. */
const MADE = new Set(["node_modules", ".engine", ".git", "bin", "coverage"]);

async function main(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), "newest-"));
	try {
		const node = Object.values(nodes).at(-1)?.newest ?? "";
		const env = await environmentOf(await nodeFolder(node));
		const newest = Object.entries(peers).map(
			([name, majors]) => `${name}@${Object.values(majors).at(-1)?.newest}`,
		);
		console.log(`node ${node}, ${newest.join(", ")}`);
		cpSync(root, folder, {
			recursive: true,
			filter: (path) => !MADE.has(relative(root, path)),
		});
		await mustRun(
			[
				"npm",
				...["install", "--no-save", "--ignore-scripts"],
				...["--no-audit", "--no-fund", ...newest],
			],
			{ cwd: folder, env, timeoutSeconds: 420 },
		);
		let code = 0;
		for (const script of ["test", "test:command", "test:programs"])
			code ||= await runVisibly(
				["npm", "run", script, "--", ...process.argv.slice(2)],
				{ cwd: folder, env },
			);
		return code;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
