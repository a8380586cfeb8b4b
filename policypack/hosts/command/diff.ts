import type { DIFF_FORMATS, Diff } from "../report/diff";
import { exitCodeOf } from "../report/exitCode";
import type { JsonSeverity } from "../report/reportOrder";
import type { TextStyle } from "../report/textStyle";
import { type Output, writeOutputs } from "./outputs";

/** Options of `diff`. */
export interface DiffOptions {
	readonly outputs: readonly Output<(typeof DIFF_FORMATS)[number]>[];
	readonly terminal: TextStyle;
	readonly all: boolean;
	readonly quiet: boolean;
	/** The lowest severity of a new failure that decides the exit code. */
	readonly failOn: JsonSeverity;
}

/** Compares two reports and writes what changed. Returns the exit code. Throws an input error. */
export async function diff(
	[before, after]: readonly [string, string],
	options: DiffOptions,
): Promise<number> {
	const { outputs, terminal, all, quiet, failOn } = options;
	const { compare } = await import("../report/comparison");
	const [earlier, later] = await readBoth(before, after);
	const changes: Diff = {
		before: { name: before, report: earlier },
		after: { name: after, report: later },
		comparison: compare(earlier, later),
	};
	await writeOutputs(outputs, terminal, async (format, style) => {
		switch (format) {
			case "text": {
				const { diffText } = await import("../report/diffText");
				return diffText(changes, { style, all, quiet });
			}
			case "markdown": {
				const { diffMarkdown } = await import("../report/diffMarkdown");
				return diffMarkdown(changes);
			}
			default: {
				const { diffJson } = await import("../report/diffJson");
				return diffJson(changes);
			}
		}
	});
	return exitCodeOf(later, {
		...{ strict: false, failOn },
		comparison: changes.comparison,
	});
}

async function readBoth(before: string, after: string) {
	const { readReport, requireOneInput } = await import("./reportFile");
	requireOneInput([before, after]);
	return [await readReport(before), await readReport(after)] as const;
}
