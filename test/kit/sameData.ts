import assert from "node:assert/strict";
import { isUnknown } from "../../policypack/model/value";

/** Asserts equal data, of which the same parts are unknown. */
export function assertSame(actual: unknown, expected: unknown): void {
	assert.deepStrictEqual(actual, expected);
	assert.deepEqual(unknownsIn(actual), unknownsIn(expected));
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
