import type { HelpById } from "./controlHelp";
import type { JsonReport } from "./jsonSchema";

/** Options of Markdown. */
export interface MarkdownOptions {
	readonly help: HelpById;
	/** Maximum number of characters. Default: 65,536, as GitHub allows for a comment. */
	readonly limit?: number;
}

/** The report as Markdown for a pull request comment or a job summary. */
export function toMarkdown(
	_report: JsonReport,
	_options: MarkdownOptions,
): string {
	return "";
}
