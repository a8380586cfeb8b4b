import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { messageIn } from "../errorText";
import { adviceFor, INSTEAD } from "./advice";
import { lackOfEntry } from "./entry";
import type { Ending } from "./launch";
import type { Patience, Stop } from "./patience";
import { placeOf } from "./place";
import type { Project } from "./project";
import type { Running } from "./run";
import { withoutSecrets } from "./secretText";

/** Says in one line why a program did not come to a good end. */
export function failureOf(
	project: Project,
	errors: readonly string[],
	ending: Ending,
	running: Running,
): Error {
	const { folder } = project;
	if (ending.stopped) return stoppedError(folder, ending.stopped, running);
	const report = stripVTControlCharacters(errors[0] ?? ending.stderr);
	// The place is taken from the report itself: a mask may be in a path.
	const line =
		messageIn(withoutSecrets(report, running.config))?.replace(
			REFUSED_LATE,
			"",
		) ?? `it ended with ${endOf(ending)}`;
	const lacking = lackOfEntry(project, line);
	if (lacking !== undefined) return inputError(lacking);
	const message = line.replaceAll(UNKNOWN_TEXT, "(not known here)");
	return inputError(
		`${placeOf(project, report)}: the program failed: ${message.replace(/\.$/, "")}. ${adviceFor(project, line, report)}`,
	);
}

/** How the SDK leads to what `ComplianceTrail` refuses of an output. */
const REFUSED_LATE =
	/^(?:\w*Error: )?(?:error serializing property "[^"]*": )+(?=ComplianceTrail )/;

function stoppedError(folder: string, why: Stop, patience: Patience): Error {
	return inputError(
		why === "idle"
			? `${folder}: the program was stopped after ${patience.quietMs / 1000} s without registrations or CPU use. Fix what it waits for, raise --timeout SECONDS, or ${INSTEAD}.`
			: `${folder}: the program was stopped at the time limit of ${patience.limitMs / 1000} s. Raise --timeout SECONDS, fix what keeps it running, or ${INSTEAD}.`,
	);
}

function endOf({ code }: Ending): string {
	return code === undefined ? "a signal" : `exit code ${code}`;
}
