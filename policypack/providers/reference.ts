import type { Ref } from "../model/facts";
import type { Value } from "../model/value";
import { mayLeaveView } from "./outOfView";
import { isWrittenAsText } from "./outputAsText";
import type { Resource } from "./resource";

/** How a property points at a bucket, by the text that it holds. */
export function referenceOf(
	resource: Resource,
	property: string,
	name: Value<string | undefined>,
): Ref {
	// What flows into an Output that is written as text does not arrive.
	const dependencies = isWrittenAsText(name)
		? []
		: resource.dependencies(property);
	return {
		by: "name",
		name,
		dependencies,
		beyond: dependencies.filter(mayLeaveView),
	};
}
