import pc from "picocolors";
import type { JsonControl, JsonStatus } from "./jsonSchema";

/** Style of a text report. */
export interface TextStyle {
	/** Line width in columns, at least 20. Only a longer word exceeds it. */
	readonly width: number;
	readonly color: boolean;
	/** Whether the terminal shows hyperlinks (OSC 8). */
	readonly links: boolean;
}

/** Functions that color a text, or return it unchanged. */
export type Colors = ReturnType<typeof pc.createColors>;

/** The colors of a style. */
export function colorsOf({ color }: Pick<TextStyle, "color">): Colors {
	return pc.createColors(color);
}

/** A status, as it is shown. */
export const LABEL: Readonly<Record<JsonStatus, string>> = {
	PASSED: "PASSED",
	FAILED: "FAILED",
	UNKNOWN: "UNKNOWN",
	NO_DATA: "NO DATA",
	EXEMPT: "EXEMPT",
};

/** A text in the color of a status. */
export function paintStatus(
	status: JsonStatus,
	text: string,
	colors: Colors,
): string {
	switch (status) {
		case "PASSED":
			return colors.green(text);
		case "FAILED":
			return colors.red(text);
		case "UNKNOWN":
			return colors.yellow(text);
		default:
			return colors.cyan(text);
	}
}

/** A text in the color of a severity. */
export function paintSeverity(
	severity: JsonControl["severity"],
	text: string,
	colors: Colors,
): string {
	switch (severity) {
		case "Critical":
			return colors.bold(colors.magenta(text));
		case "High":
			return colors.red(text);
		case "Medium":
			return colors.yellow(text);
		default:
			return colors.blue(text);
	}
}

/**
 * A text as a hyperlink.
 * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
 */
export function link(text: string, url: string): string {
	return `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007`;
}
