import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../project";
import { folderAbove, type PythonOptions, pythonOptions } from "./options";

/**
 * The command that installs the packages of a program.
 * @param creates Whether it creates the virtual environment, too.
 */
export function installCommand(
	{ toolchain, virtualenv }: PythonOptions,
	creates = false,
): string {
	if (toolchain === "uv") return "uv sync";
	if (toolchain === "poetry") return "poetry install";
	if (virtualenv === undefined) return `pip ${REQUIREMENTS}`;
	const pip = `${programIn(virtualenv, "pip")} ${REQUIREMENTS}`;
	return creates ? `${CREATE} ${virtualenv} && ${pip}` : pip;
}

/** A program of a virtual environment. */
export function programIn(virtualenv: string, name: string): string {
	return process.platform === "win32"
		? `${virtualenv}\\Scripts\\${name}.exe`
		: `${virtualenv}/bin/${name}`;
}

const CREATE = `${process.platform === "win32" ? "python" : "python3"} -m venv`;
const REQUIREMENTS = "install -r requirements.txt";

/** What to do about a module that is not installed. */
export function installing(project: Project, module: string): string {
	const options = pythonOptions(project);
	const [root = module] = module.split(".");
	const name = root.replaceAll("_", "-");
	if (lists(project, name) || (name === "pulumi" && hasList(project)))
		return `Run \`${installCommand(options)}\` in that folder${elsewhere(project, options)}.`;
	const { toolchain, virtualenv } = options;
	const add =
		toolchain === "pip"
			? `${virtualenv === undefined ? "pip" : programIn(virtualenv, "pip")} install ${name}`
			: `${toolchain} add ${name}`;
	return `Run \`${add}\` in ${project.folder}, or correct the name${elsewhere(project, options)}.`;
}

/** A virtual environment in the project that Pulumi.yaml does not name. */
function elsewhere(
	{ root }: Project,
	{ toolchain, virtualenv }: PythonOptions,
): string {
	if (toolchain !== "pip" || virtualenv !== undefined) return "";
	const found = ["venv", ".venv", "env"].find((name) =>
		existsSync(join(root, name, "pyvenv.cfg")),
	);
	return found === undefined
		? ""
		: `, or set \`virtualenv: ${found}\` under \`runtime: options:\` in Pulumi.yaml`;
}

const LISTS = ["requirements.txt", "pyproject.toml"];

function hasList({ programFolder }: Project): boolean {
	return LISTS.some((name) => folderAbove(programFolder, name) !== undefined);
}

/** Whether the program's list of packages includes one; - and _ are equivalent. */
function lists({ programFolder }: Project, name: string): boolean {
	const pattern = new RegExp(
		`(?<![\\w-])${name.replaceAll(/[^\w-]/g, "").replaceAll("-", "[-_.]")}(?![\\w-])`,
		"i",
	);
	return LISTS.some((list) => {
		const folder = folderAbove(programFolder, list);
		return (
			folder !== undefined &&
			pattern.test(readFileSync(join(folder, list), "utf8"))
		);
	});
}
