import { strict as assert } from "node:assert";
import type { Resource, Stack } from "../../policypack/providers/resource";

/** Pulumi's mark of what is not known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Pulumi's form of a secret value. */
export const secretOf = (value: unknown) => ({
	"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
	value,
});

/** The resource of a stack with this name. */
export function named(stack: Stack, name: string): Resource {
	const found = stack.resources.find((resource) => resource.name === name);
	assert.ok(found, `no ${name} among ${stack.resources.map((r) => r.name)}`);
	return found;
}
