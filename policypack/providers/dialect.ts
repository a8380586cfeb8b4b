import type { Fact, Source } from "../model/facts";
import type { Resource } from "./resource";

/** How one provider spells facts: by type token, what a resource tells. */
export type Dialect = Readonly<
	Record<string, (resource: Resource) => readonly Fact[]>
>;

/** The resource as the source of a fact. */
export function sourceOf(resource: Resource): Source {
	const { urn, type, name, location } = resource;
	return { urn, type, name, location };
}
