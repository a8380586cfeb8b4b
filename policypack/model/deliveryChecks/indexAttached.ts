import { push } from "../lists";
import type { Value } from "../value";

/** Something that belongs to parts, or may belong to them. */
export interface Attachable<P, T> {
	readonly item: T;
	/** The parts that it is known to refer to. */
	readonly parts: readonly P[];
	/** Whether it may belong to others, too. */
	readonly isOpen: boolean;
}

/** What belongs to a part, or may, in the order in which it was given. */
export type AttachedTo<P, T> = (
	part: P,
) => readonly { readonly item: T; readonly applies: Value<boolean> }[];

/**
 * Indexes what belongs to parts. A stack has many of both, and each part has
 * few of them.
 * @param whether Whether an item belongs to a part.
 */
export function indexAttached<P, T>(
	all: readonly Attachable<P, T>[],
	whether: (part: P, item: T) => Value<boolean>,
): AttachedTo<P, T> {
	type Ordered = { readonly item: T; readonly order: number };
	const byPart = new Map<P, Ordered[]>();
	const open: Ordered[] = [];
	for (const [order, { item, parts, isOpen }] of all.entries())
		if (isOpen) open.push({ item, order });
		else for (const part of new Set(parts)) push(byPart, part, { item, order });
	return (part) => {
		const own = byPart.get(part) ?? [];
		const perhaps =
			open.length === 0
				? own
				: [...own, ...open].sort((a, b) => a.order - b.order);
		return perhaps.flatMap(({ item }) => {
			const applies = whether(part, item);
			return applies.known && !applies.value ? [] : [{ item, applies }];
		});
	};
}
