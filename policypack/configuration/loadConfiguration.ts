import type { Control } from "../judging/control";
import {
	type Configuration,
	DEFAULT_CONFIGURATION,
} from "./policyConfiguration";

/**
 * The configuration in a file, or the default. Throws an input error.
 * @param warn Called with one line for each setting without effect here.
 */
export async function loadConfiguration(
	file: string | undefined,
	controls: readonly Control[],
	warn: (line: string) => void,
): Promise<Configuration> {
	if (file === undefined) return DEFAULT_CONFIGURATION;
	// Loaded on first use: most runs need no schema validator.
	const { readConfiguration } = await import("./configFile");
	return readConfiguration(file, controls, warn);
}
