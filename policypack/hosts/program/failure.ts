import { stripVTControlCharacters } from "node:util";
import { isOutputAsText } from "../../providers/outputAsText";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { messageIn, placesIn } from "../errorText";
import { inputError } from "../inputError";
import { lackOfEntry } from "./entry";
import type { Ending } from "./launch";
import { ownFile } from "./location";
import type { Patience, Stop } from "./patience";
import type { Project } from "./project";

/** Says in one line why a program did not come to a good end. */
export function failureOf(
	project: Project,
	errors: readonly string[],
	ending: Ending,
	patience: Patience,
): Error {
	const { folder } = project;
	if (ending.stopped) return stoppedError(folder, ending.stopped, patience);
	const report = stripVTControlCharacters(errors[0] ?? ending.stderr);
	const line = messageIn(report) ?? `it ended with ${endOf(ending)}`;
	const lacking = lackOfEntry(project, line);
	if (lacking !== undefined) return inputError(lacking);
	const message = line.replaceAll(UNKNOWN_TEXT, "(not known here)");
	return inputError(
		`${placeOf(project, report)}: the program failed: ${message.replace(/\.$/, "")}. ${hintFor(line)}`,
	);
}

function stoppedError(folder: string, why: Stop, patience: Patience): Error {
	const instead =
		"or run `pulumi preview --json --show-sames > preview.json` there and check preview.json";
	return inputError(
		why === "idle"
			? `${folder}: the program registered nothing and used no processor time for ${patience.quietMs / 1000} s and was stopped. Correct what it waits for, give it time with --timeout SECONDS, ${instead}.`
			: `${folder}: the program did not end within ${patience.limitMs / 1000} s and was stopped. Give it more time with --timeout SECONDS, correct what keeps it running, ${instead}.`,
	);
}

function hintFor(line: string): string {
	if (line.includes(UNKNOWN_TEXT))
		return "A secure setting, one of an imported environment, or what only AWS can answer is not known here: run `pulumi preview --json --show-sames > preview.json` there and check preview.json.";
	if (isOutputAsText(line))
		return "Write it with `pulumi.interpolate`, or with `pulumi.jsonStringify` for JSON.";
	if (line.includes("UNIMPLEMENTED"))
		return "The program asks the engine for what `check` does not answer: run `pulumi preview --json --show-sames > preview.json` there and check preview.json.";
	const [, needed] = / needs (@pulumi\/[a-z-]+ \d+);/.exec(line) ?? [];
	if (needed) return `Run \`npm install ${needed.replace(" ", "@")}\` there.`;
	return /Cannot find (module|package) '[^./]/.test(line)
		? "Run `npm install` there."
		: "Correct it; `pulumi preview` shows the whole error.";
}

function endOf({ code }: Ending): string {
	return code === undefined ? "a signal" : `exit code ${code}`;
}

/** The file and line of the user's that an error comes from, else the folder. */
function placeOf(project: Project, report: string): string {
	for (const [path, line] of placesIn(report)) {
		const isWhole = /^(?:file:|\/|[A-Za-z]:)/.test(path);
		const absolute = isWhole ? path : `${project.programFolder}/${path}`;
		const file = ownFile(project.root, absolute);
		if (file) return `${project.folder.replace(/\/$/, "")}/${file}:${line}`;
	}
	return project.folder;
}
