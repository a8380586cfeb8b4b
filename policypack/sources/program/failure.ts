import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { CHECK_A_PREVIEW } from "./checkPreview";
import type { Ending } from "./launch";
import type { Project } from "./project";
import type { Running } from "./run";
import { withoutSecrets } from "./secretText";
import type { Stop, TimeLimits } from "./timeLimits";

/** The input error for a program that failed: where, why, and what to do. */
export function programError(
	project: Project,
	errors: readonly string[],
	ending: Ending,
	running: Running,
): Error {
	const { folder, runtime } = project;
	if (ending.stopped) return stoppedError(folder, ending.stopped, running);
	const report = stripVTControlCharacters(errors[0] ?? ending.stderr);
	// The location is read from the unmasked report, since a path may contain a mask.
	const line =
		runtime
			.errorMessage(withoutSecrets(report, running.config))
			?.replace(REFUSED_LATE, "") ?? `it ended with ${endOf(ending)}`;
	const lacking = runtime.entryProblem(project, line);
	if (lacking !== undefined) return inputError(lacking);
	const message = line.replaceAll(UNKNOWN_TEXT, "(not known here)");
	return inputError(
		`${runtime.errorLocation(project, report)}: the program failed: ${message.replace(/\.$/, "")}. ${runtime.adviceFor(project, line, report)}`,
	);
}

/** The SDK's prefix of errors of `ComplianceTrail` about outputs. */
const REFUSED_LATE =
	/^(?:\w*Error: )?(?:error serializing property "[^"]*": )+(?=ComplianceTrail )/;

function stoppedError(folder: string, why: Stop, limits: TimeLimits): Error {
	return inputError(
		why === "idle"
			? `${folder}: the program was stopped after ${limits.idleMs / 1000} s without registrations or CPU use. Fix what it waits for, raise --timeout SECONDS, or ${CHECK_A_PREVIEW}.`
			: `${folder}: the program was stopped at the time limit of ${limits.limitMs / 1000} s. Raise --timeout SECONDS, fix what keeps it running, or ${CHECK_A_PREVIEW}.`,
	);
}

function endOf({ code }: Ending): string {
	return code === undefined ? "a signal" : `exit code ${code}`;
}
