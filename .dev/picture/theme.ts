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

/** The style sheet: system fonts, and both schemes. */
export function styleSheet(): string {
	const colours = (scheme: 0 | 1) =>
		Object.entries(COLOURS)
			.map(([name, pair]) => `--${name}:${pair[scheme]}`)
			.join(";");
	return [
		`svg{${colours(0)}}`,
		`@media (prefers-color-scheme:dark){svg{${colours(1)}}}`,
		'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--text);font-size:12px}',
		".quiet{fill:var(--quiet)}",
		".heading{font-size:19px;font-weight:600}",
		".title{font-size:14px;font-weight:600}",
		".kind{font-size:11px;fill:var(--quiet)}",
		".small{font-size:11px}",
		'.action{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:10px;fill:var(--quiet)}',
		".page{fill:var(--page);stroke:var(--edge)}",
		".group{fill:var(--ground)}",
		".group{fill:var(--ground)}",
		".rule{stroke:var(--edge)}",
		".tag{fill:var(--box);stroke:var(--line)}",
		".box{fill:var(--box);stroke:var(--edge)}",
		".asked{stroke:var(--line);stroke-dasharray:5 4}",
		".arrow{fill:none;stroke:var(--line);stroke-width:1.5}",
		".encrypts{stroke:var(--key)}",
		".head{fill:var(--line)}",
		".keyhead{fill:var(--key)}",
		".icon{fill:none;stroke:var(--own);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}",
		".tile{fill:var(--own);opacity:.14}",
		".bar,.dot{fill:var(--own)}",
		...["trail", "store", "key", "watch", "identity", "topic"].map(
			(name) => `.of-${name}{--own:var(--${name})}`,
		),
	].join("\n");
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
