import { readFileSync } from "node:fs";
import type { Prepared } from "../prepared";

/** An executable that Go compiled. */
export function compiled(executable: string, remove = () => {}): Prepared {
	let content: Buffer | undefined;
	return {
		executable,
		remove,
		content: () => {
			content ??= readFileSync(executable);
			return content;
		},
	};
}

/**
 * Whether an executable has a function of a package, by its name: Go keeps the names of all functions for stack
 * traces, also in a stripped executable. In one without names, any may be.
 */
export function isLinked(
	{ content }: Prepared,
	name: string,
	inPackage = ANY_PACKAGE,
): boolean {
	const names = content();
	if (!names.includes("/go/pulumi.Run\0", "latin1")) return true;
	const end = `.${name}\0`;
	for (
		let at = names.indexOf(end, 0, "latin1");
		at >= 0;
		at = names.indexOf(end, at + 1, "latin1")
	) {
		const before = names.toString("latin1", Math.max(0, at - LONGEST), at);
		if (inPackage.test(before)) return true;
	}
	return false;
}

/** The path of a package. A method has its type before its name: `a/b.(*T).Get`. */
const ANY_PACKAGE = /\/[\w-]+$/;

/** Bytes before the name of a function that show whether it is a method. */
const LONGEST = 200;
