import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../project";
import { asSpelled } from "../resourceLocation";
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
function entryProblem(project: Project): string | undefined {
	const { entry, programFolder } = project;
	return entry !== "." || existsSync(join(programFolder, "__main__.py"))
		? undefined
		: `${asSpelled(project, programFolder)} has no program: __main__.py does not exist. Create it, or set \`main\` in Pulumi.yaml.`;
}
