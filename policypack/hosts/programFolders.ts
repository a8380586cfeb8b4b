import { inputError } from "../inputError";
import { isFolder } from "./readSource";
import { recordsOrProgram } from "./record/recordFiles";

/**
 * Throws an input error unless each source is the folder of a program, before
 * one of them is previewed.
 */
export function requirePrograms(paths: readonly string[]): void {
	for (const path of paths) {
		if (path === "-")
			throw refusal("standard input has the output of a preview or a stack");
		if (!isFolder(path)) throw refusal(`${path} is a file`);
		if (recordsOrProgram(path)) throw refusal(`${path} has records`);
	}
}

function refusal(what: string): Error {
	return inputError(
		`--preview needs the folder of a Pulumi program, and ${what}: check it without --preview.`,
	);
}
