import type { Metadata } from "../../judging/control";

/** What a format says about a control beside the report. */
export type ControlHelp = Pick<Metadata, "requires" | "remediation" | "url">;

/** Help of the controls by ID, such as CloudTrail.4. A control may be missing. */
export type HelpById = Readonly<Record<string, ControlHelp>>;

/** The help of a control, if there is any. */
export function helpOf(help: HelpById, id: string): ControlHelp | undefined {
	// A report from a file may have any ID, also one such as "constructor".
	return Object.hasOwn(help, id) ? help[id] : undefined;
}
