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

/** The CloudTrail service principal. */
export const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" } as const;
