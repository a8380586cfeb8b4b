import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assembleStack } from "../../policypack/providers/assembleStack";
import type { Stack } from "../../policypack/providers/resource";
import { readStackFile } from "../../policypack/sources/stackFile";
import { all, outcomesIn } from "./outcomes";

/** What each control says of a stack, by its policy's name. */
export type Judged = Readonly<Record<string, string>>;

/** Judges a stack under every control. */
export function judged(stack: Stack): Judged {
	return outcomesIn(assembleStack(stack));
}

/** Judges what a file holds: its text, or data that is written as JSON. */
export function judgedFile(content: unknown): Judged {
	const text = typeof content === "string" ? content : JSON.stringify(content);
	return judged(readStackFile(text, "file").stack);
}

/** The text of a recorded file; see `test/fixtures/recorded/README.md`. */
export function recorded(name: string): string {
	return readFileSync(join(__dirname, "../fixtures/recorded", name), "utf8");
}

/** What a file is refused for. */
export function refusalOf(content: unknown): string {
	try {
		judgedFile(content);
	} catch (error) {
		return error instanceof Error ? error.message : `${error}`;
	}
	throw new Error("the file is judged, and not refused");
}

/** The default controls with one status, but for those that are named. */
export function each(status: string, but: Judged = {}): Judged {
	return all(status, but);
}
