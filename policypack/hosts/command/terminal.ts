import type { TextStyle } from "../report/textStyle";

/** Milliseconds to wait for open handles after the output. */
const LINGER_MS = 500;

/** Style of a text report on standard output. */
export function terminal(wantsColor: boolean): TextStyle {
	const color = wantsColor && hasColor();
	return { width: columns(), color, links: color && hasLinks() };
}

/**
 * Colors are used on a terminal, or if FORCE_COLOR is set (https://force-color.org),
 * but not with NO_COLOR (https://no-color.org), FORCE_COLOR=0 or TERM=dumb.
 */
function hasColor(): boolean {
	const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
	if (NO_COLOR || /^(0|false)$/.test(FORCE_COLOR ?? "")) return false;
	if (FORCE_COLOR) return true;
	return process.stdout.isTTY === true && TERM !== "dumb";
}

/** Whether the terminal shows hyperlinks; FORCE_HYPERLINK=1 states that it does. */
function hasLinks(): boolean {
	if (!process.stdout.isTTY && !process.env.FORCE_HYPERLINK) return false;
	return terminalLinks().supportsHyperlink(process.stdout);
}

/** Loaded on first use: most runs have no terminal. */
function terminalLinks(): typeof import("supports-hyperlinks") {
	return require("supports-hyperlinks");
}

/** Width of the terminal in columns, at least 20. Default: 80. */
export function columns(): number {
	return Math.max(20, process.stdout.columns || 80);
}

/** Shows a progress line on a terminal; "" clears it. */
export function progress(message: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${message}`);
}

/** Writes a warning to standard error, in one line. */
export function warn(line: string): void {
	process.stderr.write(`cloudtrail-compliance: warning: ${line}\n`);
}

/**
 * Writes lines about the progress to standard error, where it is no terminal,
 * on which `progress` shows them.
 */
export function noteTo(isQuiet: boolean): (line: string) => void {
	return (line) => {
		if (!isQuiet && !process.stderr.isTTY)
			process.stderr.write(`cloudtrail-compliance: ${line}\n`);
	};
}

/** Writes a line to standard error that is no warning. */
export function note(line: string): void {
	progress("");
	process.stderr.write(`cloudtrail-compliance: ${line}\n`);
}

/** Exits soon, because the AWS SDK may wait for credentials forever. */
export function leave(): void {
	const end = () =>
		process.stdout.writableLength > 0 ? leave() : process.exit();
	setTimeout(end, LINGER_MS).unref();
}
