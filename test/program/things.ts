import type { Stack } from "../../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { type Files, writeFiles } from "../kit/programs";

export { named, secretOf, UNKNOWN } from "../kit/stackResources";

export function run(
	files: Files,
	options: ProgramOptions = {},
): Promise<Stack> {
	return readProgram(writeFiles(files), options);
}

export const IMPORTS = `
	const pulumi = require("@pulumi/pulumi");
	const aws = require("@pulumi/aws");
`;
export const THING = `
	const pulumi = require("@pulumi/pulumi");
	class Thing extends pulumi.CustomResource {
		constructor(name, props, opts) { super("test:index:Thing", name, props, opts); }
	}
`;
