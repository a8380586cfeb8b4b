import { push } from "../lists";
import { known, type Unknown, unknown, type Value } from "../value";
import type { DeliveryResource, NamedPart, PartRef } from "./facts";
import { type AttachedTo, indexAttached } from "./indexAttached";
import { agreementOf, writtenName } from "./partName";

/** Where a reference to a part leads. */
export type PartPlace<P> =
	| { readonly kind: "here"; readonly part: P }
	/** The property is not set. */
	| { readonly kind: "none" }
	/** To a part that is not in the stack. */
	| { readonly kind: "elsewhere"; readonly why: Unknown }
	/** To one of several, or of all if none is given. */
	| {
			readonly kind: "open";
			readonly why: Unknown;
			readonly among: readonly P[];
	  };

/** The parts of one kind, and where references to them lead. */
export interface PartIndex<P> {
	readonly parts: readonly P[];
	readonly placeOf: (ref: PartRef, from: DeliveryResource) => PartPlace<P>;
}

/** A resource whose outputs repeat the name or ARN of a part. */
export interface Mention {
	readonly from: DeliveryResource;
	readonly refs: readonly PartRef[];
}

/**
 * Makes the index of the parts of one kind.
 * @param words What a part of this kind is called in messages.
 */
export type MakeIndex = <P extends IndexedPart>(
	words: string,
	parts: readonly P[],
	mentions: readonly Mention[],
) => PartIndex<P>;

/** A part that can be in an index. */
export type IndexedPart = NamedPart & { readonly kind: string };

/**
 * Indexes the parts of one kind. A known ARN or name decides; dependencies join
 * only what is not known. With two candidates there is no answer.
 * @param words What a part of this kind is called in messages.
 * @param isInStack Whether a stack shows the resource of a URN.
 */
export function indexParts<P extends IndexedPart>(
	words: string,
	parts: readonly P[],
	mentions: readonly Mention[],
	isInStack: (urn: string) => boolean,
): PartIndex<P> {
	const byUrn = new Map(parts.map((part) => [part.of.urn, part]));
	const byName = new Map<string, P[]>();
	for (const part of parts)
		if (part.name.known) push(byName, part.name.value, part);
	const unnamed = parts.filter((part) => !part.name.known);
	const mentioned = new Map(mentions.map((one) => [one.from.of.urn, one]));
	const kind = parts[0]?.kind ?? "";

	/** The parts whose outputs flow into a property, directly or not. */
	const reachedBy = (ref: PartRef, asked: ReadonlySet<string>) => {
		const reached = new Set<P>();
		let leavesStack = ref.beyond.length > 0;
		for (const urn of ref.dependencies) {
			const part = byUrn.get(urn);
			if (part) reached.add(part);
			else if (!isInStack(urn)) leavesStack = true;
			const mention = mentioned.get(urn);
			if (!mention || asked.has(urn)) continue;
			for (const inner of mention.refs) {
				const place = find(inner, mention.from, new Set([...asked, urn]));
				if (place.kind === "here") reached.add(place.part);
				if (place.kind === "elsewhere") leavesStack = true;
				if (place.kind === "open")
					for (const one of place.among) reached.add(one);
			}
		}
		return { reached: [...reached], leavesStack };
	};

	const find = (
		ref: PartRef,
		from: DeliveryResource,
		asked: ReadonlySet<string>,
	): PartPlace<P> => {
		const { text } = ref;
		if (text.known && text.value === undefined) return { kind: "none" };
		const { reached, leavesStack } = reachedBy(ref, asked);
		if (text.known) return byText(text.value ?? "", ref, from, reached);
		const [only, other] = reached;
		const what = `the ${words} of ${from.of.name}`;
		if (only && !other && !leavesStack) return { kind: "here", part: only };
		if (only) return { kind: "open", why: why(text, what), among: reached };
		if (leavesStack)
			return { kind: "elsewhere", why: unknown("outside", what) };
		return { kind: "open", why: why(text, what), among: parts };
	};

	const byText = (
		text: string,
		ref: PartRef,
		from: DeliveryResource,
		reached: readonly P[],
	): PartPlace<P> => {
		const quoted = ref.isSecret
			? `the ${words} of ${from.of.name}`
			: `${words} ${text} of ${from.of.name}`;
		const elsewhere: PartPlace<P> = {
			kind: "elsewhere",
			why: unknown("outside", quoted),
		};
		const written = writtenName(text, kind);
		if (!written) return elsewhere;
		const possible = (byName.get(written.name) ?? []).flatMap((part) => {
			const agreement = agreementOf(written, part, from);
			return agreement === "another" ? [] : [{ part, agreement }];
		});
		const flowing = possible.filter(({ part }) => reached.includes(part));
		const sure = possible.filter(({ agreement }) => agreement === "same");
		for (const meant of [flowing, sure]) {
			const [only, other] = meant;
			if (only && !other) return { kind: "here", part: only.part };
		}
		if (possible.length > 0) {
			const among = possible.map(({ part }) => part);
			const names = among.map(({ of }) => of.name).join(" or ");
			const which = unknown("pending", `whether ${quoted} is ${names}`);
			return { kind: "open", why: which, among };
		}
		const nearby = unnamed.filter(
			(part) => agreementOf(written, part, from) !== "another",
		);
		const [origin, second] = nearby.filter((part) => reached.includes(part));
		if (origin && !second) return { kind: "here", part: origin };
		// A name that is declared and not known yet may be this one.
		const perhaps = nearby.filter(
			(part) => part.isNameDeclared || reached.includes(part),
		);
		const [first] = perhaps;
		if (!first) return elsewhere;
		const cause = first.name.known ? "pending" : first.name.cause;
		const which = unknown(cause, `whether ${quoted} is ${first.of.name}`);
		return { kind: "open", why: which, among: perhaps };
	};
	return { parts, placeOf: (ref, from) => find(ref, from, new Set()) };
}

/** A value that is unreadable has a reason that is worth more than ours. */
function why(text: Unknown, what: string): Unknown {
	const { cause, fix, until } = text;
	return cause === "pending" ? unknown(cause, what, fix, until) : text;
}

/** The part that a reference leads to, as a value; known undefined: not set. */
export function partAt<P>(place: PartPlace<P>): Value<P | undefined> {
	if (place.kind === "here") return known(place.part);
	return place.kind === "none" ? known(undefined) : place.why;
}

/** Indexes what is attached to parts by references, or may be. */
export function indexByPart<P, T>(
	attached: readonly (readonly [T, readonly PartPlace<P>[]])[],
): AttachedTo<P, T> {
	const byPart = indexAttached(
		attached.map((item) => ({
			item,
			parts: item[1].flatMap((place) =>
				place.kind === "here" ? [place.part] : [],
			),
			isOpen: item[1].some(({ kind }) => kind === "open"),
		})),
		(part: P, [, places]) => whetherAt(part, places),
	);
	return (part) =>
		byPart(part).map(({ item: [item], applies }) => ({ item, applies }));
}

/** Whether what has these references is attached to a part, or may be. */
function whetherAt<P>(
	part: P,
	places: readonly PartPlace<P>[],
): Value<boolean> {
	let perhaps: Unknown | undefined;
	for (const place of places) {
		if (place.kind === "here" && place.part === part) return known(true);
		if (place.kind === "open" && place.among.includes(part))
			perhaps ??= place.why;
	}
	return perhaps ?? known(false);
}
