import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PROCESS_MS } from "../bounds";
import { root } from "../sourceFiles";
import { type Language, runInlineProcess } from "./languageRun";
import { installed, scratchFolder, sdkOf } from "./sdks";

const folder = join(root, "test/languages/componentPrograms/python");
const example = join(root, "examples/python");

/** The file of a program in Python. */
export const pythonProgram = (program: string): string =>
	program === "example"
		? join(example, "__main__.py")
		: join(folder, `${program}.py`);

let site: string | undefined;

/** A folder with the generated SDK, installed as from the project's `sdks`. */
export function pythonSite(): string {
	if (site !== undefined) return site;
	const target = scratchFolder("python-site");
	execFileSync(
		installed("python/bin/python"),
		[
			...["-m", "pip", "install", "--quiet", "--disable-pip-version-check"],
			...["--no-index", "--no-deps", "--no-build-isolation"],
			...["--target", target, sdkOf("python")],
		],
		{ timeout: PROCESS_MS },
	);
	site = target;
	return target;
}

/** Inline programs of the Automation API for Python, on the generated SDK. */
export const python: Language = {
	name: "Python",
	run: (program, operations) =>
		runInlineProcess(
			{
				command: installed("python/bin/python"),
				args: [join(folder, "inline.py"), pythonProgram(program)],
				project: program === "example" ? example : folder,
				variables: { PYTHONPATH: pythonSite() },
			},
			operations,
		),
};
