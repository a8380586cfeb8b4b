import type { Part } from "./cast";

/** Colours by name: for a light background, and for a dark one. */
const COLOURS: Readonly<
	Record<string, readonly [light: string, dark: string]>
> = {
	page: ["#ffffff", "#0d1117"],
	edge: ["#d0d7de", "#30363d"],
	ground: ["#eff2f5", "#161b22"],
	box: ["#ffffff", "#0d1117"],
	text: ["#1f2328", "#e6edf3"],
	quiet: ["#59636e", "#9198a1"],
	line: ["#57606a", "#8b949e"],
	trail: ["#8250df", "#b392f0"],
	store: ["#1a7f37", "#56d364"],
	key: ["#9a6700", "#e3b341"],
	watch: ["#0969da", "#79c0ff"],
	identity: ["#57606a", "#adbac7"],
	topic: ["#bf3989", "#f778ba"],
};

/** Which colours the classes have, by the names of COLOURS. */
const PAINTS: Readonly<
	Record<string, Readonly<Partial<Record<"fill" | "stroke", string>>>>
> = {
	text: { fill: "text" },
	".quiet,.kind,.action": { fill: "quiet" },
	".page": { fill: "page", stroke: "edge" },
	".group": { fill: "ground" },
	".rule": { stroke: "edge" },
	".tag": { fill: "box", stroke: "line" },
	".box": { fill: "box", stroke: "edge" },
	".asked,.arrow": { stroke: "line" },
	".encrypts": { stroke: "key" },
	".head": { fill: "line" },
	".keyhead": { fill: "key" },
};

const HUES = ["trail", "store", "key", "watch", "identity", "topic"];

/**
 * The style sheet: system fonts, and both schemes. Colours are plain, and the
 * light scheme is outside any query, for renderers that know neither variables
 * nor schemes.
 */
export function styleSheet(): string {
	return [
		'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:12px}',
		".heading{font-size:19px;font-weight:600}",
		".title{font-size:14px;font-weight:600}",
		".kind,.small{font-size:11px}",
		'.action{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:10px}',
		".asked{stroke-dasharray:5 4}",
		".arrow{fill:none;stroke-width:1.5}",
		// More specific than the hues, which have both a fill and a stroke.
		"path.icon{fill:none;stroke-width:1.7;stroke-linejoin:round}",
		".icon,.dots{stroke-linecap:round}",
		".dots{stroke-width:4.4}",
		"rect.tile{stroke:none;opacity:.14}",
		...paints(0),
		"@media (prefers-color-scheme:dark){",
		...paints(1),
		"}",
	].join("\n");
}

/** The rules that colour everything in one scheme. */
function paints(scheme: 0 | 1): readonly string[] {
	const rules = Object.entries(PAINTS).map(([selector, paint]) => {
		const declarations = Object.entries(paint).map(
			([property, colour]) => `${property}:${COLOURS[colour]?.[scheme]}`,
		);
		return `${selector}{${declarations.join(";")}}`;
	});
	const hues = HUES.map((hue) => {
		const colour = COLOURS[hue]?.[scheme];
		return `.${hue}{fill:${colour};stroke:${colour}}`;
	});
	return [...rules, ...hues];
}

/** Pictograms of 24 by 24, as lines. */
export const ICONS: Readonly<Record<Part | "account", string>> = {
	trail:
		"M5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 17h6a3.5 3.5 0 0 0 0-7h-2a3 3 0 0 1 0-6h6M17 2l3 2-3 2",
	bucket:
		"M4 6c0 1.4 3.6 2.5 8 2.5S20 7.4 20 6s-3.6-2.5-8-2.5S4 4.6 4 6zM4 6l2.2 13c.3 1 2.8 1.7 5.8 1.7s5.5-.7 5.8-1.7L20 6",
	accessLogs:
		"M4 6c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5-3.6-2.5-8-2.5S4 4.6 4 6zM4 6l2.2 13c.3 1 2.8 1.7 5.8 1.7s5.5-.7 5.8-1.7L20 6M9 12.5h6M9.5 16h5",
	eventDataStore:
		"M5 6c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5-3.1-2.5-7-2.5S5 4.6 5 6zM5 6v12c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5V6M5 12c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5",
	deliveryTopic:
		"M4 10v4h3l7 4V6L7 10H4zM17 9.5a3.5 3.5 0 0 1 0 5M19.5 7a7 7 0 0 1 0 10",
	alarmTopic:
		"M4 10v4h3l7 4V6L7 10H4zM17 9.5a3.5 3.5 0 0 1 0 5M19.5 7a7 7 0 0 1 0 10",
	key: "M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9v3.5M17 12v3",
	role: "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c0-4 3-6 7-6s7 2 7 6",
	account:
		"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
	logGroup: "M5 5h14M5 9.6h14M5 14.3h9M5 19h12",
	alarms:
		"M12 20a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM12 10v3.5l2.5 1.5M4 7.5 7 5M20 7.5 17 5",
};
