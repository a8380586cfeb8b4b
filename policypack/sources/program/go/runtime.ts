import type { Runtime } from "../runtime";
import { namedBinary } from "./binary";
import { buildProgram } from "./build";
import { goCommand } from "./command";
import { adviceFor, errorLocation, errorMessage } from "./errors";
import { goResults } from "./functions";
import { goOptions } from "./options";
import { settingKeys } from "./settingKeys";
import { usesApply } from "./sources";

/** Programs in Go. */
export const go: Runtime = {
	prepare: async (project) => {
		const { binary } = goOptions(project);
		return binary === undefined
			? buildProgram(project)
			: namedBinary(project, binary);
	},
	command: goCommand,
	results: goResults,
	settingKeys,
	// Outputs that no resource has, as those of functions, are not waited for.
	quietMs: (project, wasAsked) => (wasAsked || usesApply(project) ? 100 : 20),
	isApply: (uri) => /\/go\/internal\/types\.go$/.test(uri),
	entryProblem: () => undefined,
	errorMessage,
	errorLocation,
	adviceFor,
	missingMain: () => "Correct main: it is the folder of the Go program.",
};
