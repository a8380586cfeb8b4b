import type { JsonFinding } from "../jsonSchema";
import { folded } from "./elements";
import { html, type Markup } from "./markup";

type Exemption = NonNullable<JsonFinding["exemption"]>;

/** The reason, ticket and date of an exemption in one line. */
export function exemptionText(exemption: Exemption): Markup {
	const { reason, expires } = exemption;
	return html`${folded(reason, html`<bdi>${reason}</bdi>`)} ${referenceOf(exemption)} <span class="until">${expires === undefined ? "No end date." : html`Until ${expires}.`}</span>`;
}

/** The ticket or the policy exception that an exemption refers to. */
export function referenceOf({ ticket, exception }: Exemption): Markup {
	return html`${exception !== undefined && reference("Policy exception", exception)}${ticket !== undefined && reference("Ticket", ticket)}`;
}

function reference(what: string, text: string): Markup {
	return html`<div class="ticket">${what} ${folded(text, html`<bdi>${text}</bdi>`)}.</div>`;
}
