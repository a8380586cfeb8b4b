import type { Control } from "../../judging/control";
import type { JsonReport } from "./jsonSchema";

/** What the HTML report shows of a control beside its findings. */
export type HtmlControl = Pick<
	Control,
	"id" | "requires" | "url" | "subject" | "connection"
>;

/** What the HTML report needs beside the report. */
export interface HtmlOptions {
	/** Descriptions of controls. Controls of the report that are missing here are shown without one. */
	readonly controls: readonly HtmlControl[];
}

/** The report as one HTML document without scripts or external files. */
export function toHtml(report: JsonReport, options: HtmlOptions): string {
	return `<!doctype html>\n<title>${report.sources.length}, ${options.controls.length}</title>\n`;
}
