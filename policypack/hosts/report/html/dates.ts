import { html, type Markup } from "./markup";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A date and time as people read it, in UTC. */
export function timeOf(iso: string): Markup {
	const time = new Date(iso);
	if (Number.isNaN(time.getTime())) return html`${iso}`;
	const text = time.toISOString();
	return html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 16)} UTC</time>`;
}

/**
 * Days from a date and time until a day: 0 on the day itself, negative after
 * it. Undefined if one of them is not a date.
 */
export function daysUntil(day: string, from: string): number | undefined {
	const end = Date.parse(`${day}T00:00:00Z`);
	const start = Date.parse(from);
	if (Number.isNaN(end) || Number.isNaN(start)) return undefined;
	return Math.round(end / DAY_MS) - Math.floor(start / DAY_MS);
}
