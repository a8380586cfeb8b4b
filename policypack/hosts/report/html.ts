import type { Control } from "../../judging/control";
import { pageOf } from "./html/page";
import type { JsonReport } from "./jsonSchema";

/** What the HTML report shows of a control beside its findings. */
export type HtmlControl = Pick<
	Control,
	"id" | "requires" | "url" | "subject" | "connection"
>;

/** What the HTML report needs beside the report. */
export interface HtmlOptions {
	/** Descriptions of controls. A control of the report without one has no link, and no place in the drawing. */
	readonly controls: readonly HtmlControl[];
}

/**
 * The report as one HTML document that needs no other file, no network and no
 * script. Every text of the report is escaped.
 */
export function toHtml(report: JsonReport, options: HtmlOptions): string {
	return pageOf(report, options).html;
}
