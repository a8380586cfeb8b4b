import type { Control } from "../judging/control";
import { ENVIRONMENTS, VERSION_2 } from "./exceptionSchema";
import { entrySchema, LEVEL, type PropertySchema } from "./schema";

/**
 * The JSON schema of a configuration file for `--policy-pack-config`: by policy
 * name, a level or an object; `all` applies to the others. With `"version": 2`,
 * policies and exceptions are properties.
 */
export function fileSchema(controls: readonly Control[]): PropertySchema {
	const policies = policySchemas(controls);
	const ofVersion2 = [...Object.keys(VERSION_2), "environments", "policies"];
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "Configuration of the cloudtrail-compliance policy pack",
		type: "object",
		additionalProperties: false,
		properties: {
			...policies,
			environments: ENVIRONMENTS,
			...VERSION_2,
			policies: {
				type: ["object", "null"],
				description: "Version 2: configuration by policy name.",
				additionalProperties: false,
				properties: policies,
			},
		},
		anyOf: [
			{
				type: "object",
				required: ["version"],
				properties: { version: { const: 2 } },
				propertyNames: { enum: ofVersion2 },
			},
			{
				type: "object",
				propertyNames: { enum: [...Object.keys(policies), "environments"] },
			},
		],
	};
}

/** The schema of each policy, by name, and of `all`. */
function policySchemas(
	controls: readonly Control[],
): Readonly<Record<string, PropertySchema>> {
	const entry = (control: Control | undefined, description: string) => ({
		description,
		anyOf: [LEVEL, entrySchema(control)],
	});
	return {
		all: entry(undefined, "Applies to every policy not listed."),
		...Object.fromEntries(
			controls.map((control) => [
				control.policy,
				entry(control, `${control.id}: ${control.title}`),
			]),
		),
	};
}
