import { inputError } from "../inputError";

/** Returns the date to evaluate exemptions as of: ISO, in UTC. */
export type Clock = () => string;

/** The machine's date, in UTC. */
export const utcToday: Clock = () => new Date().toISOString().slice(0, 10);

/** Whether a value is a valid ISO date, such as `2026-12-31`. */
export function isDate(value: unknown): value is string {
	if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value))
		return false;
	// Date.parse moves 31 February to March.
	const time = Date.parse(value);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * The clock of the command: the machine's, or one fixed at the date of
 * `--today`. Throws an input error if that is not a valid date.
 */
export function clockAt(date: string | undefined): Clock {
	if (date === undefined) return utcToday;
	if (isDate(date)) return () => date;
	throw inputError(
		`--today "${date}" is not a valid date: use a date such as 2026-12-31.`,
	);
}
