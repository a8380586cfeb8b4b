import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { Project } from "../project";
import type { Runtime } from "../runtime";
import { pythonCommand } from "./command";
import { adviceFor } from "./errorAdvice";
import { errorLocation, errorMessage } from "./errors";

/** Programs in Python. */
export const python: Runtime = {
	command: pythonCommand,
	entryProblem,
	errorMessage,
	errorLocation,
	adviceFor,
	missingMain: () => "Correct main.",
};

/** Where Python looks for the program in a folder. */
function entryProblem({
	entry,
	folder,
	root,
	programFolder,
}: Project): string | undefined {
	return entry !== "." || existsSync(join(programFolder, "__main__.py"))
		? undefined
		: `${join(folder, relative(root, programFolder))} has no program: __main__.py does not exist. Create it, or set \`main\` in Pulumi.yaml.`;
}
