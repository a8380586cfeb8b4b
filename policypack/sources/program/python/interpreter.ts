import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { inputError } from "../../../inputError";
import type { Project } from "../project";
import { installCommand, programIn } from "./install";
import { folderAbove, type PythonOptions } from "./options";

const isWindows = process.platform === "win32";

/** The Python that runs a program. */
export interface Interpreter {
	/** Absolute path of the executable. */
	readonly file: string;
	/** Absolute path of its virtual environment; undefined: the one on PATH. */
	readonly environment: string | undefined;
}

/**
 * The Python that Pulumi uses: that of the project's virtual environment, or the
 * one on PATH. Throws an input error if it does not exist.
 */
export function interpreterOf(
	project: Project,
	options: PythonOptions,
): Interpreter {
	const environment = environmentOf(project, options);
	if (environment === undefined) return { file: onPath(project), environment };
	const file = programIn(environment, "python");
	if (existsSync(file)) return { file, environment };
	const fault = existsSync(environment)
		? "has no Python that works"
		: "does not exist";
	throw inputError(
		`${project.folder}: the virtual environment ${environment} ${fault}: run \`${installCommand(options, true)}\` in that folder.`,
	);
}

function environmentOf(
	project: Project,
	options: PythonOptions,
): string | undefined {
	const { toolchain, virtualenv } = options;
	if (toolchain === "poetry") return ofPoetry(project, options);
	if (virtualenv !== undefined) return resolve(project.root, virtualenv);
	return toolchain === "uv" ? ofUv(project) : undefined;
}

/** https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path */
function ofUv({ programFolder }: Project): string {
	const folder =
		folderAbove(programFolder, "uv.lock") ??
		folderAbove(programFolder, "pyproject.toml") ??
		programFolder;
	return resolve(folder, process.env.UV_PROJECT_ENVIRONMENT || ".venv");
}

/**
 * By default, poetry uses an existing `.venv` next to pyproject.toml. Otherwise
 * poetry reports the path, which takes up to a second.
 * https://python-poetry.org/docs/configuration/#virtualenvsin-project
 */
function ofPoetry(
	{ folder, programFolder }: Project,
	options: PythonOptions,
): string {
	const own = join(
		folderAbove(programFolder, "pyproject.toml") ?? programFolder,
		".venv",
	);
	const isElsewhere = /^(?:false|0)$/i.test(
		process.env.POETRY_VIRTUALENVS_IN_PROJECT ?? "",
	);
	if (existsSync(own) && !isElsewhere) return own;
	const install = installCommand(options, true);
	try {
		const path = execFileSync("poetry", ["env", "info", "--path"], {
			cwd: programFolder,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
			timeout: 60_000,
		}).trim();
		if (path !== "") return path;
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT")
			throw inputError(
				`${folder}: poetry is not on PATH, and there is no .venv: install poetry, and run \`${install}\` in that folder.`,
			);
	}
	throw inputError(
		`${folder}: poetry has no virtual environment for this project: run \`${install}\` in that folder.`,
	);
}

/** https://www.pulumi.com/docs/iac/cli/environment-variables/ */
function onPath({ folder }: Project): string {
	const given = process.env.PULUMI_PYTHON_CMD;
	const usual = isWindows ? ["python", "python3"] : ["python3", "python"];
	const names = given ? [given] : usual;
	const found = names
		.flatMap((name) => pathsOf(name))
		.find((path) => isExecutable(path));
	if (found !== undefined) return found;
	throw inputError(
		`${folder}: ${names.join(" and ")} ${names.length > 1 ? "are" : "is"} not on PATH: install Python, or set \`virtualenv\` under \`runtime: options:\` in Pulumi.yaml.`,
	);
}

function pathsOf(name: string): readonly string[] {
	const names = isWindows ? [`${name}.exe`, name] : [name];
	const folders = /[\\/]/.test(name)
		? [process.cwd()]
		: (process.env.PATH ?? "").split(delimiter).filter(Boolean);
	return folders.flatMap((folder) => names.map((one) => resolve(folder, one)));
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
