import wrapAnsi from "wrap-ansi";
import { inputError } from "../../inputError";
import { type Control, JUDGED_ON } from "../../judging/control";
import { requirementText } from "../../judging/requirement";
import { insteadOf } from "../../text/closestName";

/** All controls as a table of ID, policy, severity and topic. */
export function catalogueTable(
	controls: readonly Control[],
	width: number,
): string {
	const widthOf = (texts: readonly string[]) =>
		Math.max(12, ...texts.map(({ length }) => length)) + 2;
	const ids = widthOf(controls.map(({ id }) => id));
	const policies = widthOf(controls.map(({ policy }) => policy));
	const rows = controls.map(({ id, policy, severity, topic, optIn }) =>
		hangingIndent(
			`${id.padEnd(ids)}${policy.padEnd(policies)}${severity.padEnd(10)}`,
			optIn ? `${topic} (opt-in: ${optIn.property})` : topic,
			width,
		),
	);
	return `${rows.join("\n")}\n`;
}

/** A label and a text with hanging indent, which is smaller on a narrow terminal. */
function hangingIndent(label: string, text: string, width: number): string {
	const indent = width < 60 ? 4 : label.length;
	const [first = "", ...rest] = wrapAnsi(label + text, width, {
		trim: false,
	}).split("\n");
	if (rest.length === 0) return first;
	const tail = wrapAnsi(
		rest.map((line) => line.trim()).join(" "),
		width - indent,
	);
	return [
		first.trimEnd(),
		...tail.split("\n").map((line) => " ".repeat(indent) + line),
	].join("\n");
}

/** Controls as JSON: an array, or one object. */
export function catalogueJson(data: Control | readonly Control[]): string {
	// JSON omits the judge, which is a function.
	const withTexts = (control: Control) => ({
		...control,
		requirements: control.requirements.map((requirement) => ({
			text: requirementText(requirement),
			...requirement,
		})),
	});
	const shown = "id" in data ? withTexts(data) : data.map(withTexts);
	return `${JSON.stringify(shown, null, 2)}\n`;
}

/**
 * The control with this ID, policy name or number. Throws an input error with
 * the valid IDs if there is none.
 */
export function findControl(
	controls: readonly Control[],
	word: string,
): Control {
	const wanted = word.toLowerCase();
	const found = controls.find(
		({ id, policy }) =>
			wanted === id.toLowerCase() ||
			wanted === policy ||
			wanted === policy.replace(/^\D+/, ""),
	);
	if (found) return found;
	throw inputError(
		`Unknown control ${word}: ${insteadOf(
			word,
			controls.map(({ id }) => id),
		)}.`,
	);
}

const OWN =
	"This policy is this pack's own: AWS Security Hub CSPM has no such control.";

function row(
	label: string,
	text: string | undefined,
): readonly (readonly string[])[] {
	return text === undefined ? [] : [[label, text]];
}

/** One control in detail. */
export function catalogueEntry(control: Control, width: number): string {
	const wrap = (text: string, indent: string) =>
		wrapAnsi(text, width - indent.length)
			.split("\n")
			.map((line) => indent + line)
			.join("\n");
	const list = (items: readonly string[]) =>
		items.map((item) => `${wrap(`- ${item}`, "  ")}`).join("\n");
	const sections = [
		wrap(`${control.id}  ${control.title}`, ""),
		wrap(control.requires, ""),
		...(control.isOwn ? [wrap(OWN, "")] : []),
		[
			["Policy", control.policy],
			["Severity", control.severity],
			["Category", control.category],
			["Evaluates", JUDGED_ON[control.subject]],
			...(control.optIn
				? [["Opt-in", `evaluated if ${control.optIn.property} is set`]]
				: []),
			...row("Level", control.level && `${control.level} by default`),
			...row("AWS schedule", control.schedule),
			["AWS type", control.resourceType],
			...row("Config rule", control.configRule),
			...(control.parameters.length > 0
				? [["Parameters", control.parameters.join(", ")]]
				: []),
		]
			.map(([label = "", text = ""]) =>
				hangingIndent(label.padEnd(13), text, width),
			)
			.join("\n"),
		...(control.isOwn
			? []
			: [
					`${wrap(`Related requirements (${control.requirements.length})`, "")}\n${list(control.requirements.map(requirementText))}`,
				]),
		...(control.otherIds.length > 0
			? [`Also known as\n${list(control.otherIds)}`]
			: []),
		`Remediation\n${list(control.remediation)}`,
		control.url,
	];
	return `${sections.join("\n\n")}\n`;
}
