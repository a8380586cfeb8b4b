import type { GeneratedFile } from "./generated";
import { arrowsOf } from "./picture/arrows";
import { boxesOf } from "./picture/boxes";
import { castOf, referencesIn } from "./picture/cast";
import { boxDrawn, groupDrawn, wayDrawn } from "./picture/draw";
import { grantsIn } from "./picture/grants";
import { GROUPS, PLACES } from "./picture/layout";
import { MEASURES } from "./picture/measures";
import { type Registered, registered } from "./picture/registered";
import { escaped } from "./picture/text";
import { styleSheet } from "./picture/theme";
import { waysOf } from "./picture/ways";

const TITLE = "What ComplianceTrail creates, and who can do what";

/** The picture of what the component makes, from what it registers. */
export function pictureFile(): GeneratedFile {
	return {
		path: "docs/compliance-trail.svg",
		text: pictureOf(registered()),
	};
}

/** A picture of resources as SVG; throws at what it does not know. */
export function pictureOf(resources: readonly Registered[]): string {
	const references = referencesIn(resources);
	const cast = castOf(resources, references);
	const grants = grantsIn(cast);
	const arrows = arrowsOf(cast, grants, references);
	const boxes = boxesOf(cast, grants, arrows);
	const ways = waysOf(arrows, boxes);
	const groups = GROUPS.map(({ column, title }) =>
		groupDrawn(
			title,
			boxes.filter(({ place }) => place.column === column),
		),
	);
	const { width } = MEASURES;
	const left = MEASURES.margin - MEASURES.around;
	const height = Math.max(...boxes.map((box) => box.y + box.height)) + 78;
	const told = arrows.map(
		({ from, to, words }) =>
			`${PLACES[from].title} to ${PLACES[to].title}: ${words}.`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${TITLE}</title>
<desc id="desc">${escaped(told.join(" "))}</desc>
<style>
${styleSheet()}
</style>
<defs>
${markerOf("head")}
${markerOf("keyhead")}
</defs>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="12"/>
<text class="heading" x="${left}" y="46">${TITLE}</text>
<text class="quiet" x="${left}" y="68">Generated from the resources that the component registers. Dashed boxes are created only if their argument is set.</text>
${groups.join("\n")}
${ways.map(wayDrawn).join("\n")}
${boxes.map(boxDrawn).join("\n")}
${legendAt(left, height - 24)}
</svg>
`;
}

function markerOf(id: string): string {
	return `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="${id}" d="M0 1L9 5L0 9z"/></marker>`;
}

function legendAt(x: number, y: number): string {
	return `<g>
<path class="arrow" d="M${x} ${y - 4}h28" marker-end="url(#head)"/>
<text class="kind" x="${x + 38}" y="${y}">permission or reference</text>
<path class="arrow encrypts" d="M${x + 180} ${y - 4}h28" marker-end="url(#keyhead)"/>
<text class="kind" x="${x + 218}" y="${y}">uses the key</text>
<rect class="box" x="${x + 330}" y="${y - 12}" width="28" height="15" rx="4"/>
<text class="kind" x="${x + 368}" y="${y}">always created</text>
<rect class="box asked" x="${x + 480}" y="${y - 12}" width="28" height="15" rx="4"/>
<text class="kind" x="${x + 518}" y="${y}">created if its argument is set</text>
</g>`;
}
