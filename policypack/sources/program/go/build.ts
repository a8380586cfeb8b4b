import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inputError } from "../../../inputError";
import { type Ending, runProcess } from "../launch";
import { makeOwnFolder } from "../ownFolder";
import type { Prepared } from "../prepared";
import type { Project } from "../project";
import { buildError, noProgramError } from "./buildError";
import { compiled } from "./executable";

/** Maximum time of a build, in milliseconds: a first one compiles all packages. */
const BUILD_LIMIT_MS = 1_800_000;

/** Where the compiled program is put, for `KEEP`. */
const TARGET = "CLOUDTRAIL_COMPLIANCE_PROGRAM";

/**
 * What `go run` runs in place of the program. It keeps what it links in Go's
 * build cache, which `go build` does not.
 */
const KEEP =
	process.platform === "win32"
		? `"${process.execPath}" -e fs.copyFileSync(process.argv[1],process.env.${TARGET})`
		: `sh -c 'ln "$0" "$${TARGET}" 2>/dev/null || cp "$0" "$${TARGET}"'`;

/**
 * Compiles a Go program into a temporary folder, with Go's build cache and
 * without downloads. Throws an input error if it does not compile.
 */
export async function buildProgram(project: Project): Promise<Prepared> {
	const { programFolder } = project;
	if (!readdirSync(programFolder).some((name) => name.endsWith(".go")))
		throw noProgramError(project);
	const { path, remove } = makeOwnFolder();
	const executable = join(path, executableName(project.name));
	try {
		const { code, stderr } = await runGo(programFolder, executable);
		if (code !== 0 || !existsSync(executable))
			throw buildError(project, stderr);
		return compiled(executable, remove);
	} catch (error) {
		remove();
		throw error;
	}
}

async function runGo(cwd: string, executable: string): Promise<Ending> {
	const started = performance.now();
	try {
		return await runProcess({
			command: {
				file: "go",
				// The state of the repository is not of interest, and may not be readable.
				args: ["run", "-buildvcs=false", "-exec", KEEP, "."],
				cwd,
				env: {
					...process.env,
					GOPROXY: "off",
					NODE_OPTIONS: "",
					[TARGET]: executable,
				},
			},
			limitMs: BUILD_LIMIT_MS,
			idleMs: BUILD_LIMIT_MS,
			lastSign: () => started,
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		throw inputError(
			"The command go was not found: install Go (https://go.dev/dl), or set `binary` under `runtime: options:` in Pulumi.yaml to the compiled program.",
		);
	}
}

function executableName(project: string): string {
	const name = project.replace(/\W/g, "-");
	return process.platform === "win32" ? `${name}.exe` : name;
}
