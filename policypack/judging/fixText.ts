import type { Source } from "../model/facts";
import type { Change, Fix, FixWordsOf, Instruction } from "../model/fix";
import { distinct, listed } from "../model/words";

/**
 * A fix in words: those of the dialect that the resource is in.
 * @param subject The resource that the finding is about.
 */
export function fixText(
	fix: Fix,
	subject: Source,
	wordsOf: FixWordsOf,
): string {
	if (typeof fix === "string") return fix;
	if ("kind" in fix) return sentences("", [instruction(fix, subject, wordsOf)]);
	return sentences(
		`On trail ${fix.on.name}, `,
		fix.changes.map((change) => instruction(change, fix.on, wordsOf)),
	);
}

function instruction(
	change: Change,
	of: Source,
	wordsOf: FixWordsOf,
): Instruction {
	const dialect = change.kind === "blockPublicAccess" ? change.in : undefined;
	const words = wordsOf(dialect ?? of);
	// The entry of a kind takes the changes of that kind.
	const say = words[change.kind] as (change: Change, of: Source) => Instruction;
	return say(change, of);
}

/** One sentence of what to do and by which commands, and then the notes. */
function sentences(start: string, all: readonly Instruction[]): string {
	const what = listed(distinct(all.map((one) => one.what)));
	const commands = distinct(all.flatMap((one) => one.commands ?? []));
	const how =
		commands.length > 0
			? `: ${listed(commands.map((command) => `\`${command}\``))}`
			: "";
	const notes = distinct(all.flatMap((one) => one.note ?? []));
	return [`${capitalized(start + what)}${how}.`, ...notes].join(" ");
}

function capitalized(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
