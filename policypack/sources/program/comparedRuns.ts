import { unknown } from "../../model/value";
import type { Resource } from "../../providers/resource";
import { qualifiedTypeIn } from "../../providers/urn";
import { isBag, UNKNOWN_TEXT } from "../../providers/wire";

/**
 * The resources of one run. A property that differs in another run, with other
 * settings, is not known, and neither is a resource that the other run lacks.
 * @param madeKnown What makes them known, in one sentence.
 */
export function comparedResources(
	resources: readonly Resource[],
	others: readonly Resource[],
	madeKnown: string | undefined,
): readonly Resource[] {
	const byUrn = new Map(others.map((other) => [other.urn, other]));
	const urns = new Set(resources.map(({ urn }) => urn));
	const renamed = others.filter(({ urn }) => !urns.has(urn));
	const lost = resources.filter(({ urn }) => !byUrn.has(urn));
	const typeOf = ({ urn }: Resource) => qualifiedTypeIn(urn);
	return resources.map((resource) => {
		const same = byUrn.get(resource.urn);
		if (same) return compared(resource, same);
		// A setting in its name gives it another one.
		const isLike = (one: Resource) => typeOf(one) === typeOf(resource);
		const [twin, ...more] = renamed.filter(isLike);
		return twin && more.length === 0 && lost.filter(isLike).length === 1
			? compared(resource, twin)
			: unseen(resource, UNDER_A_CONDITION, madeKnown);
	});
}

/** Where a resource is registered that is not known to exist. */
const UNDER_A_CONDITION =
	"registered under a condition on a value that is not known here";

/** Where a resource is registered that a preview may not register. */
export const INSIDE_APPLY =
	"registered inside an apply on a value that is not known here";

/** A resource of which nothing is known but that it may exist. */
export function unseen(
	resource: Resource,
	where: string,
	madeKnown: string | undefined,
): Resource {
	const { name, type } = resource;
	return {
		...resource,
		unseen: unknown("unreadable", `${name} (${type}), ${where}`, madeKnown),
	};
}

function compared(resource: Resource, other: Resource): Resource {
	return { ...resource, props: comparedBag(resource.props, other.props) };
}

type Bag = Readonly<Record<string, unknown>>;

function comparedBag(bag: Bag, other: Bag): Bag {
	const keys = new Set([...Object.keys(bag), ...Object.keys(other)]);
	return Object.fromEntries(
		[...keys].map((key) => [key, comparedValue(bag[key], other[key])]),
	);
}

function comparedValue(value: unknown, other: unknown): unknown {
	if (Array.isArray(value) && Array.isArray(other))
		return value.length === other.length
			? value.map((item, index) => comparedValue(item, other[index]))
			: UNKNOWN_TEXT;
	if (isBag(value) && isBag(other)) return comparedBag(value, other);
	// What has an unknown in it shows more than one that is unknown as a whole.
	if (typeof value === "string" && value.includes(UNKNOWN_TEXT)) return value;
	return Object.is(value, other) ? value : UNKNOWN_TEXT;
}
