// What tests of the real engine are written with.
export type { Finished } from "./boundedProcess";
export { copyProject, runCli } from "./commandLine";
export {
	type Engine,
	type EngineOptions,
	engineEnvironment,
} from "./environment";
export { type EngineRun, type RunOptions, runInline } from "./inlineProgram";
export type { PolicyEvent, PolicySummary } from "./policyEvents";
export { previewFolder, runFolder } from "./programFolder";
