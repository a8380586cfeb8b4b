import { strict as assert } from "node:assert";
import type { Resource, Stack } from "../../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { type Files, writeFiles } from "../kit/programs";

/** Pulumi's mark of what is not known, and of what is secret. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const secretOf = (value: unknown) => ({
	"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
	value,
});

export function run(
	files: Files,
	options: ProgramOptions = {},
): Promise<Stack> {
	return readProgram(writeFiles(files), options);
}

export function named(stack: Stack, name: string): Resource {
	const found = stack.resources.find((resource) => resource.name === name);
	assert.ok(found, `no ${name} among ${stack.resources.map((r) => r.name)}`);
	return found;
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
