import { createHash } from "node:crypto";
import type { HtmlOptions } from "../html";
import type { JsonReport } from "../jsonSchema";
import { aboutOf } from "./about";
import { drawingsOf } from "./drawing";
import { nameOf, sourceAnchor } from "./elements";
import { exemptionsOf } from "./exemptions";
import { icons } from "./icons";
import { html, type Markup, trusted } from "./markup";
import { matrixOf } from "./matrix";
import { requirementsOf } from "./requirements";
import { sourceSection } from "./sourceSection";
import { STYLE } from "./style";
import { tallyOf } from "./tally";
import { headOf, verdictOf } from "./verdict";
import { clipped } from "./visible";

/** Sources that the contents list one by one. */
const LISTED = 8;

/** The document as a whole. */
export function pageOf(report: JsonReport, { controls }: HtmlOptions): Markup {
	const described = new Map(controls.map((control) => [control.id, control]));
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
${headOf(report)}${contentsOf(report)}
<main id="main" tabindex="-1">
${matrixOf(report)}${report.sources.map((result, place) => sourceSection(result, place, report.sources.length, described))}${requirementsOf(report)}${exemptionsOf(report)}${drawingsOf(report, described)}${aboutOf(report)}</main>
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

function contentsOf({ sources }: JsonReport): Markup {
	const listed = sources.length > LISTED ? [] : sources;
	return html`<nav class="contents" aria-label="Contents"><ul>
<li><a href="#results">Results</a></li>
${
	listed.length === 0
		? html`<li><a href="#${sourceAnchor(0)}">Sources</a></li>`
		: listed.map(
				({ source }, place) =>
					html`<li><a href="#${sourceAnchor(place)}">${nameOf(clipped(source.name, 40))}</a></li>
`,
			)
}
<li><a href="#requirements">Requirements</a></li>
<li><a href="#exemptions">Exemptions</a></li>
<li><a href="#drawing">Drawing</a></li>
<li><a href="#about">About</a></li>
</ul></nav>
`;
}
