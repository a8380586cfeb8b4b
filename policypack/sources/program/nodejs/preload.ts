import { UNKNOWN_TEXT } from "../../../providers/wire";
import { SIGNAL_FD } from "../launch";
import { UNANSWERED } from "../resultForm";
import type { StackConfig } from "../stackConfig";
import { teachCallSites } from "./callSites";
import { teachErrors } from "./errors";
import { teachLazyProperties } from "./lazyProperties";
import { teachOutputs } from "./outputs";
import { teachPromises } from "./promises";
import { type Lesson, teachUnknowns } from "./unknowns";
import { unknownValues } from "./unknownValues";

/**
 * The argument of node that teaches the SDK of a process what is not known
 * here, before anything is loaded.
 * @param reveals Whether functions given to `apply` run on that, too.
 */
export function preloadArgument(
	{ isOpen }: Pick<StackConfig, "isOpen">,
	reveals: boolean,
): string {
	const lesson: Lesson = {
		unknownText: UNKNOWN_TEXT,
		unanswered: UNANSWERED,
		isOpen,
	};
	const text = JSON.stringify(UNKNOWN_TEXT);
	const script = `
		const values = (${unknownValues})(${text});
		const outputs = (exported) => (${teachOutputs})(exported, values, ${reveals}, onWaiting);
		(${teachUnknowns})(extensions, values, ${JSON.stringify(lesson)}, outputs, (exported) => (${teachCallSites})(exported, finding), (${teachErrors})(finding), ${teachLazyProperties}, ${teachPromises});`;
	// Run under a short name, which is what stack traces then hold.
	const preload = `import{writeSync}from"node:fs";import Module,{findSourceMap}from"node:module";import{fileURLToPath}from"node:url";import vm from"node:vm";vm.runInThisContext(${JSON.stringify(`(extensions, onWaiting, finding) => {${script}}`)},{filename:"node:cloudtrail-compliance"})(Module._extensions,()=>{try{writeSync(${SIGNAL_FD},".")}catch{}},{fileURLToPath,findSourceMap});`;
	// One word: the SDK gives up ES modules at a bare `--import`.
	return `--import=data:text/javascript,${encodeURIComponent(preload)}`;
}
