import assert from "node:assert/strict";
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isInputError } from "../../policypack/inputError";
import { evaluate } from "../../policypack/judging/evaluate";
import type { Finding } from "../../policypack/judging/finding";
import { assembleStack } from "../../policypack/providers/assembleStack";
import type { Stack } from "../../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { defaultControls } from "./controls";

/** Texts by the names of files; undefined: no such file. */
export type Files = Readonly<Record<string, string | undefined>>;

/** Resources by their types alone: no provider's SDK is loaded for them. */
export const PRELUDE = `
const pulumi = require("@pulumi/pulumi");
class Custom extends pulumi.CustomResource {}
const bucket = (name, args = {}) =>
	new Custom("aws:s3/bucket:Bucket", name, { bucket: undefined, arn: undefined, ...args });
const part = (kind, name, args) =>
	new Custom("aws:s3/bucket" + kind + ":Bucket" + kind, name, args);
const trail = (name, args, options) =>
	new Custom("aws:cloudtrail/trail:Trail", name, { isMultiRegionTrail: true, ...args }, options);
const invoke = (token, args = {}, options = {}) => pulumi.runtime.invokeOutput(token, args, options);
const identity = (options) => invoke("aws:index/getCallerIdentity:getCallerIdentity", {}, options);
const everyone = JSON.stringify({
	Version: "2012-10-17",
	Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::audit-logs/*" }],
});
`;

/** What is said of a program that cannot be run, by FOLDER in its place. */
export async function refusalOf(
	folder: string,
	options: ProgramOptions = {},
): Promise<string> {
	try {
		await readProgram(folder, options);
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		assert.doesNotMatch(error.message, /\n|\s{2}| {4}at /, "one line");
		return error.message.replaceAll(folder, "FOLDER");
	}
	throw new Error("the program runs");
}

const folders: string[] = [];

/** Writes a program into a folder of its own. */
export function write(program: string, files: Files = {}): string {
	return writeFiles({ "index.js": PRELUDE + program, ...files });
}

/** Writes files into a folder of their own, whose name begins as asked. */
export function writeFiles(
	files: Files,
	{ prefix = "program-", isInstalled = true } = {},
): string {
	const folder = mkdtempSync(join(tmpdir(), prefix));
	folders.push(folder);
	const all: Files = {
		"Pulumi.yaml": "name: shop\nruntime: nodejs\n",
		...files,
	};
	for (const [name, text] of Object.entries(all)) {
		if (text === undefined) continue;
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	if (isInstalled)
		symlinkSync(
			join(__dirname, "../../node_modules"),
			join(folder, "node_modules"),
		);
	return folder;
}

/** Removes what was written. */
export function removePrograms(): void {
	for (const folder of folders.splice(0))
		rmSync(folder, { recursive: true, force: true });
}

/** The stack that a program declares. */
export function stackOf(
	program: string,
	files: Files = {},
	options: ProgramOptions = {},
): Promise<Stack> {
	return readProgram(write(program, files), options);
}

/** What each control finds in a stack, by the name of its policy. */
export function findingsIn(
	stack: Stack,
): Readonly<Record<string, readonly Finding[]>> {
	const account = assembleStack(stack);
	return Object.fromEntries(
		defaultControls.map((control) => [
			control.policy,
			evaluate(control, account),
		]),
	);
}

/** The statuses of the findings of each control, and on what. */
export function statusesIn(
	stack: Stack,
): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		Object.entries(findingsIn(stack)).map(([policy, findings]) => [
			policy,
			// A program's resources register in no fixed order.
			findings.map(({ status, on }) => `${on.name} ${status}`).sort(),
		]),
	);
}

/** The statuses of a trail `audit` in stack `shop-dev` of which nothing is known. */
export const allUnknown: Readonly<Record<string, readonly string[]>> = {
	"cloudtrail-1": ["shop-dev unknown"],
	"cloudtrail-2": ["audit unknown"],
	"cloudtrail-3": ["shop-dev unknown"],
	"cloudtrail-4": ["audit unknown"],
	"cloudtrail-5": ["audit unknown"],
	"cloudtrail-6": ["audit unknown"],
	"cloudtrail-7": ["audit unknown"],
};

/** All that is said of a stack. */
export function wordsIn(stack: Stack): string {
	return Object.values(findingsIn(stack))
		.flat()
		.map(({ reason, fix }) => `${reason ?? ""} ${fix ?? ""}`)
		.join("\n");
}
