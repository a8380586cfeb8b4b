import type { Diff } from "./diff";

/** A diff as Markdown for a pull request comment. */
export function diffMarkdown(_diff: Diff): string {
	return "";
}
