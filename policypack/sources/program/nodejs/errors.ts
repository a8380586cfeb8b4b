import type { SourceFinding } from "./callSites";

/** What a module of the SDK is taught, by the module's name. */
type Lessons = Readonly<Record<string, (exported: object) => void>>;

/**
 * Runs inside the user's program: what the SDK reports of an error names the
 * lines of the program's own source, also of a RunError, of which the SDK
 * reports the message alone.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachErrors({
	findSourceMap,
	fileURLToPath,
}: SourceFinding): Lessons {
	let isRunError: (error: unknown) => boolean = () => false;

	/** The SDK maps files by path, and no modules by URL. */
	function mapped(stack: string): string {
		return stack.replace(
			/(file:\/\/[^\s()]+):(\d+):(\d+)(?=\)?$)/gm,
			(place: string, url: string, line: string, column: string) => {
				const entry = findSourceMap(url)?.findEntry(
					Number(line) - 1,
					Number(column) - 1,
				);
				if (!entry || !("originalSource" in entry)) return place;
				if (!entry.originalSource.startsWith("file:")) return place;
				const path = fileURLToPath(entry.originalSource);
				return `${path}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
			},
		);
	}

	function report(error: unknown): string | undefined {
		const { message, stack } = Object(error) as Partial<Error>;
		if (typeof stack !== "string") return undefined;
		if (!isRunError(error)) return mapped(stack);
		const frames = stack.match(/^ +at .*$/gm) ?? [];
		return mapped([message, ...frames].join("\n"));
	}

	return {
		// In colour, node may inspect an error of the SDK's for half a minute.
		error: (exported) => {
			const original: unknown = Reflect.get(exported, "defaultErrorMessage");
			if (typeof original !== "function") return;
			Reflect.set(exported, "defaultErrorMessage", (error: unknown) => {
				return report(error) ?? original(error);
			});
		},
		errors: (exported) => {
			const runError: unknown = Reflect.get(exported, "RunError");
			if (typeof runError !== "function") return;
			const isInstance: unknown = Reflect.get(runError, "isInstance");
			if (typeof isInstance !== "function") return;
			isRunError = (error) => Boolean(isInstance(error));
			Reflect.set(runError, "isInstance", () => false);
		},
	};
}
