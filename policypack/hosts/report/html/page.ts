import { createHash } from "node:crypto";
import type { HtmlOptions } from "../html";
import type { JsonReport } from "../jsonSchema";
import { sourceNoun } from "../sourceMatrix";
import { aboutOf } from "./about";
import { disagreementsOf } from "./disagreements";
import { drawingsOf } from "./drawing";
import { nameOf, sourceAnchor } from "./elements";
import { exemptionsOf } from "./exemptions";
import { icons } from "./icons";
import { html, type Markup, trusted } from "./markup";
import { matrixOf } from "./matrix";
import { requirementsOf } from "./requirements";
import { type Shown, shownIn } from "./shown";
import { sourceSections } from "./sourceSections";
import { STYLE } from "./style";
import { tallyOf } from "./tally";
import { headOf, verdictOf } from "./verdict";
import { clipped } from "./visible";
import { numberOf } from "./words";

/** Sources that the contents list one by one. */
const LISTED = 8;

/** The document as a whole. */
export function pageOf(report: JsonReport, { controls }: HtmlOptions): Markup {
	const described = new Map(controls.map((control) => [control.id, control]));
	const shown = shownIn(report.sources);
	const style = `\n${STYLE}`;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${report.tool.name} ${report.tool.version}">
<title>${titleOf(report)}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to results</a>
${icons()}
${headOf(report)}${contentsOf(report, shown)}
<main id="main" tabindex="-1">
${matrixOf(report, shown)}${sourceSections(report, shown, described)}${requirementsOf(report, shown)}${disagreementsOf(report)}${exemptionsOf(report)}${drawingsOf(report, described, shown)}${aboutOf(report)}</main>
<footer>End of the report.</footer>
</body>
</html>
`;
}

/** Lets a browser apply this style, and load or run nothing. */
function policyFor(style: string): string {
	const hash = createHash("sha256").update(style).digest("base64");
	return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function titleOf(report: JsonReport): string {
	const { word } = verdictOf(tallyOf(report));
	const [first] = report.sources;
	const more = report.sources.length - 1;
	const names = `${clipped(first?.source.name ?? "", 60)}${more > 0 ? ` and ${more} more` : ""}`;
	return `${word}: CloudTrail compliance report of ${names}, ${report.generatedAt.slice(0, 10)}`;
}

function contentsOf({ sources }: JsonReport, { isLarge, rows }: Shown): Markup {
	const listed = sources.length > LISTED ? [] : sources;
	const [first] = rows;
	const noun = sourceNoun({ sources });
	const rest = isLarge
		? `${noun === "account" ? "Accounts" : "Sources"} that did not pass (${numberOf(rows.length)})`
		: "Sources";
	return html`<nav class="contents" aria-label="Contents"><ul>
<li><a href="#results">Results</a></li>
${
	listed.length === 0
		? first &&
			html`<li><a href="#${sourceAnchor(first.place)}">${rest}</a></li>`
		: listed.map(
				({ source }, place) =>
					html`<li><a href="#${sourceAnchor(place)}">${nameOf(clipped(source.name, 40))}</a></li>
`,
			)
}
<li><a href="#requirements">Requirements</a></li>
${
	sources.some(({ disagreements = [] }) => disagreements.length > 0) &&
	html`<li><a href="#disagreements">Disagreements with AWS</a></li>
`
}<li><a href="#exemptions">Exemptions</a></li>
<li><a href="#drawing">Drawing</a></li>
<li><a href="#about">About</a></li>
</ul></nav>
`;
}
