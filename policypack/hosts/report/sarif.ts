import type { HelpById } from "./controlHelp";
import type { JsonReport } from "./jsonSchema";
import type { Repository } from "./repositoryPath";

/** Options of SARIF. */
export interface SarifOptions {
	readonly help: HelpById;
	readonly repository: Repository;
	/** Also write PASSED, UNKNOWN and NO_DATA, which GitHub shows as alerts. */
	readonly all: boolean;
}

/** The report as SARIF 2.1.0, one run for all sources. */
export function toSarif(_report: JsonReport, _options: SarifOptions): string {
	return "";
}
