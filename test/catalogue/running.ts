import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { PROCESS_MS } from "../kit/bounds";
import { root } from "../kit/sourceFiles";

/** How a run of `npm run catalogue` ended. */
export interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

let bundle: string | undefined;

/** The script as one file: compiling it for each of many runs takes a second. */
function script(): string {
	if (bundle !== undefined) return bundle;
	const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	bundle = join(folder, "catalogue.js");
	buildSync({
		entryPoints: [join(root, ".dev/catalogue.ts")],
		outfile: bundle,
		bundle: true,
		platform: "node",
		packages: "external",
		// Packages are found by NODE_PATH, which `import()` ignores.
		supported: { "dynamic-import": false },
	});
	return bundle;
}

function run(env: Env, args: readonly string[]): Promise<Ended> {
	return new Promise((done) => {
		const child = execFile(
			process.execPath,
			[script(), ...args],
			{
				cwd: root,
				timeout: PROCESS_MS,
				env: {
					...process.env,
					NODE_PATH: join(root, "node_modules"),
					...env,
				},
			},
			(_, stdout, stderr) =>
				done({ code: child.exitCode ?? -1, stdout, stderr }),
		);
	});
}

/** Runs it; `with` sets variables of the environment. */
export const catalogue = Object.assign(
	(...args: readonly string[]) => run({}, args),
	{ with: (env: Env, ...args: readonly string[]) => run(env, args) },
);
