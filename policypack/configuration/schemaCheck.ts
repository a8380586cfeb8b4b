import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { isDate } from "./clock";
import type { PropertySchema } from "./schema";
import { allowedBy, propertiesIn } from "./schemaMessages";

/**
 * What is wrong with a value by its schema, and what is allowed; never the
 * value itself. It knows as much of JSON schema as the configuration's has:
 * a validator would cost every preview its loading.
 */
export function problemWith(
	schema: PropertySchema,
	value: unknown,
): string | undefined {
	if (schema.type === "array") return problemInList(schema, value);
	if (schema.type === "object") return problemInObject(schema, value);
	return isAllowed(schema, value) ? undefined : allowedBy(schema);
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
): string | undefined {
	if (!Array.isArray(value)) return allowedBy(schema);
	for (const [at, item] of value.entries()) {
		const problem = problemWith(schema.items as PropertySchema, item);
		if (problem) return `[${at}] ${problem}`;
	}
	return undefined;
}

function problemInObject(
	schema: PropertySchema,
	value: unknown,
): string | undefined {
	if (!isBag(value)) return allowedBy(schema);
	const properties = propertiesIn(schema);
	const required = schema.required as readonly string[];
	const lacking = required.find((name) => value[name] === undefined);
	if (lacking) return `lacks ${lacking}`;
	for (const [name, member] of Object.entries(value)) {
		const known = Object.hasOwn(properties, name)
			? properties[name]
			: undefined;
		if (!known)
			return `has no property "${name}": ${insteadOf(name, Object.keys(properties))}`;
		const problem = member === undefined ? "" : problemWith(known, member);
		if (problem) return `${name} ${problem}`;
	}
	return undefined;
}
