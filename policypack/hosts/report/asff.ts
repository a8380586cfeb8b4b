import type { CloudTarget } from "./cloudTarget";
import type { HelpById } from "./controlHelp";
import type { JsonReport } from "./jsonSchema";

/** Options of ASFF. */
export interface AsffOptions extends CloudTarget {
	readonly help: HelpById;
}

/** The findings of the report in the AWS Security Finding Format, as a JSON array. */
export function toAsff(_report: JsonReport, _options: AsffOptions): string {
	return "";
}
