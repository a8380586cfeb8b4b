import {
	accessSync,
	closeSync,
	constants,
	openSync,
	readSync,
	statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { inputError } from "../../../inputError";
import type { Prepared } from "../prepared";
import type { Project } from "../project";
import { compiled } from "./executable";
import { otherSystem } from "./platform";

/** The compiled program that a Pulumi.yaml names. Throws an input error unless it can be run. */
export function namedBinary(project: Project, binary: string): Prepared {
	const { folder, root, programFolder } = project;
	const found = [root, programFolder]
		.flatMap((from) => [resolve(from, binary), resolve(from, `${binary}.exe`)])
		.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
	const problem = (what: string) =>
		inputError(
			`${join(folder, "Pulumi.yaml")}: binary names ${binary}, ${what}: run \`go build -o ${binary}\` in ${folder}, or correct binary.`,
		);
	if (found === undefined) throw problem("which does not exist");
	try {
		accessSync(found, constants.X_OK);
	} catch {
		throw problem("which is not executable");
	}
	const other = otherSystem(headerOf(found));
	if (other !== undefined)
		throw problem(
			`which is for ${other} and not for ${process.platform}/${process.arch}`,
		);
	return compiled(found);
}

/** The first bytes of a file, which may be large. */
function headerOf(path: string): Buffer {
	const file = openSync(path, "r");
	try {
		const header = Buffer.alloc(64);
		return header.subarray(0, readSync(file, header));
	} finally {
		closeSync(file);
	}
}
