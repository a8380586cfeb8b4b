import wrapAnsi from "wrap-ansi";
import { inputError } from "../../inputError";
import { type Control, JUDGED_ON } from "../../judging/control";
import { insteadOf } from "../../text/closestName";

/** All controls as a table: id, policy, severity, topic. */
export function catalogueTable(
	controls: readonly Control[],
	width: number,
): string {
	const rows = controls.map(({ id, policy, severity, topic, optIn }) =>
		hung(
			`${id.padEnd(14)}${policy.padEnd(14)}${severity.padEnd(10)}`,
			optIn ? `${topic} (opt-in: ${optIn.property})` : topic,
			width,
		),
	);
	return `${rows.join("\n")}\n`;
}

/** A text behind a label, wrapped below itself; below the label if narrow. */
function hung(label: string, text: string, width: number): string {
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

/** Controls for a machine: a list of all, or one by itself. */
export function catalogueJson(told: Control | readonly Control[]): string {
	// What is a function, the judge, is not told.
	return `${JSON.stringify(told, null, 2)}\n`;
}

/**
 * The control that a user means: by id, by policy name or by number. Throws
 * an input error that names them all where there is none.
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
		`There is no control ${word}: ${insteadOf(
			word,
			controls.map(({ id }) => id),
		)}.`,
	);
}

/** One control in full. */
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
		[
			["Policy", control.policy],
			["Severity", control.severity],
			["Category", control.category],
			["Judged on", JUDGED_ON[control.subject]],
			...(control.optIn
				? [["Opt-in", `judged where ${control.optIn.property} is set`]]
				: []),
			["AWS judges", control.schedule],
			["AWS type", control.resourceType],
			["Config rule", control.configRule],
			...(control.parameters.length > 0
				? [["Parameters", control.parameters.join(", ")]]
				: []),
		]
			.map(([label = "", text = ""]) => hung(label.padEnd(13), text, width))
			.join("\n"),
		`${wrap(`Related requirements (${control.requirements.length})`, "")}\n${list(control.requirements)}`,
		...(control.otherIds.length > 0
			? [`Also known as\n${list(control.otherIds)}`]
			: []),
		`Remediation\n${list(control.remediation)}`,
		control.url,
	];
	return `${sections.join("\n\n")}\n`;
}
