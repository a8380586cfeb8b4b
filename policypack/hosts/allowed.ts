import type { PropertySchema } from "./configSchema";

/**
 * What a schema of the configuration allows, as the end of a sentence that
 * says where it stands. What stands there is never told: it may be a secret.
 */
export function allowedBy(schema: PropertySchema): string {
	if (Array.isArray(schema.enum))
		return `must be one of ${schema.enum.join(", ")}`;
	if (schema.format === "date") return "must be a date: write it as 2026-12-31";
	if (schema.minLength !== undefined)
		return "must not be empty: give it a text";
	if (schema.pattern !== undefined)
		return `must be this: ${String(schema.description).replace(/\.$/, "")}`;
	const { enforcementLevel } = propertiesIn(schema);
	return enforcementLevel
		? `must be object, or alone a level: it ${allowedBy(enforcementLevel)}`
		: `must be ${schema.type}`;
}

/** The names and schemas of what an object may have. */
export function propertiesIn({
	properties,
}: PropertySchema): Readonly<Record<string, PropertySchema>> {
	return (properties ?? {}) as Readonly<Record<string, PropertySchema>>;
}
