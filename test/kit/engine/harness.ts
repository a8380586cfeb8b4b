// What tests of the real engine are written with.
export type { Finished } from "./boundedProcess";
export { copyProject, runCli } from "./commandLine";
export {
	builtEngine,
	type Engine,
	type EngineOptions,
	engineEnvironment,
} from "./environment";
export { type RunOptions, runInline } from "./inlineProgram";
export {
	type EngineRun,
	type Judges,
	type KeptStack,
	keepStack,
} from "./keptStack";
export type { PolicyEvent, PolicySummary, Step } from "./policyEvents";
export { inFolder, previewFolder, runFolder } from "./programFolder";
