import { errorMessage } from "../../errorText";
import type { Runtime } from "../runtime";
import { nodeCommand } from "./command";
import { buildFirst, entryProblem } from "./entry";
import { adviceFor } from "./errorAdvice";
import { errorLocation } from "./errorLocation";

/** Programs in TypeScript and JavaScript. */
export const nodejs: Runtime = {
	command: nodeCommand,
	entryProblem,
	errorMessage,
	errorLocation,
	adviceFor,
	missingMain: (main) => buildFirst(main, "main"),
};
