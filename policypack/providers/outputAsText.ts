import { isUnknown, type Unknown, unknown } from "../model/value";

/**
 * What Pulumi's SDKs give in place of an Output that a program writes as text,
 * as `${bucket.arn}` in a template literal does.
 * https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/
 */
const MESSAGE = /Calling (?:\[\w+\]|__\w+__) on an \[?Output/i;

/** What to write instead, by what only the message of one language has. */
const INSTEAD = [
	{
		message: /Calling __/i,
		advice:
			"use `pulumi.Output.concat`, or `pulumi.Output.json_dumps` for JSON",
	},
	{
		message: MESSAGE,
		advice: "use `pulumi.interpolate`, or `pulumi.jsonStringify` for JSON",
	},
] as const;

/** The end of the words for such a value: what to write instead. */
const endOf = (advice: string) => ` (an Output written as text: ${advice})`;

/** Whether a text is, or holds, an Output that a program wrote as text. */
export function isOutputAsText(text: string): boolean {
	return MESSAGE.test(text);
}

/** A value that cannot be read for that reason, with the text that it is. */
export function writtenAsText(what: string, text: string): Unknown {
	const found = INSTEAD.find(({ message }) => message.test(text));
	return unknown("unreadable", `${what}${endOf(found?.advice ?? "")}`);
}

/** Whether a value cannot be read for that reason. */
export function isWrittenAsText(value: unknown): value is Unknown {
	return (
		isUnknown(value) &&
		INSTEAD.some(({ advice }) => value.what.endsWith(endOf(advice)))
	);
}

/** The first such value in a tree of data. */
export function writtenAsTextIn(tree: unknown): Unknown | undefined {
	if (isWrittenAsText(tree)) return tree;
	if (typeof tree !== "object" || tree === null || isUnknown(tree))
		return undefined;
	for (const item of Object.values(tree)) {
		const found = writtenAsTextIn(item);
		if (found) return found;
	}
	return undefined;
}
