import type { Trail } from "../../model/account";
import { compareTexts } from "../../model/order";
import type { SourceView } from "../../model/together/sourceView";
import { unknown, type Value } from "../../model/value";

/** A trail as one source shows it. */
export interface Sighting {
	readonly trail: Trail;
	readonly source: SourceView;
	/** The report of the account that it was seen in. */
	readonly seenIn: string;
}

/** What decides of several sightings of one trail, the first one first. */
function rankOf({ trail, source }: Sighting): number {
	if (trail.isRead) return 4;
	if (trail.arn === trail.of.urn)
		return trail.owner?.account === source.account ? 1 : 2;
	return source.shows === "planned" ? 0 : 3;
}

/**
 * Sightings of one trail, those that decide first: what a program will make of
 * it, what its owner's account shows, what a member of its organization shows,
 * what an update left, and what a stack only reads.
 */
function decidingFirst(sightings: readonly Sighting[]): readonly Sighting[] {
	return [...sightings].sort(
		(a, b) =>
			rankOf(a) - rankOf(b) ||
			compareTexts(a.seenIn, b.seenIn) ||
			compareTexts(a.source.name, b.source.name),
	);
}

/**
 * A trail by its sightings. What one live account cannot read of it, another one
 * may; stacks that declare it differently contradict each other.
 */
export function combined(sightings: readonly [Sighting, ...Sighting[]]): Trail {
	const [first = sightings[0], ...others] = decidingFirst(sightings);
	const rank = rankOf(first);
	if (rank === 1 || rank === 2)
		return others
			.filter((one) => rankOf(one) <= 2)
			.reduce((trail, other) => withKnown(trail, other.trail), first.trail);
	const rivals = others.filter((one) => rankOf(one) === rank);
	return rivals.reduce(
		(trail, other) => withoutContradictions(trail, first, other),
		first.trail,
	);
}

/** The properties of a trail that one value holds. */
const VALUES = [
	"isLogging",
	"isMultiRegion",
	"eventSelectors",
	"advancedEventSelectors",
	"hasKey",
	"validatesLogFiles",
	"hasLogGroup",
	"hasLogRole",
	"bucket",
] as const satisfies readonly (keyof Trail)[];

function withKnown(trail: Trail, other: Trail): Trail {
	const known = VALUES.filter(
		(name) => !trail[name].known && other[name].known,
	);
	const tagKeys = trail.tagKeys.some(({ known }) => !known)
		? other.tagKeys
		: trail.tagKeys;
	return { ...trail, ...pick(other, known), tagKeys };
}

function pick(trail: Trail, names: readonly (typeof VALUES)[number][]) {
	return Object.fromEntries(names.map((name) => [name, trail[name]]));
}

function withoutContradictions(
	trail: Trail,
	one: Sighting,
	other: Sighting,
): Trail {
	const differing = VALUES.filter((name) =>
		differ(trail[name], other.trail[name]),
	);
	if (differing.length === 0) return trail;
	const why = unknown(
		"unreadable",
		`which source shows trail ${trail.of.name} as it is: ${[one.source.name, other.source.name].join(" and ")} declare it differently`,
		"Leave out the source that is out of date.",
	);
	return {
		...trail,
		...Object.fromEntries(differing.map((name) => [name, why])),
	};
}

function differ(one: Value<unknown>, other: Value<unknown>): boolean {
	if (!one.known || !other.known) return one.known !== other.known;
	return JSON.stringify(one.value) !== JSON.stringify(other.value);
}
