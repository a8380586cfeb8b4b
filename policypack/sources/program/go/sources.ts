import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { memoizeByObject } from "../../../model/memoize";
import type { Project } from "../project";

/** Maximum number of files that are read: more are not one program. */
const MOST_FILES = 5_000;

/** Folders that are not the user's code, for the go command neither. */
const NOT_OWN = /^(?:vendor|testdata|node_modules|[._].*)$/;

/** A file of a program. */
interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** The Go files of a project, without tests and generated ones. */
const ownSources = memoizeByObject(readSources);

function readSources(project: Project): readonly SourceFile[] {
	const folders = [project.root];
	const files: SourceFile[] = [];
	for (const folder of folders)
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (entry.isDirectory() && !NOT_OWN.test(entry.name)) folders.push(path);
			if (!entry.isFile() || !/(?<!_test)\.go$/.test(entry.name)) continue;
			const text = readFileSync(path, "utf8");
			if (!GENERATED.test(text)) files.push({ path, text });
			if (files.length >= MOST_FILES) return files;
		}
	return files;
}

/** https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source */
const GENERATED = /^\/\/ Code generated .* DO NOT EDIT\.$/m;

/** The texts of a program's Go files. */
export function ownTexts(project: Project): readonly string[] {
	return ownSources(project).map(({ text }) => text);
}

/** Whether a program calls functions of providers by their tokens. */
export function callsDirectly(project: Project): boolean {
	return ownSources(project).some(({ text }) =>
		/\.Invoke(?:Package(?:Raw)?)?\(/.test(text),
	);
}

/** Whether a program reads outputs of other stacks as plain data. */
export function readsStackDetails(project: Project): boolean {
	return ownSources(project).some(({ text }) =>
		/\.GetOutputDetails\(/.test(text),
	);
}

/** The names of the outputs of other stacks that a program reads. */
export function stackOutputNames(project: Project): readonly string[] {
	return ownSources(project).flatMap(({ text }) =>
		[
			...text.matchAll(
				/\.Get\w*Output(?:Details)?\(\s*(?:pulumi\.String\()?"([^"]+)"/g,
			),
		].map(([, name = ""]) => name),
	);
}

/** A line of a program. */
export interface SourceLine {
	/** Absolute path of its file. */
	readonly path: string;
	/** Counted from 1. */
	readonly line: number;
}

/** The first line of a program that has a text. */
export function lineWith(
	project: Project,
	pattern: RegExp,
): SourceLine | undefined {
	for (const { path, text } of ownSources(project)) {
		const at = text.search(pattern);
		if (at >= 0) return { path, line: text.slice(0, at).split("\n").length };
	}
	return undefined;
}

/** Whether a program may register resources inside an apply; true without source files. */
export function usesApply(project: Project): boolean {
	const texts = ownTexts(project);
	return texts.length === 0 || texts.some((text) => text.includes("Apply"));
}
