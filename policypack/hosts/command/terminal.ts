import type { Terminal } from "./outputs";

/** Milliseconds to wait for open handles after the output. */
const LINGER_MS = 500;

/** Colors only on a terminal and without NO_COLOR (https://no-color.org). */
export function terminal(wantsColor: boolean): Terminal {
	const allowed = wantsColor && !process.env.NO_COLOR;
	return {
		width: columns(),
		color: allowed && process.stdout.isTTY === true,
	};
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

/** Exits soon, because the AWS SDK may wait for credentials forever. */
export function leave(): void {
	const end = () =>
		process.stdout.writableLength > 0 ? leave() : process.exit();
	setTimeout(end, LINGER_MS).unref();
}
