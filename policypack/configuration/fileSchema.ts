import type { Control } from "../judging/control";
import { ENVIRONMENTS, VERSION_2 } from "./exceptionSchema";
import { entrySchema, LEVEL, type PropertySchema } from "./schema";

/**
 * The schema of a whole configuration file, as `--policy-pack-config` takes
 * it: by policy name, a level or an object; `all` sets a level for the rest.
 * With `"version": 2` the policies are one property, beside exceptions.
 */
export function fileSchema(controls: readonly Control[]): PropertySchema {
	const policies = policySchemas(controls);
	const ofVersion2 = [...Object.keys(VERSION_2), "environments", "policies"];
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "Configuration of the policy pack cloudtrail-compliance",
		type: "object",
		additionalProperties: false,
		properties: {
			...policies,
			environments: ENVIRONMENTS,
			...VERSION_2,
			policies: {
				type: ["object", "null"],
				description: "Version 2: what is configured, by policy.",
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

/** By policy name, and `all`: what may stand there. */
function policySchemas(
	controls: readonly Control[],
): Readonly<Record<string, PropertySchema>> {
	const entry = (control: Control | undefined, description: string) => ({
		description,
		anyOf: [LEVEL, entrySchema(control)],
	});
	return {
		all: entry(undefined, "What holds for every policy not named here."),
		...Object.fromEntries(
			controls.map((control) => [
				control.policy,
				entry(control, `${control.id}: ${control.title}`),
			]),
		),
	};
}
