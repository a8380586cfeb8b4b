import { inputError } from "../../inputError";
import { nodejs } from "./nodejs/runtime";
import type { Runtime } from "./runtime";
import { bagOf, textOf } from "./yamlFile";

/** The runtimes whose programs can be run here, by their names in Pulumi.yaml. */
const RUNTIMES: Readonly<Record<string, Runtime>> = { nodejs };

/** The `runtime` of a Pulumi.yaml. */
export interface DeclaredRuntime {
	readonly runtime: Runtime;
	/** Its options, as Pulumi.yaml has them. */
	readonly runtimeOptions: Readonly<Record<string, unknown>>;
}

/**
 * The runtime that a Pulumi.yaml declares. Throws an input error if there is
 * none, or if its programs cannot be run here.
 * @param file Path of the Pulumi.yaml, for messages.
 */
export function readRuntime(
	file: string,
	folder: string,
	declared: unknown,
): DeclaredRuntime {
	const name = textOf(declared) ?? textOf(bagOf(declared).name);
	if (name === undefined)
		throw inputError(`${file} has no runtime: add \`runtime: nodejs\`.`);
	const runtime = Object.hasOwn(RUNTIMES, name) ? RUNTIMES[name] : undefined;
	if (runtime === undefined)
		throw inputError(
			`${file}: programs with runtime ${name} are not supported: run \`pulumi preview --json --show-sames > preview.json\` in ${folder}, then check preview.json.`,
		);
	return { runtime, runtimeOptions: bagOf(bagOf(declared).options) };
}
