import type { CloudTarget } from "./cloudTarget";
import type { HelpById } from "./controlHelp";
import type { JsonReport } from "./jsonSchema";

/** Options of OCSF. */
export interface OcsfOptions extends CloudTarget {
	readonly help: HelpById;
}

/** The findings of the report as OCSF 1.6 Compliance Findings, a JSON array. */
export function toOcsf(_report: JsonReport, _options: OcsfOptions): string {
	return "";
}
