import type { Trail } from "../model/account";
import type { Change, Changes, Fix } from "../model/fix";
import { compareTexts } from "../model/order";
import { all, any, type Verdict } from "./verdict";

/** A trail with what is made of each part of it. */
export interface JudgedTrail {
	readonly trail: Trail;
	readonly parts: readonly Verdict[];
}

/**
 * Passes where all parts of one trail do. Otherwise the verdict is about the
 * trail that came nearest to passing: the one with the fewest parts that fail,
 * then with the fewest that are not known. Of several such trails it is the
 * first by name, then by URN. File and line play no part, so that the engine,
 * which does not show them, names the same trail.
 * @param failed What is said where every trail fails: the nearest one first.
 */
export function anyTrail(
	trails: readonly Trail[],
	partsOf: (trail: Trail) => readonly Verdict[],
	failed: (judged: readonly JudgedTrail[]) => Verdict,
): Verdict {
	const judged = trails.map((trail) => ({ trail, parts: partsOf(trail) }));
	const verdict = any(judged.map(({ parts }) => all(parts)));
	if (verdict.is === "pass") return verdict;
	const alike = judged
		.filter(({ parts }) => isAlike(all(parts), verdict))
		.sort(nearerFirst);
	const [first] = alike;
	if (!first) return verdict;
	const said = verdict.is === "fail" ? failed(alike) : all(first.parts);
	return said.is === "pass" ? said : { ...said, nearest: first.trail.of };
}

/** Of what is not known, the same cause: it decides the status. */
function isAlike(one: Verdict, other: Verdict): boolean {
	return one.is === "unknown" && other.is === "unknown"
		? one.cause === other.cause
		: one.is === other.is;
}

function nearerFirst(a: JudgedTrail, b: JudgedTrail): number {
	return (
		count(a, "fail") - count(b, "fail") ||
		count(a, "unknown") - count(b, "unknown") ||
		compareTexts(a.trail.of.name, b.trail.of.name) ||
		compareTexts(a.trail.of.urn, b.trail.of.urn)
	);
}

function count({ parts }: JudgedTrail, what: Verdict["is"]): number {
	return parts.filter(({ is }) => is === what).length;
}

/** What is wrong with a trail, part by part. */
export function reasonsOf({ parts }: JudgedTrail): readonly string[] {
	return parts.flatMap((part) => (part.is === "fail" ? [part.reason] : []));
}

/** What to do about each thing that is wrong with a trail. */
export function fixOf({ trail, parts }: JudgedTrail): Changes {
	const changes = parts.flatMap((part) =>
		part.is === "fail" && isChange(part.fix) ? [part.fix] : [],
	);
	return { on: trail.of, changes };
}

function isChange(fix: Fix): fix is Change {
	return typeof fix === "object" && "kind" in fix;
}
