import type { ReportingDescriptor, Result } from "sarif";
import { truncated } from "../../text/printable";
import { type HelpById, helpOf } from "./controlHelp";
import type { JsonControl } from "./jsonSchema";
import { inlineMarkdown } from "./markdownText";
import { sarifText, withoutPlaceholders } from "./sarifText";

/** Level of a failure, by the severity of its control. */
export const LEVEL: Readonly<
	Record<JsonControl["severity"], NonNullable<Result["level"]>>
> = {
	Critical: "error",
	High: "error",
	Medium: "warning",
	Low: "note",
};

/**
 * Scores in GitHub's bands: over 9.0 is critical, 7.0 to 8.9 high, 4.0 to 6.9
 * medium, and 0.1 to 3.9 low.
 */
const SECURITY_SEVERITY: Readonly<Record<JsonControl["severity"], string>> = {
	Critical: "9.5",
	High: "8.0",
	Medium: "5.5",
	Low: "3.0",
};

/** Maximum number of characters of a description on GitHub. */
const DESCRIPTION = 1024;

/** The SARIF rule of a control. */
export function ruleOf(
	control: JsonControl,
	helps: HelpById,
): ReportingDescriptor {
	const help = helpOf(helps, control.id);
	const description = truncated(help?.requires ?? control.title, DESCRIPTION);
	return {
		id: control.id,
		name: control.policy,
		shortDescription: {
			text: sarifText(
				truncated(`${control.id}: ${control.title}`, DESCRIPTION),
			),
		},
		fullDescription: { text: sarifText(description) },
		...(help && { helpUri: help.url }),
		help: {
			text: sarifText(helpText(control, help?.remediation ?? [])),
			markdown: withoutPlaceholders(
				helpMarkdown(control, help?.remediation ?? [], help?.url),
			),
		},
		defaultConfiguration: { level: LEVEL[control.severity] },
		properties: {
			"security-severity": SECURITY_SEVERITY[control.severity],
			severity: control.severity,
			tags: ["security", "aws", "cloudtrail"],
			requirements: control.requirements,
		},
	};
}

function helpText(
	{ requirements, severity, title }: JsonControl,
	remediation: readonly string[],
): string {
	return [
		`${title}. Severity: ${severity}.`,
		remediation.length > 0 ? ["Remediation:", ...remediation].join("\n") : "",
		requirements.length > 0
			? `Related requirements: ${requirements.join(", ")}.`
			: "",
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

function helpMarkdown(
	{ id, requirements, severity, title }: JsonControl,
	remediation: readonly string[],
	url: string | undefined,
): string {
	const list = (items: readonly string[], mark: (at: number) => string) =>
		items.map((item, at) => `${mark(at)} ${inlineMarkdown(item)}`).join("\n");
	return [
		`**${inlineMarkdown(title)}** (${severity})`,
		remediation.length > 0
			? `**Remediation**\n\n${list(remediation, (at) => `${at + 1}.`)}`
			: "",
		requirements.length > 0
			? `**Related requirements**\n\n${list(requirements, () => "-")}`
			: "",
		url === undefined
			? ""
			: `[${inlineMarkdown(id)} in AWS's documentation](${url})`,
	]
		.filter((part) => part !== "")
		.join("\n\n");
}
