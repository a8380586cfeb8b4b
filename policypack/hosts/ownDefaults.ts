import { isBag } from "../providers/wire";
import { isDate } from "./clock";
import type { PropertySchema } from "./configSchema";

/**
 * What is wrong with a value by its schema, and what is allowed; never the
 * value itself. It knows as much of JSON schema as the configuration's has:
 * a validator would cost every preview its loading.
 */
export function problemWith(
	schema: PropertySchema,
	value: unknown,
): string | undefined {
	if (Array.isArray(schema.enum))
		return schema.enum.includes(value)
			? undefined
			: `must be one of ${schema.enum.join(", ")}`;
	if (schema.type === "array") return problemInList(schema, value);
	if (schema.type === "object") return problemInObject(schema, value);
	if (typeof value !== "string") return "must be a text";
	if (schema.minLength && value.trim() === "")
		return "must not be empty: give it a text";
	if (schema.format === "date")
		return isDate(value) ? undefined : "must be a date: write it as 2026-12-31";
	if (schema.pattern && !new RegExp(String(schema.pattern)).test(value))
		return `must be this: ${String(schema.description).replace(/\.$/, "")}`;
	return undefined;
}

function problemInList(
	{ items }: PropertySchema,
	value: unknown,
): string | undefined {
	if (!Array.isArray(value)) return "must be a list";
	for (const [at, item] of value.entries()) {
		const problem = problemWith(items as PropertySchema, item);
		if (problem) return `[${at}] ${problem}`;
	}
	return undefined;
}

function problemInObject(
	schema: PropertySchema,
	value: unknown,
): string | undefined {
	if (!isBag(value)) return "must be an object";
	const properties = schema.properties as Record<string, PropertySchema>;
	const required = schema.required as readonly string[];
	const lacking = required.find((name) => value[name] === undefined);
	if (lacking) return `lacks ${lacking}`;
	for (const [name, member] of Object.entries(value)) {
		const known = Object.hasOwn(properties, name)
			? properties[name]
			: undefined;
		if (!known)
			return `has no property "${name}": use one of ${Object.keys(properties).join(", ")}`;
		const problem = member === undefined ? "" : problemWith(known, member);
		if (problem) return `${name} ${problem}`;
	}
	return undefined;
}
