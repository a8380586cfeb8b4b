import { accessSync, constants, readFileSync, statSync } from "node:fs";
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
	const other = otherSystem(readFileSync(found).subarray(0, 64));
	if (other !== undefined)
		throw problem(
			`which is for ${other} and not for ${process.platform}/${process.arch}`,
		);
	return compiled(found);
}
