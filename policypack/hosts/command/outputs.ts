import { resolve } from "node:path";
import { inputError, isInputError } from "../../inputError";
import { closestTo } from "../../text/closestName";
import type { TextStyle } from "../report/textStyle";
import { beforeSignals } from "./interrupts";
import { replaceFile } from "./replaceFile";

/** One report to write: its format, and its file or standard output. */
export interface Output<F extends string = string> {
	readonly format: F;
	readonly file: string | undefined;
}

/** An option on the command line, and its value. */
export type GivenOutput = readonly ["format" | "output", string];

/**
 * The pairs of `--format` and `--output`, in order: an output belongs to the
 * preceding format. Throws an input error.
 * @param formats The formats of the command, the default first.
 */
export function pairOutputs<F extends string>(
	given: readonly GivenOutput[],
	formats: readonly [F, ...F[]],
): readonly Output<F>[] {
	const [standard] = formats;
	const outputs: { format: F | undefined; file: string | undefined }[] = [];
	for (const [option, value] of given) {
		const last = outputs.at(-1);
		if (option === "format")
			outputs.push({
				format: namedOf("--format", value, formats),
				file: undefined,
			});
		else if (last && last.file === undefined) last.file = value;
		else outputs.push({ format: undefined, file: value });
	}
	if (outputs.length === 0) outputs.push({ format: standard, file: undefined });
	const files = outputs.flatMap(({ file }) => file ?? []);
	const paths = files.map((file) => resolve(file.replaceAll("\0", "")));
	const twice = files.find((_, at) => paths.indexOf(paths[at] ?? "") !== at);
	if (twice !== undefined)
		throw inputError(
			`Two reports would be written to ${twice}: use a different --output FILE for each.`,
		);
	if (outputs.filter(({ file }) => file === undefined).length > 1)
		throw inputError(
			"Two formats would be written to standard output: add --output FILE to all but one.",
		);
	return outputs.map(({ format = standard, file }) => ({ format, file }));
}

/** The value of an option among its names. Throws an input error. */
export function namedOf<N extends string>(
	option: string,
	value: string,
	names: readonly N[],
): N {
	const found = names.find((name) => name === value);
	if (found !== undefined) return found;
	const close = closestTo(value, names);
	throw inputError(
		`${option} ${value} is unknown: use one of ${names.join(", ")}${close === undefined ? "" : `; did you mean ${close}?`}.`,
	);
}

/**
 * Writes each output in its format, files first. An output that fails does not
 * keep the others from being written. Throws an input error.
 */
export async function writeOutputs<F extends string>(
	outputs: readonly Output<F>[],
	terminal: TextStyle,
	toFormat: (format: F, style: TextStyle) => string | Promise<string>,
): Promise<void> {
	const problems: string[] = [];
	const attempt = async (write: () => Promise<void>) => {
		try {
			await write();
		} catch (error) {
			if (!isInputError(error)) throw error;
			problems.push(error.message);
		}
	};
	for (const { format, file } of outputs)
		if (file !== undefined)
			await attempt(async () => {
				const text = await toFormat(format, IN_FILE);
				await beforeSignals(() => replaceFile(file, text));
			});
	for (const { format, file } of outputs)
		if (file === undefined)
			await attempt(async () => {
				process.stdout.write(await toFormat(format, terminal));
			});
	if (problems.length > 0) throw inputError([...new Set(problems)].join(" "));
}

/** In a file: no colors and no links, and the default width. */
const IN_FILE: TextStyle = { width: 80, color: false, links: false };
