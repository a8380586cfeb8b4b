import type { Project } from "../project";
import { textOf } from "../yamlFile";

/** Options of the runtime `go` in a Pulumi.yaml. */
export interface GoOptions {
	/** Path of the compiled program, relative to the project folder; default: it is compiled here. */
	readonly binary: string | undefined;
}

/** https://www.pulumi.com/docs/iac/languages-sdks/go/ */
export function goOptions({ runtimeOptions }: Project): GoOptions {
	return { binary: textOf(runtimeOptions.binary) };
}
