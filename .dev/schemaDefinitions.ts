/** A JSON schema, or a part of one. */
type Part = unknown;

/** Shorter parts are not shared. */
const MINIMUM = 60;

/**
 * A JSON schema of draft 7 with each part that it repeats once, under
 * `definitions`, named after the property that has it first. Definitions that
 * the schema has are kept.
 */
export function withDefinitions(schema: object): object {
	const counts = new Map<string, number>();
	count(schema, counts);
	const names = new Map<string, string>();
	const own = "definitions" in schema ? Object(schema.definitions) : {};
	const definitions: Record<string, Part> = {};

	function shared(part: Part, property: string, isRoot = false): Part {
		if (Array.isArray(part)) return part.map((one) => shared(one, property));
		if (!isObject(part)) return part;
		const text = JSON.stringify(part);
		if (isRoot || !isSchema(part) || (counts.get(text) ?? 0) < 2)
			return inside(part, property);
		const known = names.get(text);
		const name = known ?? unused(property, { ...own, ...definitions });
		if (known === undefined) {
			names.set(text, name);
			// Its place first, as its own parts may have the same name.
			definitions[name] = undefined;
			definitions[name] = inside(part, property);
		}
		return { $ref: `#/definitions/${name}` };
	}
	function inside(part: object, property: string): object {
		return Object.fromEntries(
			Object.entries(part).map(([key, value]) => [
				key,
				// Keywords of a schema name nothing.
				shared(value, isSchema(part) ? property : key),
			]),
		);
	}

	const root = Object(shared(schema, "", true));
	return { ...root, definitions: { ...root.definitions, ...definitions } };
}

function count(part: Part, counts: Map<string, number>): void {
	if (!isObject(part)) return;
	const text = JSON.stringify(part);
	if (isSchema(part) && text.length >= MINIMUM) {
		const before = counts.get(text) ?? 0;
		counts.set(text, before + 1);
		// What is inside a repeated part is repeated by it alone.
		if (before > 0) return;
	}
	for (const value of Object.values(part)) count(value, counts);
}

function isObject(part: Part): part is object {
	return typeof part === "object" && part !== null;
}

/** Not a map of properties, whose values are schemas. */
function isSchema(part: object): boolean {
	return (
		!Array.isArray(part) &&
		("type" in part
			? typeof part.type === "string" || Array.isArray(part.type)
			: "anyOf" in part)
	);
}

function unused(property: string, taken: object): string {
	for (let number = 1; ; number += 1) {
		const name = number === 1 ? property : `${property}.${number}`;
		if (!(name in taken)) return name;
	}
}
