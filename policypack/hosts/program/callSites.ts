/** One place in a program: nothing of it where it is not the program's own. */
interface CallSite {
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
}

/** Of the SDK's resources, what is used here. */
interface Resource {
	framePositionRegExp: RegExp;
	callsites: () => readonly CallSite[];
}

/**
 * Runs inside the user's program. The SDK asks for the whole stack at each
 * registration, as text with source maps applied, which costs more than all
 * else that it does. Here frames are compared as V8 has them, those of packages
 * are left out, and each place in the program is looked up once.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachCallSites(exported: object): void {
	const resource: Partial<Resource> = Reflect.get(exported, "Resource") ?? {};
	const { framePositionRegExp } = resource;
	if (!framePositionRegExp || typeof resource.callsites !== "function") return;
	const known = new Map<string, CallSite>();
	const elsewhere: CallSite = {};

	/** The frames that called this, as V8 has them. */
	function frames(): readonly NodeJS.CallSite[] {
		const { prepareStackTrace, stackTraceLimit } = Error;
		const holder: { stack?: unknown } = {};
		try {
			Error.stackTraceLimit = Number.POSITIVE_INFINITY;
			Error.prepareStackTrace = (_, sites) => sites;
			// The SDK skips as many frames as its own function would show.
			Error.captureStackTrace(holder, frames);
			return holder.stack as readonly NodeJS.CallSite[];
		} finally {
			Error.stackTraceLimit = stackTraceLimit;
			if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
			else Reflect.deleteProperty(Error, "prepareStackTrace");
		}
	}

	/** A frame as the program's own source has it, in the words of a stack. */
	function written(frame: NodeJS.CallSite): string {
		const { prepareStackTrace } = Error;
		const text: unknown = prepareStackTrace
			? prepareStackTrace(new Error("place"), [frame])
			: `Error: place\n    at ${frame}`;
		return String(text).split("\n").at(-1) ?? "";
	}

	function siteOf(frame: NodeJS.CallSite): CallSite {
		const file = frame.getFileName();
		if (!file || file.startsWith("node:")) return elsewhere;
		if (/[\\/]node_modules[\\/]/.test(file)) return elsewhere;
		const place = `${file}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
		const before = known.get(place);
		if (before) return before;
		const { groups } = framePositionRegExp?.exec(written(frame)) ?? {};
		const site = groups?.file
			? {
					file: groups.file,
					line: Number(groups.line),
					column: Number(groups.column),
				}
			: elsewhere;
		known.set(place, site);
		return site;
	}

	function callsites(): readonly CallSite[] {
		return frames().map(siteOf);
	}
	resource.callsites = callsites;
}
