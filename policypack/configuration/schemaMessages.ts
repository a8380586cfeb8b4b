import type { PropertySchema } from "./schema";

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
	if (schema.pattern !== undefined) return mustBe(String(schema.description));
	if (Array.isArray(schema.examples))
		return `must be an array: write it as ${JSON.stringify(schema.examples[0])}`;
	const { enforcementLevel } = propertiesIn(schema);
	return enforcementLevel
		? `must be an object, or alone a level: it ${allowedBy(enforcementLevel)}`
		: (SHAPES[String(schema.type)] ?? `must be ${schema.type}`);
}

/** A description as what must stand there, without what it is for. */
function mustBe(description: string): string {
	const [what = ""] = description.replace(/\.$/, "").split(", which ");
	return what.startsWith("ARN ")
		? `must be the ${what}`
		: `must be ${what[0]?.toLowerCase() ?? ""}${what.slice(1)}`;
}

/** What must stand there, by the schema's name of its type. */
const SHAPES: Readonly<Record<string, string>> = {
	object: "must be an object: put it in braces",
	array:
		'must be an array: write it as [{ "resource": "*::logs", "reason": "…" }]',
	boolean: "must be true or false, without quotes",
	string: "must be a string: put it in quotes",
	"object,null": "must be an object: put it in braces",
};

/** The names and schemas of what an object may have. */
export function propertiesIn({
	properties,
}: PropertySchema): Readonly<Record<string, PropertySchema>> {
	return (properties ?? {}) as Readonly<Record<string, PropertySchema>>;
}
