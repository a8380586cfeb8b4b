import { EXIT } from "../report/exitCode";
import { note } from "./terminal";

/**
 * The exit code of a run with records that were refused or could not be
 * written. Their messages come last, below the report.
 */
export function withProblems(
	code: number,
	problems: readonly string[],
): number {
	for (const problem of problems) note(problem);
	return problems.length > 0 ? EXIT.misused : code;
}
