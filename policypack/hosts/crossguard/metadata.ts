import type { PolicyConfigSchema, StackValidationPolicy } from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import { propertySchemas } from "../../configuration/schema";
import type { Control } from "../../judging/control";
import { requirementText } from "../../judging/requirement";

/** The metadata of a policy, without its functions. */
export type PolicyMetadata = Omit<StackValidationPolicy, "validateStack">;

/** The metadata of the policy that enforces a control. */
export function metadataOf(
	control: Control,
	{ level, defaults }: Enforcement,
): PolicyMetadata {
	return {
		name: control.policy,
		displayName: control.title,
		description: control.requires,
		enforcementLevel: level,
		severity: control.severity.toLowerCase() as Lowercase<Control["severity"]>,
		framework: {
			...(control.isOwn
				? { name: "pulumi-cloudtrail-compliance", version: "1" }
				: { name: "AWS Security Hub CSPM", version: "2026" }),
			reference: control.id,
			specification: control.requires,
		},
		tags: control.requirements.map(requirementText),
		remediationSteps: control.remediation.join("\n"),
		url: control.url,
		configSchema: {
			properties: Object.fromEntries(
				Object.entries(propertySchemas(control)).map(([property, schema]) => [
					property,
					// Pulumi fills in what the schema has for a default.
					Object.hasOwn(defaults, property)
						? { ...schema, default: defaults[property] }
						: schema,
				]),
			) as unknown as PolicyConfigSchema["properties"],
		},
	};
}
