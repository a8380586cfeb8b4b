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
	return html`${exception !== undefined && html`<span class="ticket">Policy exception <bdi>${exception}</bdi>.</span>`}${ticket !== undefined && html`<span class="ticket">Ticket <bdi>${ticket}</bdi>.</span>`}`;
}
