import type { PropertySchema } from "./schema";

/**
 * What a schema of the configuration allows, to follow the path of a value. It
 * never includes the value, which may be a secret.
 */
export function allowedBy(schema: PropertySchema): string {
	if (Array.isArray(schema.enum))
		return `must be one of ${schema.enum.map(String).join(", ")}`;
	if (schema.const !== undefined)
		return `must be ${JSON.stringify(schema.const)}`;
	if (schema.type === "integer")
		return `must be a whole number of at least ${schema.minimum}`;
	if (schema.format === "date") return "must be a date such as 2026-12-31";
	if (schema.minLength !== undefined)
		return "must not be empty: use a non-blank string";
	if (schema.pattern !== undefined) return mustBe(String(schema.description));
	if (Array.isArray(schema.examples))
		return `must be an array such as ${JSON.stringify(schema.examples[0])}`;
	const { enforcementLevel } = propertiesIn(schema);
	return enforcementLevel
		? `must be an object or an enforcement level; a level ${allowedBy(enforcementLevel)}`
		: (SHAPES[shapeOf(schema)] ?? `must be ${schema.type}`);
}

/** Only an array of exemptions has an example. */
function shapeOf({ type, items }: PropertySchema): string {
	const { resource } = propertiesIn(Object(items));
	return type === "array" && !resource ? "other array" : String(type);
}

/** A description as a requirement, without the clause on its purpose. */
function mustBe(description: string): string {
	const [what = ""] = description.replace(/\.$/, "").split(", which ");
	return what.startsWith("ARN ")
		? `must be the ${what}`
		: `must be ${what[0]?.toLowerCase() ?? ""}${what.slice(1)}`;
}

/** The requirement, by the type in the schema. */
const SHAPES: Readonly<Record<string, string>> = {
	object: "must be an object, in braces",
	array: 'must be an array such as [{ "resource": "*::logs", "reason": "…" }]',
	"other array": "must be an array, in brackets",
	boolean: "must be true or false, without quotes",
	string: "must be a string, in quotes",
	"object,null": "must be an object, in braces",
	"string,null": "must be a string, in quotes, or null",
};

/** The properties of an object schema. */
export function propertiesIn({
	properties,
}: PropertySchema): Readonly<Record<string, PropertySchema>> {
	return (properties ?? {}) as Readonly<Record<string, PropertySchema>>;
}
