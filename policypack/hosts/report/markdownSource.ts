import { truncated } from "../../text/printable";
import type { HelpById } from "./controlHelp";
import { printableIn } from "./findingRows";
import type { JsonResult } from "./jsonSchema";
import { ICON } from "./markdownFindings";
import { codeMarkdown, controlLink, inlineMarkdown } from "./markdownText";
import { regionsSentence } from "./regions";
import { severityRank, statusRank } from "./reportOrder";
import { LABEL } from "./textStyle";

/** Maximum number of unused exemptions of a source. */
const UNUSED = 10;

/** Maximum number of characters of a source's name or a configuration's path. */
const NAME = 200;

/** A source with its controls: those that passed in one line. */
export function sourceTable(result: JsonResult, help: HelpById): string {
	const { source, controls } = result;
	const shown = printableIn(controls).toSorted(
		(a, b) =>
			statusRank(a) - statusRank(b) || severityRank(a) - severityRank(b),
	);
	const passed = shown.filter(({ status }) => status === "PASSED");
	const others = shown.filter(({ status }) => status !== "PASSED");
	const rows = others.map((control) => {
		const { enforcement, findings, id, severity, status, title } = control;
		const count = findings.filter((one) => one.status === status).length;
		const level = enforcement === "mandatory" ? "" : ` (${enforcement})`;
		const cells = [
			`${ICON[status]} ${LABEL[status].toLowerCase()}${level}`,
			`${controlLink(id, help)} ${inlineMarkdown(title)}`,
			severity,
			count,
		];
		return `| ${cells.join(" | ")} |\n`;
	});
	return [
		`#### ${inlineMarkdown(nameIn(source.name))} (${source.kind})\n\n`,
		source.sources && source.sources.length > 0
			? `Counted together: ${source.sources.map((one) => inlineMarkdown(nameIn(one))).join(", ")}\n\n`
			: "",
		source.regions
			? `${inlineMarkdown(printableIn(regionsSentence(source.regions)))}\n\n`
			: "",
		...(rows.length > 0
			? [
					"| Result | Control | Severity | Findings |\n| --- | --- | --- | ---: |\n",
					...rows,
					"\n",
				]
			: []),
		...(passed.length > 0
			? [
					`${ICON.PASSED} passed: ${passed.map(({ id }) => controlLink(id, help)).join(", ")}\n\n`,
				]
			: []),
		...unusedIn(result),
	].join("");
}

/** Exemptions that match no finding, as a list. */
function unusedIn({ unusedExemptions }: JsonResult): readonly string[] {
	const items = unusedExemptions.map(({ policy, resource, exception }) => {
		const what =
			exception === undefined
				? "exemption"
				: `exception ${codeMarkdown(nameIn(exception))}`;
		return `- Unused ${what} of ${inlineMarkdown(nameIn(policy))}: ${codeMarkdown(nameIn(resource))} matches no finding.\n`;
	});
	const more = items.length - UNUSED;
	return [
		...items.slice(0, UNUSED),
		...(more > 0 ? [`- … and ${number(more)} more\n`] : []),
		...(items.length > 0 ? ["\n"] : []),
	];
}

/** A name of a source or a path, in one line that is not too long. */
export function nameIn(name: string): string {
	return truncated(printableIn(name), NAME);
}

/** A number with separators of thousands. */
export function number(count: number): string {
	return count.toLocaleString("en-US");
}
