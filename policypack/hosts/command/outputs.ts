import { writeFileSync } from "node:fs";
import { inputError } from "../../inputError";

/** The formats that a report can be written in. */
export const FORMATS = ["text", "json"] as const;

/** A format that a report can be written in. */
export type Format = (typeof FORMATS)[number];

/** One report to write: how, and where; no file: standard output. */
export interface Output {
	readonly format: Format;
	readonly file: string | undefined;
}

/** What the terminal, and the user, allow of a text. */
export interface Terminal {
	readonly width: number;
	readonly color: boolean;
}

/**
 * The pairs of `--format` and `--output`, in the order they were given: an
 * output belongs to the format before it.
 */
export function pairOutputs(
	given: readonly (readonly ["format" | "output", string])[],
): readonly Output[] {
	const outputs: { format: Format | undefined; file: string | undefined }[] =
		[];
	for (const [option, value] of given) {
		const last = outputs.at(-1);
		if (option === "format") {
			const format = FORMATS.find((one) => one === value);
			if (!format)
				throw inputError(
					`--format ${value} is unknown: use one of ${FORMATS.join(", ")}.`,
				);
			outputs.push({ format, file: undefined });
		} else if (last && last.file === undefined) last.file = value;
		else outputs.push({ format: undefined, file: value });
	}
	if (outputs.length === 0) outputs.push({ format: "text", file: undefined });
	const files = outputs.flatMap(({ file }) => file ?? []);
	const twice = files.find((file, at) => files.indexOf(file) !== at);
	if (twice !== undefined)
		throw inputError(
			`Two reports would be written to ${twice}: give each an --output FILE of its own.`,
		);
	if (outputs.filter(({ file }) => file === undefined).length > 1)
		throw inputError(
			"Two formats would share standard output: give all but one an --output FILE.",
		);
	return outputs.map(({ format, file }) => ({
		format: format ?? "text",
		file,
	}));
}

/** Writes to each of the outputs what its format makes of the matter. */
export function writeOutputs(
	outputs: readonly Output[],
	terminal: Terminal,
	toFormat: Readonly<Record<Format, (style: Terminal) => string>>,
): void {
	for (const { format, file } of outputs) {
		// A file is no terminal: no colour, and the width that is not known.
		const style = file === undefined ? terminal : { width: 80, color: false };
		const text = toFormat[format](style);
		if (file === undefined) process.stdout.write(text);
		else write(file, text);
	}
}

function write(file: string, text: string): void {
	try {
		writeFileSync(file, text);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "unwritable";
		throw inputError(
			`${file || "The file of --output"} cannot be written (${code}): give --output a file in a folder that is there.`,
		);
	}
}
