import type { JsonReport } from "../jsonSchema";
import { timeOf } from "./dates";
import { badge, classOf, codeOf, folded } from "./elements";
import { html, type Markup } from "./markup";
import { type Tally, tallyOf } from "./tally";
import { countOf, numberOf, SEVERITIES } from "./words";

/** What the report comes to. */
export interface Verdict {
	readonly status: "FAILED" | "UNKNOWN" | "NO_DATA" | "PASSED";
	readonly word: string;
	/** One sentence with the numbers. */
	readonly sentence: string;
}

/** The verdict on all sources together. */
export function verdictOf(tally: Tally): Verdict {
	const { checks, allChecks, failedSources, noun, sources } = tally;
	const on =
		sources === 1
			? ""
			: ` in ${numberOf(failedSources)} of ${countOf(sources, noun)}`;
	const total = countOf(allChecks, "check");
	if (checks.FAILED > 0)
		return {
			status: "FAILED",
			word: "Failed",
			sentence: `${numberOf(checks.FAILED)} of ${total} failed${on}${advisoryNote(tally)}.`,
		};
	if (checks.UNKNOWN > 0)
		return {
			status: "UNKNOWN",
			word: "Not decided",
			sentence: `No check failed. The result of ${numberOf(checks.UNKNOWN)} of ${total} is unknown.`,
		};
	if (checks.PASSED + checks.EXEMPT === 0)
		return {
			status: "NO_DATA",
			word: "No data",
			sentence: "No resource was checked.",
		};
	return {
		status: "PASSED",
		word: checks.EXEMPT > 0 ? "Passed with exemptions" : "Passed",
		sentence: passedSentence(tally, total),
	};
}

function advisoryNote({ advisory, checks }: Tally): string {
	if (advisory === 0) return "";
	return advisory === checks.FAILED
		? ", all of them advisory"
		: `, ${numberOf(advisory)} of them advisory`;
}

function passedSentence({ checks }: Tally, total: string): string {
	const others = [
		checks.EXEMPT > 0 && `${numberOf(checks.EXEMPT)} exempt`,
		checks.NO_DATA > 0 && `${numberOf(checks.NO_DATA)} without data`,
	].filter(Boolean);
	return `${numberOf(checks.PASSED)} of ${total} passed${others.length > 0 ? `, ${others.join(", ")}` : ""}. None failed.`;
}

/** The head of the report: title, verdict and numbers. */
export function headOf(report: JsonReport): Markup {
	const tally = tallyOf(report);
	const { status, word, sentence } = verdictOf(tally);
	const { configuration, generatedAt, tool } = report;
	return html`<header class="head ${classOf(status)}">
<h1><span class="what">CloudTrail compliance report</span> <span class="verdict">${badge(status, word)}</span></h1>
<p class="sentence">${sentence}</p>
<dl class="tiles">
${SEVERITIES.map((severity) => severityTile(severity, tally))}
${tile("Checked", tally.sources, tally.noun)}
${tile("Checked", tally.controls, "control")}
${tile("Failed", tally.findings.FAILED, "finding")}
${tile("Unknown", tally.findings.UNKNOWN, "finding")}
${tile("Exempt", tally.findings.EXEMPT, "finding")}
</dl>
<div class="made">Generated ${timeOf(generatedAt)} by ${tool.name} ${tool.version}, ${configurationText(configuration)}.</div>
</header>
`;
}

function severityTile(
	severity: (typeof SEVERITIES)[number],
	{ failedBySeverity }: Tally,
): Markup {
	const failed = failedBySeverity[severity];
	return html`<div class="${failed > 0 ? "tile failed" : "tile"}"><dt>${severity}</dt><dd>${numberOf(failed)} <span>failed</span></dd></div>`;
}

function tile(name: string, value: number, noun: string): Markup {
	return html`<div class="tile"><dt>${name}</dt><dd>${numberOf(value)} <span>${value === 1 ? noun : `${noun}s`}</span></dd></div>`;
}

/** The configuration, in the middle of a sentence. */
function configurationText(path: string | undefined): Markup {
	return path === undefined
		? html`default configuration`
		: html`configuration ${folded(path, codeOf(path))}`;
}
