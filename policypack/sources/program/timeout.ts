import { inputError } from "../../inputError";

/** Default maximum run time of a program, in seconds. */
export const DEFAULT_TIMEOUT_SECONDS = 1800;

/** The value of `--timeout` in seconds. Throws an input error unless it is a whole number from 1. */
export function timeoutIn(text: string): number {
	if (/^\d+$/.test(text) && Number(text) > 0) return Number(text);
	throw inputError(
		`--timeout ${text} is not a valid number of seconds: use a whole number from 1, such as ${DEFAULT_TIMEOUT_SECONDS}.`,
	);
}
