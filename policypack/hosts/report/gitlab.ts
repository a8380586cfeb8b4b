import type { JsonReport } from "./jsonSchema";
import type { Repository } from "./repositoryPath";

/** Options of GitLab code quality. */
export interface GitlabOptions {
	readonly repository: Repository;
}

/** The failures of the report as GitLab code quality JSON. */
export function toGitlab(_report: JsonReport, _options: GitlabOptions): string {
	return "";
}
