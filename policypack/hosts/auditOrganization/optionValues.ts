import { inputError } from "../../inputError";
import type { Shard } from "./target";

/** A whole number from 1 to a limit. Throws an input error. */
export function wholeNumberIn(
	option: string,
	text: string,
	most: number,
): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
	throw inputError(
		`${option} ${text} is not valid: use a whole number from 1 to ${most}.`,
	);
}

const UNITS: Readonly<Record<string, number>> = {
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
};

/** A duration such as 12h, in milliseconds. Throws an input error. */
export function durationIn(option: string, text: string): number {
	const [, digits = "", unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
	const milliseconds = UNITS[unit];
	if (milliseconds !== undefined) return Number(digits) * milliseconds;
	throw inputError(
		`${option} ${text} is not a valid duration: use a number with its unit, such as 30m, 12h or 7d.`,
	);
}

/** A shard such as 2/5. Throws an input error. */
export function shardIn(text: string): Shard {
	const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
	const shard = { index: Number(index), count: Number(count) };
	if (shard.index >= 1 && shard.index <= shard.count) return shard;
	throw inputError(
		`--shard ${text} is not valid: use I/N with I from 1 to N, such as 1/4 for the first of four.`,
	);
}
