import assert from "node:assert/strict";
import { isUnknown } from "../../policypack/model/value";

/**
 * Asserts equal data, of which the same parts are unknown. Prototypes are not
 * compared: objects that fast-check draws may have none, and those of a record
 * always have one.
 */
export function assertSame(actual: unknown, expected: unknown): void {
	assert.deepStrictEqual(plain(actual), plain(expected));
	assert.deepEqual(unknownsIn(actual), unknownsIn(expected));
}

/** Data as entries, without the prototypes of its objects. */
function plain(data: unknown): unknown {
	if (isUnknown(data) || data instanceof Date) return data;
	if (data instanceof Map) return new Map(plainItems([...data]) as []);
	if (data instanceof Set) return new Set(plainItems([...data]));
	if (Array.isArray(data)) return plainItems(data);
	if (typeof data !== "object" || data === null) return data;
	return { object: plainItems(Object.entries(data)) };
}

function plainItems(items: readonly unknown[]): unknown[] {
	return items.map(plain);
}

/** The paths of what is unknown. */
function unknownsIn(data: unknown, path = ""): readonly string[] {
	if (isUnknown(data)) return [path];
	if (data instanceof Map || data instanceof Set)
		return unknownsIn([...data], path);
	if (typeof data !== "object" || data === null) return [];
	return Object.entries(data).flatMap(([name, item]) =>
		unknownsIn(item, `${path}/${name}`),
	);
}
