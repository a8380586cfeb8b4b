import { inputError } from "../inputError";

/** Tells today's date: ISO, in UTC. Exemptions end by it. */
export type Clock = () => string;

/** The date of the machine, in UTC. */
export const utcToday: Clock = () => new Date().toISOString().slice(0, 10);

/** Whether a value is a day that there is, in ISO's form: `2026-12-31`. */
export function isDate(value: unknown): value is string {
	if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value))
		return false;
	// A day that a month lacks would become one of the next month.
	const time = Date.parse(value);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * The clock of the command: the machine's, or one that stands at the date that
 * an option names. Throws an input error where that is none.
 */
export function clockAt(date: string | undefined): Clock {
	if (date === undefined) return utcToday;
	if (isDate(date)) return () => date;
	throw inputError(`--today "${date}" is no date: write it as 2026-12-31.`);
}
