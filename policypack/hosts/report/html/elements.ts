import type { JsonStatus } from "../jsonSchema";
import { html, joined, type Markup } from "./markup";
import { clipped } from "./visible";
import { STATUS_WORDS } from "./words";

/** The class of a status in the style sheet. */
export function classOf(status: JsonStatus): string {
	return status.toLowerCase().replace("_", "-");
}

/** A status as a symbol and a word. */
export function badge(status: JsonStatus, word = STATUS_WORDS[status]): Markup {
	const name = classOf(status);
	return html`<span class="badge ${name}"><svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>${word}</span>`;
}

/** Characters of the ID of a control that are shown: many more than one has. */
const ID = 18;

/** The ID of a control, which is not broken into lines. */
export function idOf(id: string): Markup {
	return html`<span class="id">${clipped(id, ID)}</span>`;
}

/** A name of any script, isolated from the direction of the text around it. */
export function nameOf(name: string): Markup {
	return html`<bdi translate="no">${name}</bdi>`;
}

/** A URN, an ARN or a path, which may break after its separators. */
export function codeOf(text: string): Markup {
	const parts = text.split(/(?<=:)(?=[^:])/);
	return html`<code dir="ltr" translate="no">${joined(parts, html`<wbr>`)}</code>`;
}

/** Characters above which a text is folded. */
const LONG = 500;

/** Something that is folded if its text is long. */
export function folded(text: string, shown: Markup): Markup {
	if (text.length <= LONG) return shown;
	return html`<details class="long"><summary><bdi>${clipped(text, 100)}</bdi></summary>${shown}</details>`;
}

/**
 * A table that scrolls by itself where it is wider than the page.
 * @param isTall Whether it is also higher, so that its head stays in view.
 */
export function scrolling(
	label: string,
	table: Markup,
	isTall = false,
): Markup {
	return html`<div class="${isTall ? "scroll tall" : "scroll"}" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

/** A section with a heading of the second level. */
export function section(id: string, title: Markup, body: Markup): Markup {
	return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

/** A link to a page of the web; the bare text where the address is none. */
export function linkTo(url: string, text: Markup): Markup {
	return /^https:\/\//.test(url)
		? html`<a href="${url}" rel="noreferrer">${text}</a>`
		: text;
}

/** The anchor of a source. */
export function sourceAnchor(source: number): string {
	return `source-${source + 1}`;
}

/** The anchor of a control of a source. */
export function controlAnchor(source: number, control: number): string {
	return `${sourceAnchor(source)}-control-${control + 1}`;
}
