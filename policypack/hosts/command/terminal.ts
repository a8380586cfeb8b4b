import type { Terminal } from "./outputs";

/** Milliseconds that what is left may take, once all is said. */
const LINGER_MS = 500;

/** Colour on a terminal only, and not where NO_COLOR asks for none. */
export function terminal(wantsColor: boolean): Terminal {
	const allowed = wantsColor && !process.env.NO_COLOR;
	return {
		width: columns(),
		color: allowed && process.stdout.isTTY === true,
	};
}

/** Columns of the terminal; 80 where there is none, and 20 at least. */
export function columns(): number {
	return Math.max(20, process.stdout.columns || 80);
}

/** One line that is written over, on a terminal only; "" takes it away. */
export function progress(message: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${message}`);
}

/** One line about what is read and may not be what was meant. */
export function warn(line: string): void {
	process.stderr.write(`cloudtrail-compliance: warning: ${line}\n`);
}

/** Soon ends what still hangs: the SDK may wait for credentials for good. */
export function leave(): void {
	const end = () =>
		process.stdout.writableLength > 0 ? leave() : process.exit();
	setTimeout(end, LINGER_MS).unref();
}
