import { type HelpById, helpOf } from "./controlHelp";

/** What GitHub or GitLab would make a link, a mention or a reference of. */
const REFERENCES = /[@#](?=\w)|[!%$~](?=\d)|~(?=")|:(?=\/\/)|(?<=\bwww)\./gi;

/** Characters with a meaning in Markdown or HTML. */
const MARKUP = /[&<>"'`*_~|[\]\\#!]|^[-+=:]|^\d+(?=[.)])/g;

/**
 * A text without markup, for a paragraph, a list item, a table cell or an HTML
 * element: Markdown takes a character reference for text wherever it stands.
 */
export function inlineMarkdown(text: string): string {
	return text
		.replace(REFERENCES, "$&\u200B")
		.replace(MARKUP, (found) =>
			[...found].map((one) => `&#${one.codePointAt(0)};`).join(""),
		)
		.replaceAll("\u200B", "&#8203;");
}

/** A text as code, for a paragraph or a list item; mentions in it have no effect. */
export function codeMarkdown(text: string): string {
	const longest = Math.max(
		0,
		...[...text.matchAll(/`+/g)].map(([run]) => run.length),
	);
	const fence = "`".repeat(longest + 1);
	// A span may not begin or end with the character of its fence.
	const pad = /^`|`$|^\s.*\s$|^\s*$/.test(text) ? " " : "";
	return `${fence}${pad}${text}${pad}${fence}`;
}

/** The ID of a control, with a link to its page if there is one. */
export function controlLink(id: string, help: HelpById): string {
	const url = helpOf(help, id)?.url;
	const text = inlineMarkdown(id);
	return url === undefined ? text : `[${text}](${url})`;
}
