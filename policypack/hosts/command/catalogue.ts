import wrapAnsi from "wrap-ansi";
import type { Control } from "../../judging/control";
import { inputError } from "../inputError";

/** All controls as a table: id, policy, severity, topic. */
export function catalogueTable(controls: readonly Control[]): string {
	const rows = controls.map(
		({ id, policy, severity, topic }) =>
			`${id.padEnd(14)}${policy.padEnd(14)}${severity.padEnd(10)}${topic}`,
	);
	return `${rows.join("\n")}\n`;
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
		`There is no control ${word}: use one of ${controls.map(({ id }) => id).join(", ")}.`,
	);
}

/** One control in full. */
export function catalogueEntry(control: Control, width: number): string {
	const wrap = (text: string, indent: string) =>
		wrapAnsi(text, Math.max(20, width - indent.length))
			.split("\n")
			.map((line) => indent + line)
			.join("\n");
	const list = (items: readonly string[]) =>
		items.map((item) => `${wrap(`- ${item}`, "  ")}`).join("\n");
	const sections = [
		wrap(`${control.id}  ${control.title}`, ""),
		wrap(control.requires, ""),
		[
			`Policy       ${control.policy}`,
			`Severity     ${control.severity}`,
			`Category     ${control.category}`,
			`Judged on    ${SUBJECT[control.subject]}`,
			`AWS judges   ${control.schedule}`,
			`AWS type     ${control.resourceType}`,
			wrapAnsi(`Config rule  ${control.configRule}`, width),
			...(control.parameters.length > 0
				? [wrapAnsi(`Parameters   ${control.parameters.join(", ")}`, width)]
				: []),
		].join("\n"),
		`Related requirements (${control.requirements.length})\n${list(control.requirements)}`,
		...(control.otherIds.length > 0
			? [`Also known as\n${list(control.otherIds)}`]
			: []),
		`Remediation\n${list(control.remediation)}`,
		control.url,
	];
	return `${sections.join("\n\n")}\n`;
}

const SUBJECT: Readonly<Record<Control["subject"], string>> = {
	trail: "each trail, before it is created",
	bucket: "each bucket that a trail delivers to, with the whole stack in view",
	account: "the account, with the whole stack in view",
};
