import type { NameRef } from "../model/facts";
import { unknown, type Value } from "../model/value";
import { mayLeaveView } from "./outOfView";
import { isWrittenAsText } from "./outputAsText";
import { mayBeSecret } from "./rawProperty";
import type { Resource } from "./resource";

/** How a property points at a bucket, by the text that it holds. */
export function referenceOf(
	resource: Resource,
	property: string,
	name: Value<string | undefined>,
): NameRef {
	// What flows into an Output that is written as text does not arrive.
	const dependencies = isWrittenAsText(name)
		? []
		: resource.dependencies(property);
	return {
		by: "name",
		name: withFix(name),
		isSecret: mayBeSecret(resource, property),
		dependencies,
		beyond: dependencies.filter(mayLeaveView),
	};
}

/** A name that is a secret is masked or encrypted: an output need not be. */
function withFix(name: Value<string | undefined>): Value<string | undefined> {
	if (name.known || name.cause !== "unreadable") return name;
	const { what } = name;
	const fix = "Pass the `id` of the bucket, as `logs.id`, instead of a string.";
	return isWrittenAsText(name) ? name : unknown("unreadable", what, fix);
}
