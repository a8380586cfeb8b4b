import { readFileSync } from "node:fs";
import type { Prepared } from "../prepared";

/** An executable that Go compiled. */
export function compiled(executable: string, remove = () => {}): Prepared {
	let content: Buffer | undefined;
	return {
		executable,
		remove,
		contains: (text) => {
			content ??= readFileSync(executable);
			return content.includes(text, "latin1");
		},
	};
}

/**
 * Whether an executable has a function, by the end of its name: Go keeps the
 * names of all functions for stack traces, also in a stripped executable. In
 * one without such names, any may be.
 */
export function isLinked({ contains }: Prepared, name: string): boolean {
	return contains(`${name}\0`) || !contains("/go/pulumi.Run\0");
}
