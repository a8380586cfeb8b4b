import { isAbsolute, join, relative, sep } from "node:path";
import { inputError } from "../../../inputError";
import type { Project } from "../project";
import { asSpelled } from "../resourceLocation";

/** An error of Go with a place: `./main.go:4:2: undefined: x`. */
const PLACED = /^(\S.*?):(\d+)(?::(\d+))?: (.*)$/;

/** The input error for a folder without a program. */
export function noProgramError(project: Project): Error {
	return inputError(
		`${spell(project, project.programFolder)} has no Go files: set \`main\` in Pulumi.yaml to the folder of the program.`,
	);
}

/** The input error for a program that `go run` does not build: where, why, and what to do. */
export function buildError(project: Project, report: string): Error {
	const { programFolder, root } = project;
	const spelled = spell(project, programFolder);
	const lines = report
		.split("\n")
		.map((line) => line.trimEnd())
		.filter((line) => line !== "" && !line.startsWith("# "));
	const placed = lines.map((line) => PLACED.exec(line)).find(Boolean);
	const [, path = "", line, column, what] = placed ?? [];
	const file = isAbsolute(path) ? path : join(programFolder, path);
	const isOwn = placed && !relative(root, file).startsWith("..");
	const place = isOwn
		? [spell(project, file), line, column].filter(Boolean).join(":")
		: spelled;
	const message = (isOwn && what) || lines[0] || "go run failed";
	return inputError(
		`${place}: the program does not compile: ${shown(message)}. ${adviceOn(report, spelled)}`,
	);
}

/** The message without what Go's commands add for a terminal. */
function shown(message: string): string {
	return message
		.replace(/^go: /, "")
		.replace(/(?: \(imported by \S+\))?; to (?:add|update)(?: it)?:$/, "")
		.replace(/; see '.*'$/, "")
		.replace(/[.:]$/, "");
}

/** What to do, by the first of these that a report has. */
const ADVICE: readonly (readonly [RegExp, (folder: string) => string])[] = [
	[
		/go\.mod file not found|cannot find main module/,
		(folder) => `Run \`go mod init NAME\` and \`go mod tidy\` in ${folder}.`,
	],
	[
		/missing go\.sum entry|no required module provides|updates to go\.mod needed|is not in std/,
		(folder) => `Run \`go mod tidy\` in ${folder}, or correct the import.`,
	],
	[
		/GOPROXY=off|not in (?:the )?module cache/,
		(folder) => `Run \`go mod download\` in ${folder}.`,
	],
	[
		/inconsistent vendoring|vendor\/modules\.txt/,
		(folder) => `Run \`go mod vendor\` in ${folder}.`,
	],
	[
		/requires go >= (\S+)|toolchain not available/,
		() => "Install that version of Go (https://go.dev/dl).",
	],
	[/checksum mismatch/, (folder) => `Correct go.sum in ${folder}.`],
	[
		/is not a main package/,
		() =>
			"Write `package main`, or set `main` in Pulumi.yaml to the folder of the program.",
	],
	[/parsing go\.mod/, () => "Correct go.mod."],
	[/./, () => "Fix it; `go build` shows the full error."],
];

function adviceOn(report: string, folder: string): string {
	const [, advice] = ADVICE.find(([pattern]) => pattern.test(report)) ?? [];
	return advice?.(folder) ?? "";
}

/** A path of the project with slashes, as the compiler writes paths. */
function spell(project: Project, path: string): string {
	return asSpelled(project, path).split(sep).join("/");
}
