import { writeFileSync } from "node:fs";
import { inputError } from "../../inputError";

/** The report formats. */
export const FORMATS = ["text", "json"] as const;

/** A report format. */
export type Format = (typeof FORMATS)[number];

/** One report to write: its format, and its file or standard output. */
export interface Output {
	readonly format: Format;
	readonly file: string | undefined;
}

/** Capabilities of the terminal. */
export interface Terminal {
	readonly width: number;
	readonly color: boolean;
}

/**
 * The pairs of `--format` and `--output`, in order: an output belongs to the
 * preceding format. Throws an input error.
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
			`Two reports would be written to ${twice}: use a different --output FILE for each.`,
		);
	if (outputs.filter(({ file }) => file === undefined).length > 1)
		throw inputError(
			"Two formats would be written to standard output: add --output FILE to all but one.",
		);
	return outputs.map(({ format, file }) => ({
		format: format ?? "text",
		file,
	}));
}

/** Writes each output in its format. Throws an input error. */
export function writeOutputs(
	outputs: readonly Output[],
	terminal: Terminal,
	toFormat: Readonly<Record<Format, (style: Terminal) => string>>,
): void {
	for (const { format, file } of outputs) {
		// In a file: no colors, and the default width.
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
			`${file || "The --output file"} cannot be written (${code}): use an existing, writable folder for --output.`,
		);
	}
}
