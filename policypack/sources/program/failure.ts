import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { CHECK_A_PREVIEW } from "./advice";
import type { Ending } from "./launch";
import type { ComponentRefusal } from "./ownComponents";
import type { Project } from "./project";
import { placeIn } from "./resourceLocation";
import type { Ran, Running } from "./run";
import { withoutSecrets } from "./secretText";
import { type StackConfig, whatMakesKnown } from "./stackConfig";
import type { Stop, TimeLimits } from "./timeLimits";

/** The input error for a program that failed: where, why, and what to do. */
export function programError(
	running: Running,
	{ errors, ending, refusal }: Pick<Ran, "errors" | "ending" | "refusal">,
): Error {
	const { project } = running;
	const { folder, runtime } = project;
	if (ending.stopped) return stoppedError(folder, ending.stopped, running);
	if (refusal) return refusalError(project, refusal, running.config);
	const report = stripVTControlCharacters(errors[0] ?? ending.stderr);
	// The location is read from the unmasked report, since a path may contain a mask.
	const line =
		runtime
			.errorMessage(withoutSecrets(report, running.config))
			?.replace(REFUSED_LATE, "") ?? `it ended with ${endOf(ending)}`;
	const lacking = runtime.entryProblem(project, line);
	if (lacking !== undefined) return inputError(lacking);
	const message = line.replaceAll(UNKNOWN_TEXT, "(not known here)");
	const place = runtime.errorLocation(project, report);
	const advice = runtime.adviceFor(project, line, report, running.config);
	return inputError(
		`${place}: the program failed: ${message.replace(/\.$/, "")}. ${advice}`,
	);
}

/** The SDK's prefix of errors of `ComplianceTrail` about outputs. */
const REFUSED_LATE =
	/^(?:\w*Error: )?(?:error serializing property "[^"]*": )+(?=ComplianceTrail )/;

/** The input error for arguments that a component of this package rejects. */
function refusalError(
	project: Project,
	{ message, location }: ComponentRefusal,
	config: StackConfig,
): Error {
	const place = location
		? placeIn(project, location.file, location.line)
		: project.folder;
	return inputError(
		`${place}: the program failed: ${withoutSecrets(message, config)}`,
	);
}

/** The input error for a program that fails with any value of a setting that is not known here. */
export function settingsError({ folder }: Project, config: StackConfig): Error {
	return inputError(
		`${folder}: the result depends on settings that are not known here. ${whatMakesKnown(config)}`,
	);
}

/** The input error for a process that the system did not start; undefined for another error. */
export function startError(
	{ folder }: Project,
	error: unknown,
): Error | undefined {
	const { code, path, syscall = "" } = error as NodeJS.ErrnoException;
	if (!syscall.startsWith("spawn")) return undefined;
	return inputError(
		`${folder}: ${path} cannot be started (${code}): use an executable for this system (${process.platform}, ${process.arch}).`,
	);
}

/** The input error for an executable that is no Pulumi program. */
export function noStackError({ folder }: Project): Error {
	return inputError(
		`${folder}: the program ended without a stack: call pulumi.Run in it.`,
	);
}

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
