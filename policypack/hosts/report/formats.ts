import type { Control } from "../../judging/control";
import type { CloudTarget } from "./cloudTarget";
import type { HelpById } from "./controlHelp";
import type { JsonReport } from "./jsonSchema";
import type { Repository } from "./repositoryPath";
import type { TextOptions } from "./text";

/** The report formats; the first is the default. */
export const FORMATS = [
	"text",
	"json",
	"sarif",
	"junit",
	"csv",
	"markdown",
	"gitlab",
	"asff",
	"ocsf",
	"html",
] as const;

/** A report format. */
export type Format = (typeof FORMATS)[number];

/** What the formats need beside the report. */
export interface FormatOptions {
	/** All controls, also those that a report does not have. */
	readonly controls: readonly Control[];
	readonly text: Omit<TextOptions, "controls">;
	readonly repository: Repository;
	readonly sarifAll: boolean;
	readonly cloud: CloudTarget;
}

/** Writes a report in one format. Throws an input error. */
export type Writer = (report: JsonReport, options: FormatOptions) => string;

/** Loads the writer of a format: a run loads only what it writes. */
export const WRITERS: Readonly<Record<Format, () => Promise<Writer>>> = {
	text: async () => {
		const { toText } = await import("./text");
		return (report, { controls, text }) =>
			toText(report, { ...text, controls });
	},
	json: async () => {
		const { writeJson } = await import("./json");
		return writeJson;
	},
	sarif: async () => {
		const { toSarif } = await import("./sarif");
		return (report, { controls, repository, sarifAll }) =>
			toSarif(report, { help: helpIn(controls), repository, all: sarifAll });
	},
	junit: async () => {
		const { toJunit } = await import("./junit");
		return (report) => toJunit(report);
	},
	csv: async () => {
		const { toCsv } = await import("./csv");
		return (report) => toCsv(report);
	},
	markdown: async () => {
		const { toMarkdown } = await import("./markdown");
		return (report, { controls }) =>
			toMarkdown(report, { help: helpIn(controls) });
	},
	gitlab: async () => {
		const { toGitlab } = await import("./gitlab");
		return (report, { repository }) => toGitlab(report, { repository });
	},
	asff: async () => {
		const { toAsff } = await import("./asff");
		return (report, { controls, cloud }) =>
			toAsff(report, { ...cloud, help: helpIn(controls) });
	},
	ocsf: async () => {
		const { toOcsf } = await import("./ocsf");
		return (report, { controls, cloud }) =>
			toOcsf(report, { ...cloud, help: helpIn(controls) });
	},
	html: async () => {
		const { toHtml } = await import("./html");
		return (report, { controls }) => toHtml(report, { controls });
	},
};

function helpIn(controls: readonly Control[]): HelpById {
	return Object.fromEntries(controls.map((control) => [control.id, control]));
}
