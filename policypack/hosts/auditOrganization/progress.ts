/** What became of the accounts of an audit so far. */
export interface Progress {
	/** An account is done. */
	readonly done: (became: "failed" | "read" | "skipped") => void;
	/** All accounts are done. */
	readonly end: () => void;
}

/** Where progress is shown. */
export interface ProgressOutput {
	/** Takes a line for a terminal, which replaces the former one. */
	readonly progress: (line: string) => void;
	/** Takes a line for a log. */
	readonly note: (line: string) => void;
}

/** Time between two lines in a log, in milliseconds. */
const INTERVAL = 30_000;

/** Shows how many accounts are done, failing and left. */
export function showProgress(
	total: number,
	{ progress, note }: ProgressOutput,
	now: () => number = () => performance.now(),
): Progress {
	const counts = { read: 0, failed: 0, skipped: 0 };
	let noted = now();
	const line = () => {
		const done = counts.read + counts.failed + counts.skipped;
		return `${done} of ${total} accounts done, ${counts.failed} failing, ${total - done} left`;
	};
	progress(`Reading ${total} accounts …`);
	note(`reading ${total} accounts`);
	return {
		done: (became) => {
			counts[became] += 1;
			progress(`Reading the organization: ${line()} …`);
			if (now() - noted < INTERVAL) return;
			noted = now();
			note(line());
		},
		end: () => {
			progress("Reading trails and buckets that accounts share …");
			note(line());
		},
	};
}
