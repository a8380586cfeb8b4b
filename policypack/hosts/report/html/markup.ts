import { visible } from "./visible";

/** Text that is HTML already. */
export interface Markup {
	readonly html: string;
}

/** What a template may contain: text, which is escaped, and markup. */
export type Part =
	| string
	| number
	| Markup
	| readonly Part[]
	| undefined
	| false;

/**
 * HTML from a template. Every text in it is escaped, for elements and for
 * quoted attributes alike, and its invisible characters are replaced: only the
 * template itself and other markup are taken as they are.
 */
export function html(
	template: TemplateStringsArray,
	...parts: readonly Part[]
): Markup {
	let text = template[0] ?? "";
	for (const [place, part] of parts.entries())
		text += htmlOf(part) + (template[place + 1] ?? "");
	return { html: text };
}

/** Markup from text of this project that is HTML already, never from data. */
export function trusted(text: string): Markup {
	return { html: text };
}

/** Parts, with a separator between them. */
export function joined(parts: readonly Part[], separator: Part): Markup {
	return { html: parts.map(htmlOf).join(htmlOf(separator)) };
}

function htmlOf(part: Part): string {
	if (part === undefined || part === false) return "";
	if (typeof part === "string") return escaped(part);
	if (typeof part === "number") return String(part);
	if ("html" in part) return part.html;
	return part.map(htmlOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

function escaped(text: string): string {
	return visible(text).replace(/[&<>"']/g, (found) => ENTITIES[found] ?? "");
}
