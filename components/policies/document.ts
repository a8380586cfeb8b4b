/*
 * The policies that a trail needs are pure functions of names and ARNs. Each
 * grants access to one service, for one trail.
 */

/** One statement of a policy document. */
export interface Statement {
	readonly Sid: string;
	readonly Effect: "Allow" | "Deny";
	readonly Principal?: unknown;
	readonly Action: string | readonly string[];
	readonly Resource?: string | readonly string[];
	readonly Condition?: Readonly<
		Record<string, Readonly<Record<string, string | readonly string[]>>>
	>;
}

/** A policy document. */
export interface PolicyDocument {
	readonly Version: "2012-10-17";
	readonly Statement: readonly Statement[];
}

/** The CloudTrail service principal. */
export const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" } as const;

/** A policy document with these statements. */
export function documentOf(
	...statements: readonly Statement[]
): PolicyDocument {
	return { Version: "2012-10-17", Statement: statements };
}
