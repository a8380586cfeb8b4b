import { printable, truncated } from "../../text/printable";
import { awsReason, oursReason, resultsText } from "./disagreementText";
import type { JsonDisagreement, JsonReport } from "./jsonSchema";
import { number } from "./markdownSource";
import { codeMarkdown, inlineMarkdown } from "./markdownText";

/** Maximum number of characters of a name and of a sentence. */
const NAME = 200;
const SENTENCE = 1000;

/**
 * Where AWS's own results differ, in a block that can be opened. What does not fit
 * is counted.
 * @param room Maximum number of characters.
 */
export function disagreementBlock(
	{ generatedAt, sources }: JsonReport,
	room: number,
): string {
	const all = sources.flatMap(({ disagreements = [], source }) =>
		disagreements.map((one) => ({ one, source })),
	);
	if (all.length === 0) return "";
	const head = `<details>\n<summary>⚖️ ${number(all.length)} disagreement${all.length === 1 ? "" : "s"} with AWS. No result depends on them.</summary>\n\n`;
	const foot = "\n</details>\n\n";
	// For the line that counts the others.
	const most = room - head.length - foot.length - 40;
	let items = "";
	let shown = 0;
	for (const { one, source } of all) {
		const where = sources.length > 1 ? source.name : undefined;
		const item = itemOf(one, where, generatedAt);
		if (items.length + item.length > most) break;
		items += item;
		shown += 1;
	}
	const more =
		shown < all.length ? `- … and ${number(all.length - shown)} more\n` : "";
	return `${head}${items}${more}${foot}`;
}

function itemOf(
	disagreement: JsonDisagreement,
	source: string | undefined,
	generatedAt: string,
): string {
	const { control, name } = disagreement;
	const code = (text: string) => codeMarkdown(truncated(printable(text), NAME));
	const sentence = (text: string) =>
		inlineMarkdown(truncated(printable(text), SENTENCE));
	const ours = oursReason(disagreement);
	return `- ${[
		`${inlineMarkdown(printable(control))} ${code(name)}${source === undefined ? "" : ` in ${code(source)}`}`,
		` (${resultsText(disagreement)}).`,
		` **AWS:** ${sentence(awsReason(disagreement, generatedAt))}`,
		...(ours === undefined ? [] : [` **This report:** ${sentence(ours)}`]),
	].join("")}\n`;
}
