import { isUnknown } from "../value";
import type { Placed, StatementRef } from "./decide";
import type { PartAnswer } from "./statements";

/** A part of a statement with which it does not allow a request. */
export type Lack =
	| { readonly part: "principal" | "action" | "resource" }
	/** A condition that the request does not meet. */
	| {
			readonly part: "condition";
			readonly operator: string;
			readonly key: string;
			/** The values that the policy asks for; they may be secret. */
			readonly wanted: readonly string[];
	  };

/** A statement that would allow a request but for some parts. */
export interface Nearest {
	readonly by: StatementRef;
	/** What does not match; empty where nothing is known not to match. */
	readonly lacks: readonly Lack[];
}

/** What a statement about something else lacks first. */
const order: readonly Lack["part"][] = [
	"condition",
	"resource",
	"principal",
	"action",
];

/**
 * The statements with the effect Allow that lack the least: only conditions,
 * then also the resource, then also the principal, then the action, and of
 * these the ones with the fewest lacks.
 */
export function nearestOf(placed: readonly Placed[]): readonly Nearest[] {
	let best: readonly [number, number] | undefined;
	let nearest: Nearest[] = [];
	for (const { ref, answer } of placed) {
		if (answer.effect === "Deny" || isUnknown(answer.effect)) continue;
		const lacks = answer.parts.flatMap(lackOf);
		const worst = Math.max(-1, ...lacks.map(({ part }) => order.indexOf(part)));
		const rank = [worst, lacks.length] as const;
		const difference = best ? rank[0] - best[0] || rank[1] - best[1] : -1;
		if (difference > 0) continue;
		if (difference < 0) nearest = [];
		best = rank;
		nearest.push({ by: ref, lacks });
	}
	return nearest;
}

function lackOf(one: PartAnswer): readonly Lack[] {
	if (one.answer !== false) return [];
	if (one.part !== "condition") return [{ part: one.part }];
	const { operator, key, wanted } = one.condition;
	return [{ part: "condition", operator, key, wanted }];
}
