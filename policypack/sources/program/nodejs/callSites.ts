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

/** Of node's modules, what finds the source of what runs. */
export interface SourceFinding {
	readonly findSourceMap: typeof import("node:module").findSourceMap;
	readonly fileURLToPath: typeof import("node:url").fileURLToPath;
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
export function teachCallSites(
	exported: object,
	{ findSourceMap, fileURLToPath }: SourceFinding,
): void {
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

	/** A place in the source that a frame's file was compiled from. */
	function mapped(file: string, line: number, column: number) {
		const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
		if (!entry || !("originalSource" in entry)) return undefined;
		const source = pathOf(entry.originalSource);
		return source !== undefined
			? {
					file: source,
					line: entry.originalLine + 1,
					column: entry.originalColumn + 1,
				}
			: undefined;
	}

	function pathOf(file: string): string | undefined {
		if (!/^\w{2,}:/.test(file)) return file;
		try {
			return fileURLToPath(file);
		} catch {
			return undefined;
		}
	}

	/** A place as the program's own hook writes it, as that of ts-node does. */
	function written(frame: NodeJS.CallSite): CallSite {
		const { prepareStackTrace } = Error;
		const text: unknown = prepareStackTrace
			? prepareStackTrace(new Error("place"), [frame])
			: `Error: place\n    at ${frame}`;
		const last = String(text).split("\n").at(-1) ?? "";
		const { groups } = framePositionRegExp?.exec(last) ?? {};
		return groups?.file
			? {
					file: groups.file,
					line: Number(groups.line),
					column: Number(groups.column),
				}
			: elsewhere;
	}

	/** A module that Node runs as written, without a source map. */
	function asItIs(file: string, line: number, column: number): CallSite {
		const isCompiled = /\.[cm]?tsx?$/.test(file);
		const path = pathOf(file);
		// Without a source map, lines are the file's own where node takes types away.
		return path === undefined || (isCompiled && !stripsTypes())
			? elsewhere
			: { file: path, line, column };
	}

	function stripsTypes(): boolean {
		return Boolean(Reflect.get(process.features, "typescript"));
	}

	function siteOf(frame: NodeJS.CallSite): CallSite {
		const file = frame.getFileName();
		if (!file || file.startsWith("node:")) return elsewhere;
		if (/[\\/]node_modules[\\/]/.test(file)) return elsewhere;
		const line = frame.getLineNumber() ?? 0;
		const column = frame.getColumnNumber() ?? 0;
		const place = `${file}:${line}:${column}`;
		const before = known.get(place);
		if (before) return before;
		const site =
			mapped(file, line, column) ??
			(file.startsWith("file:") ? asItIs(file, line, column) : written(frame));
		known.set(place, site);
		return site;
	}

	function callsites(): readonly CallSite[] {
		const all = frames();
		const sites = all.map(siteOf);
		// The SDK leaves out five: its own, and the constructor of a resource's
		// class. A resource without a class of its own has no such frame.
		if (all[4] && !all[4].isConstructor()) sites.splice(4, 0, elsewhere);
		return sites;
	}
	resource.callsites = callsites;
}
