import type { Control } from "../judging/control";
import type { ConfiguredArn } from "../judging/remedy";

/** The configuration properties with values for a policy's remediation. */
export function remedyProperties(control: Control): readonly ConfiguredArn[] {
	if (control.subject !== "trail") return [];
	return (control.remedy ?? []).flatMap(({ to }) => (to === true ? [] : [to]));
}

/** The JSON schemas of these properties. */
export function remedySchemas(
	control: Control,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
	return Object.fromEntries(
		remedyProperties(control).map(({ property, of, example, pattern }) => [
			property,
			{
				type: "string",
				pattern,
				description: `ARN of ${of}, such as ${example}, which the enforcement level remediate sets if none is set.`,
			},
		]),
	);
}

/** Their values in a configuration, without invalid ones. */
export function remedyValues(
	control: Control,
	config: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
	const values: Record<string, string> = {};
	for (const { property, pattern } of remedyProperties(control)) {
		const value = config[property];
		if (typeof value === "string" && new RegExp(pattern).test(value))
			values[property] = value;
	}
	return values;
}
