import { inputError } from "../../inputError";

/** Seconds that a program may run where the user gives no other number. */
export const DEFAULT_TIMEOUT_SECONDS = 1800;

/** The seconds of `--timeout`; throws where they are no whole number from 1. */
export function timeoutIn(text: string): number {
	if (/^\d+$/.test(text) && Number(text) > 0) return Number(text);
	throw inputError(
		`--timeout ${text} is not a valid number of seconds: use a whole number from 1, such as ${DEFAULT_TIMEOUT_SECONDS}.`,
	);
}
