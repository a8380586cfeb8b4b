import type { Box, Line } from "./boxes";
import { PLACES, type Place } from "./layout";
import { MEASURES } from "./measures";
import { escaped, widthOf, wrapped } from "./text";
import { ICONS } from "./theme";
import type { Way } from "./ways";

/** A box with all that is in it. */
export function boxDrawn(box: Box): string {
	const { part, place, x, y, width, height, argument } = box;
	const asked = argument === undefined ? "" : " asked";
	return `<g id="${part}">
<title>${escaped([place.title, ...box.resources].join("\n"))}</title>
<rect class="box${asked}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${part === "account" ? 27 : 10}"/>
<rect class="tile ${place.colour}" x="${x + 12}" y="${y + 12}" width="30" height="30" rx="8"/>
<path class="icon ${place.colour}" transform="translate(${x + 15} ${y + 15})" d="${ICONS[part]}"/>
<text class="title" x="${x + 52}" y="${y + 25}">${escaped(place.title)}</text>
<text class="kind" x="${x + 52}" y="${y + 40}">${escaped(place.kind)}</text>
${argument === undefined ? "" : tagDrawn(box, argument)}${place.column === "all" ? inARow(box) : listed(box)}</g>`;
}

/** The lines of a box, below each other, with a dot before each item. */
function listed(box: Box): string {
	const { x, y, lines, place } = box;
	const dots = lines.flatMap(({ look, colour }, index): readonly Dot[] =>
		look === "fact" || look === "who"
			? [
					{
						colour: colour ?? place.colour,
						x: x + MEASURES.pad + 3,
						y: baselineOf(y, index) - 4,
					},
				]
			: [],
	);
	const drawn = lines.map((line, index) => lineDrawn(line, box, index));
	return [...dotsDrawn(dots), ...drawn, ""].join("\n");
}

interface Dot {
	readonly colour: Place["colour"];
	readonly x: number;
	readonly y: number;
}

/** Dots as one path for each colour: lines without length, with round caps. */
function dotsDrawn(dots: readonly Dot[]): readonly string[] {
	return [...new Set(dots.map(({ colour }) => colour))].map((colour) => {
		const path = dots
			.filter((dot) => dot.colour === colour)
			.map(({ x, y }) => `M${x} ${y}h0`);
		return `<path class="dots ${colour}" d="${path.join("")}"/>`;
	});
}

function baselineOf(y: number, index: number): number {
	return y + MEASURES.head + 12 + index * MEASURES.line;
}

function lineDrawn(
	{ text, look }: Line,
	{ x, y, width }: Box,
	index: number,
): string {
	const { pad } = MEASURES;
	const baseline = baselineOf(y, index);
	const at = (left: number, style?: string) =>
		`<text${style ? ` class="${style}"` : ""} x="${left}" y="${baseline}">${escaped(text)}</text>`;
	switch (look) {
		case "fact":
		case "more":
			return at(x + pad + 14);
		case "rule":
			return `<path class="rule" d="M${x + pad} ${baseline - 4}H${x + width - pad}"/>`;
		case "caption":
			return at(x + pad, "kind");
		case "who":
			return at(x + pad + 14, "small");
		case "action":
			return at(x + pad + 14, "action");
	}
}

/** The argument that makes a box, on its edge. */
function tagDrawn({ x, y, width }: Box, argument: string): string {
	const wide = Math.round(widthOf(argument, 10, "mono")) + 14;
	const right = x + width - 12;
	return `<rect class="tag" x="${right - wide}" y="${y - 8}" width="${wide}" height="16" rx="8"/>
<text class="action" x="${right - wide / 2}" y="${y + 3.5}" text-anchor="middle">${escaped(argument)}</text>
`;
}

/** The lines of a wide box, side by side and as far from each other. */
function inARow({ x, y, width, lines, place }: Box): string {
	const start = x + 170;
	const widths = lines.map(({ text }) => widthOf(text, 12) + 10);
	const taken = widths.reduce((sum, one) => sum + one, 0);
	const space = (x + width - 20 - start - taken) / Math.max(lines.length, 1);
	const lefts = lines.map((_, index) => {
		const before = widths.slice(0, index).reduce((sum, one) => sum + one, 0);
		return Math.round(start + before + (index + 0.5) * space);
	});
	const dots = lefts.map((left) => ({
		colour: place.colour,
		x: left,
		y: y + 27,
	}));
	const texts = lines.map(
		({ text }, index) =>
			`<text x="${(lefts[index] ?? 0) + 10}" y="${y + 31}">${escaped(text)}</text>`,
	);
	return [...dotsDrawn(dots), ...texts, ""].join("\n");
}

/** How many actions are written beside an arrow; all are in its title. */
const MOST_ACTIONS = 2;

/** An arrow with what is said of it. */
export function wayDrawn({ arrow, points, label }: Way): string {
	const isKey = arrow.to === "key";
	const path = pathThrough(points);
	const words = wrapped(arrow.words, label.width, 11);
	const actions = isKey ? [] : arrow.actions.slice(0, MOST_ACTIONS);
	const height = words.length * 14 + actions.length * 12;
	const top =
		label.stands === "above" ? label.y - height - 3 : label.y - height / 2;
	const texts = [
		...words.map((text, index) => ({
			...{ text, style: "small", y: top + 11 + index * 14 },
		})),
		...actions.map((text, index) => ({
			...{ text, style: "action" },
			y: top + words.length * 14 + 9 + index * 12,
		})),
	];
	return `<g>
<title>${escaped([`${PLACES[arrow.from].title} to ${PLACES[arrow.to].title}: ${arrow.words}`, ...arrow.actions].join("\n"))}</title>
<path class="arrow${isKey ? " encrypts" : ""}" d="${path}" marker-end="url(#${isKey ? "keyhead" : "head"})"/>
${texts.map(({ text, style, y }) => `<text class="${style}" x="${label.x}" y="${y}"${label.anchor === "start" ? "" : ` text-anchor="${label.anchor}"`}>${escaped(text)}</text>`).join("\n")}
</g>`;
}

/** A line with rounded corners. */
function pathThrough(points: Way["points"]): string {
	const radius = 8;
	const parts = points.map(([x, y], index) => {
		const before = points[index - 1];
		const after = points[index + 1];
		if (!before) return `M${x} ${y}`;
		if (!after) return `L${x} ${y}`;
		const [inX, inY] = towards([x, y], before, radius);
		const [outX, outY] = towards([x, y], after, radius);
		return `L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`;
	});
	return parts.join("");
}

function towards(
	[x, y]: Way["points"][number],
	[toX, toY]: Way["points"][number],
	far: number,
): Way["points"][number] {
	const length = Math.hypot(toX - x, toY - y) || 1;
	const part = Math.min(far, length / 2) / length;
	return [round(x + (toX - x) * part), round(y + (toY - y) * part)];
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

/** The ground of boxes that belong together, and what they are for. */
export function groupDrawn(title: string, boxes: readonly Box[]): string {
	const { around } = MEASURES;
	const x = Math.min(...boxes.map((box) => box.x)) - around;
	const y = Math.min(...boxes.map((box) => box.y)) - around;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + around;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 28;
	return `<rect class="group" x="${x}" y="${y}" width="${right - x}" height="${bottom - y}" rx="14"/>
<text class="kind" x="${(x + right) / 2}" y="${bottom - 10}" text-anchor="middle">${escaped(title)}</text>`;
}
