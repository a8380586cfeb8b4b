import type { Statement } from "./statements/statement";

/*
 * The policies that a trail needs are pure functions of names and ARNs. Each
 * grants access to one service, for one trail.
 */

/** A policy document. */
export interface PolicyDocument {
	readonly Version: "2012-10-17";
	readonly Statement: readonly Statement[];
}

/** A policy document with these statements. */
export function documentOf(
	...statements: readonly Statement[]
): PolicyDocument {
	return { Version: "2012-10-17", Statement: statements };
}
