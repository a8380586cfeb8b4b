import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { isDate } from "./clock";
import type { PropertySchema } from "./schema";
import { allowedBy, propertiesIn } from "./schemaMessages";

/**
 * The path of a problem in a value and what its schema allows, without the
 * value; undefined if it is valid. It supports only the JSON schema keywords
 * of the configuration, because loading a validator would slow every preview.
 */
export function problemWith(
	schema: PropertySchema,
	value: unknown,
	path: string,
): string | undefined {
	if (schema.type === "array") return problemInList(schema, value, path);
	if (schema.type === "object") return problemInObject(schema, value, path);
	return isAllowed(schema, value) ? undefined : `${path} ${allowedBy(schema)}`;
}

function isAllowed(schema: PropertySchema, value: unknown): boolean {
	if (Array.isArray(schema.enum)) return schema.enum.includes(value);
	if (schema.type === "boolean") return typeof value === "boolean";
	if (typeof value !== "string") return false;
	if (schema.format === "date") return isDate(value);
	if (schema.minLength && value.trim() === "") return false;
	return !schema.pattern || new RegExp(String(schema.pattern)).test(value);
}

function problemInList(
	schema: PropertySchema,
	value: unknown,
	path: string,
): string | undefined {
	if (!Array.isArray(value)) return `${path} ${allowedBy(schema)}`;
	for (const [at, item] of value.entries()) {
		const problem = problemWith(
			schema.items as PropertySchema,
			item,
			`${path}[${at}]`,
		);
		if (problem) return problem;
	}
	return undefined;
}

function problemInObject(
	schema: PropertySchema,
	value: unknown,
	path: string,
): string | undefined {
	if (!isBag(value)) return `${path} ${allowedBy(schema)}`;
	const properties = propertiesIn(schema);
	const required = schema.required as readonly string[];
	const lacking = required.find((name) => value[name] === undefined);
	if (lacking) return `${path} requires "${lacking}": add it`;
	for (const [name, member] of Object.entries(value)) {
		const known = Object.hasOwn(properties, name)
			? properties[name]
			: undefined;
		if (!known)
			return `${path} has the unknown property "${name}": ${insteadOf(name, Object.keys(properties))}`;
		const problem =
			member === undefined ? "" : problemWith(known, member, `${path}.${name}`);
		if (problem) return problem;
	}
	return undefined;
}
