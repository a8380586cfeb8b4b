import { classOf } from "../elements";
import { html, type Markup } from "../markup";
import { clipped } from "../visible";
import { STATUS_WORDS } from "../words";
import type { DiagramControl, DiagramEdge, DiagramNode } from "./diagram";

/*
 * Lengths are in pixels of the drawing. The font is not known, so texts are
 * clipped to what fits with a wide one.
 */

/** Height of a box without controls of its own. */
export const BOX_HEIGHT = 56;

/** Width and height of a control in a drawing, and from one to the next. */
export const CHIP = { width: 178, height: 22, step: 26 } as const;

/** Controls that one place shows. */
const MOST_CHIPS = 3;

/** A place in a drawing. */
export interface Area {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Height of a box with its controls. */
export function boxHeight({ controls }: DiagramNode): number {
	return BOX_HEIGHT + chipsOf(controls).length * CHIP.step;
}

/** A box with its title, the names of resources, and its controls. */
export function box(node: DiagramNode, { x, y, width, height }: Area): Markup {
	const middle = x + width / 2;
	const { title, subtitle, controls } = node;
	const lines = subtitle === "" ? 33 : 25;
	return html`<g class="box"><rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="8"/><text class="node" x="${middle}" y="${y + lines}">${title}</text>${subtitle !== "" && html`<text class="sub" x="${middle}" y="${y + 43}">${clipped(subtitle, 24)}</text>`}${chips(controls, middle, y + BOX_HEIGHT - 4)}</g>
`;
}

/** The height that the label and the controls of an arrow take. */
export function labelHeight({ controls }: DiagramEdge): number {
	return 18 + chipsOf(controls).length * CHIP.step;
}

/** The label and the controls of an arrow, around a middle and from a top. */
export function edgeLabel(
	{ label, controls }: DiagramEdge,
	middle: number,
	top: number,
): Markup {
	return html`<g class="label"><rect x="${middle - CHIP.width / 2}" y="${top}" width="${CHIP.width}" height="16"/><text x="${middle}" y="${top + 12}">${label}</text>${chips(controls, middle, top + 18)}</g>
`;
}

/** A line with an arrow head at its end, colored by the status of its controls. */
export function arrow({ status }: DiagramEdge, path: string): Markup {
	const name = status === undefined ? "none" : classOf(status);
	return html`<path class="arrow ${name}" d="${path}"/>
`;
}

function chips(
	controls: readonly DiagramControl[],
	middle: number,
	top: number,
): Markup {
	return html`${chipsOf(controls).map((chip, place) => chipAt(chip, middle - CHIP.width / 2, top + place * CHIP.step))}`;
}

interface Chip {
	readonly className: string;
	readonly id: string;
	readonly word: string;
}

/** What is shown of controls; the last place counts those without one. */
function chipsOf(controls: readonly DiagramControl[]): readonly Chip[] {
	const shown =
		controls.length > MOST_CHIPS ? controls.slice(0, MOST_CHIPS - 1) : controls;
	const rest = controls.length - shown.length;
	return [
		...shown.map(({ id, status }) => ({
			className: classOf(status),
			id: clipped(id, 14),
			word: STATUS_WORDS[status],
		})),
		...(rest > 0
			? [{ className: "none", id: `${rest} more`, word: "controls" }]
			: []),
	];
}

function chipAt({ className, id, word }: Chip, x: number, y: number): Markup {
	return html`<g class="chip ${className}"><rect x="${x + 0.5}" y="${y + 0.5}" width="${CHIP.width - 1}" height="${CHIP.height - 1}" rx="5"/><text x="${x + 8}" y="${y + 15}">${id}</text>${className !== "none" && html`<use href="#icon-${className}" x="${x + 94}" y="${y + 6}" width="10" height="10"/>`}<text class="word" x="${x + 108}" y="${y + 15}">${word}</text></g>`;
}
