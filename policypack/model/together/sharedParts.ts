import type { DeliveryResource } from "../deliveryChecks/facts";
import {
	type IndexedPart,
	indexParts,
	type MakeIndex,
	type Mention,
	type PartPlace,
} from "../deliveryChecks/partIndex";
import { agreementOf, writtenName } from "../deliveryChecks/partName";
import type { Source } from "../facts";
import { push } from "../lists";
import { unknown } from "../value";
import type { SourceView } from "./sourceView";

/** A source of parts: where a resource was seen, and what its stack shows. */
export interface PartSource {
	readonly view: SourceView;
	readonly isInStack: (urn: string) => boolean;
}

/**
 * Indexes the parts of several sources. In its own source a reference leads to
 * where it leads without the others; what is not there, a known name or ARN may
 * find in another one. Of several sources that show one part, one decides: a
 * program or a preview, otherwise a live account, otherwise a state.
 */
export function sharedParts(
	sources: readonly PartSource[],
	sourceOf: (of: Source) => PartSource | undefined,
): MakeIndex {
	return <P extends IndexedPart>(
		words: string,
		parts: readonly P[],
		mentions: readonly Mention[],
	) => {
		const ownParts = bySource(parts, (part) => sourceOf(part.of));
		const ownMentions = bySource(mentions, ({ from }) => sourceOf(from.of));
		const indexes = new Map(
			sources.map((source) => [
				source,
				indexParts(
					words,
					ownParts.get(source) ?? [],
					ownMentions.get(source) ?? [],
					source.isInStack,
				),
			]),
		);
		const kind = parts[0]?.kind ?? "";
		const names = new Map<string, P[]>();
		const same = new Map<string, P[]>();
		for (const part of parts) {
			if (part.name.known) push(names, part.name.value, part);
			const identity = identityOf(part);
			if (identity !== undefined) push(same, identity, part);
		}
		const sightings = (part: P): readonly P[] =>
			same.get(identityOf(part) ?? "") ?? [part];
		const rank = ({ isRead, of }: P): number =>
			isRead ? 3 : RANK[sourceOf(of)?.view.shows ?? "state"];

		/** The sighting of a part that decides, if one does. */
		const deciding = (part: P): PartPlace<P> => {
			const all = sightings(part);
			const first = Math.min(...all.map(rank));
			const rivals = all.filter((one) => rank(one) === first);
			const found = new Set(rivals.map(({ of }) => sourceOf(of)));
			if (found.size < 2)
				return {
					kind: "here",
					part: rivals.includes(part) ? part : (rivals[0] ?? part),
				};
			const named = [...found].map((one) => one?.view.name ?? "").sort();
			const why = unknown(
				"unreadable",
				`which source shows ${words} ${part.of.name} as it is: ${named.join(" and ")} declare it`,
				"Leave out the source that is out of date.",
			);
			return { kind: "open", why, among: rivals };
		};
		const elsewhere = (
			text: string,
			from: DeliveryResource,
		): PartPlace<P> | undefined => {
			const written = writtenName(text, kind);
			if (!written) return undefined;
			const [first] = (names.get(written.name) ?? []).filter(
				(part) => agreementOf(written, part, from) === "same",
			);
			return first && deciding(first);
		};
		const lead = (place: PartPlace<P>): PartPlace<P> => {
			if (place.kind === "here") return deciding(place.part);
			if (place.kind !== "open") return place;
			const among = place.among.flatMap((part) => {
				const one = deciding(part);
				if (one.kind === "here") return [one.part];
				return one.kind === "open" ? one.among : [];
			});
			return { ...place, among };
		};
		const isPolicy = new Set<unknown>(
			mentions.flatMap(({ from }) => (kindOf(from) === "keyAlias" ? [] : from)),
		);
		const placed: PartPlaceOf<P> = (ref, from) => {
			const source = sourceOf(from.of);
			const index = source && indexes.get(source);
			if (!index) return { kind: "elsewhere", why: outside(words, from) };
			const own = index.placeOf(ref, from);
			const { text } = ref;
			const isOpen = own.kind === "elsewhere" || own.kind === "open";
			return (
				(isOpen && text.known
					? elsewhere(text.value ?? "", from)
					: undefined) ?? lead(own)
			);
		};
		/** Kinds of policies that a program or a preview attaches, by part. */
		const planned = new Map<P, Set<string>>();
		for (const { from, refs } of mentions)
			if (sourceOf(from.of)?.view.shows === "planned")
				for (const ref of refs) {
					const place = placed(ref, from);
					if (place.kind !== "here") continue;
					const kinds = planned.get(place.part) ?? new Set();
					planned.set(place.part, kinds.add(kindOf(from)));
				}
		/** Whether another source decides what is attached to a part. */
		const isOutdated = (part: P, from: DeliveryResource): boolean => {
			const shows = sourceOf(from.of)?.view.shows;
			if (shows === "planned") return false;
			if (shows === "live")
				return planned.get(part)?.has(kindOf(from)) ?? false;
			return sightings(part).some(
				({ of }) => sourceOf(of)?.view.shows === "live",
			);
		};
		return {
			parts,
			placeOf: (ref, from) => {
				const place = placed(ref, from);
				return place.kind === "here" &&
					isPolicy.has(from) &&
					isOutdated(place.part, from)
					? { kind: "none" }
					: place;
			},
		};
	};
}

type PartPlaceOf<P> = ReturnType<typeof indexParts<P & IndexedPart>>["placeOf"];

/** Which source decides of a part, the first one first. */
const RANK: Readonly<Record<SourceView["shows"], number>> = {
	planned: 0,
	live: 1,
	state: 2,
};

/** What a part is called in all of AWS; undefined: it is not known. */
function identityOf({
	isGlobal,
	name,
	place,
}: IndexedPart): string | undefined {
	const { account, partition, region } = place;
	if (!name.known || !account.known || !partition.known) return undefined;
	if (!isGlobal && !region.known) return undefined;
	const where = isGlobal || !region.known ? "" : region.value;
	return [partition.value, account.value, where, name.value].join(" ");
}

function bySource<T>(
	all: readonly T[],
	sourceOf: (one: T) => PartSource | undefined,
): ReadonlyMap<PartSource, readonly T[]> {
	const found = new Map<PartSource, T[]>();
	for (const one of all) {
		const source = sourceOf(one);
		if (source) push(found, source, one);
	}
	return found;
}

/** The kind of the fact that a resource has. */
function kindOf(from: DeliveryResource): string {
	return "kind" in from ? String(from.kind) : "";
}

function outside(words: string, { of }: DeliveryResource) {
	return unknown("outside", `the ${words} of ${of.name}`);
}
