import type { Ref } from "./facts";
import { push } from "./lists";

/**
 * References by their resources, each after those that it depends on. What
 * depends on itself, by whatever way, comes last.
 * @param isDecided Whether a reference needs no dependency to be followed.
 */
export function inDependencyOrder(
	refs: ReadonlyMap<string, Ref>,
	isDecided: (ref: Ref) => boolean,
): readonly (readonly [urn: string, ref: Ref])[] {
	const dependents = new Map<string, string[]>();
	const waiting = new Map<string, number>();
	const ready: string[] = [];
	for (const [urn, ref] of refs) {
		const origins =
			ref.by === "urn" || isDecided(ref)
				? []
				: [...new Set(ref.dependencies)].filter((one) => refs.has(one));
		for (const origin of origins) push(dependents, origin, urn);
		if (origins.length === 0) ready.push(urn);
		else waiting.set(urn, origins.length);
	}
	// A list that grows while it is read: a queue without the cost of one.
	for (const urn of ready)
		for (const dependent of dependents.get(urn) ?? []) {
			const left = (waiting.get(dependent) ?? 0) - 1;
			waiting.set(dependent, left);
			if (left > 0) continue;
			waiting.delete(dependent);
			ready.push(dependent);
		}
	return [...ready, ...waiting.keys()].flatMap((urn) => {
		const ref = refs.get(urn);
		return ref ? [[urn, ref] as const] : [];
	});
}
