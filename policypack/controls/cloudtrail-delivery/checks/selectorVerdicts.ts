import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { Value } from "../../../model/value";

/** How a sentence on a selector that AWS rejects ends. */
export const SELECTORS_REJECTED =
	"so AWS rejects them with InvalidEventSelectorsException";

/** A failure of an event selector. */
export function rejected(which: string, why: string, fix: string): Verdict {
	return fail(
		`${which[0]?.toUpperCase()}${which.slice(1)} ${why}, ${SELECTORS_REJECTED}.`,
		fix,
	);
}

/** What is not known, if it is not. */
export function unknownOf(value: Value<unknown>): readonly Verdict[] {
	return value.known ? [] : [undecidedBy(value)];
}

/** Whether values that are set are among those that AWS accepts. */
export function oneOf(
	which: string,
	what: string,
	values: readonly Value<string | undefined>[],
	accepted: readonly string[],
): readonly Verdict[] {
	const isOther = values.some(
		(one) =>
			one.known && one.value !== undefined && !accepted.includes(one.value),
	);
	if (isOther)
		return [
			fail(
				`In ${which}, ${what} has a value other than ${accepted.join(", ")}, ${SELECTORS_REJECTED}.`,
				`Use ${accepted.join(" or ")} as ${what} in ${which}.`,
			),
		];
	const open = values.find((one) => !one.known);
	return open && !open.known ? [undecidedBy(open)] : [];
}

/** So many selectors that AWS rejects are named. */
const NAMED_SELECTORS = 3;

/**
 * What is found in the selectors of a trail. A trail has up to 500, so the
 * failures of the first ones are reported, with a count of the others that fail.
 */
export function eachSelector<T>(
	trail: string,
	kind: string,
	selectors: readonly T[],
	verdictsOf: (which: string, selector: T) => readonly Verdict[],
): readonly Verdict[] {
	let failed = 0;
	const named = selectors.flatMap((selector, index) => {
		const which = `${kind} ${index + 1} of trail ${trail}`;
		const verdicts = verdictsOf(which, selector);
		if (!verdicts.some(({ is }) => is === "fail")) return verdicts;
		failed += 1;
		return failed > NAMED_SELECTORS ? [] : verdicts;
	});
	const more = failed - NAMED_SELECTORS;
	if (more <= 0) return named;
	const others = `${more} more ${kind}${more === 1 ? "" : "s"} of trail ${trail}`;
	return [
		...named,
		fail(
			`AWS also rejects ${others}, with InvalidEventSelectorsException.`,
			`Correct ${others} in the same way.`,
		),
	];
}
