import type { UnknownValues } from "./unknownValues";

type Callable = (...args: unknown[]) => unknown;

/** Of the SDK's outputs, what is called here. */
type Outputs = {
	readonly Output: { readonly prototype: object };
	readonly isUnknown: (value: unknown) => boolean;
	readonly unknown: unknown;
};

/**
 * Runs inside the user's program. Teaches the program's SDK what becomes of
 * functions that are given to `apply` and wait for what is not known here,
 * though a preview would know it. What a preview would not know either waits
 * as it does there.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 * @param reveals Whether such functions run, on placeholders; otherwise
 *   `onWaiting` is called for each.
 */
export function teachOutputs(
	exported: object,
	values: UnknownValues,
	reveals: boolean,
	onWaiting: () => void,
): void {
	function isOfSdk(stack: string): boolean {
		const [, frame = ""] = stack.split("\n");
		return /[\\/]@?pulumi[\\/]pulumi[\\/]/.test(frame);
	}
	// Packages of types have modules of this name, too.
	if (!("Output" in exported)) return;
	const { Output, isUnknown, unknown } = exported as Outputs;
	/** Whether a leaf is one of ours, or one that a preview has as well. */
	const has = (
		value: unknown,
		isOurs: boolean,
		seen = new Set<unknown>(),
	): boolean => {
		if (typeof value !== "object" || value === null) return false;
		if (values.isOne(value)) return isOurs;
		if (isUnknown(value)) return !isOurs;
		const isPlain =
			Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
		// Data that a function gave may run in a circle.
		if (!isPlain || seen.has(value)) return false;
		seen.add(value);
		return Object.values(value).some((one) => has(one, isOurs, seen));
	};
	const { prototype } = Output;
	const original: unknown = Reflect.get(prototype, "apply");
	if (typeof original !== "function") return;
	Reflect.set(
		prototype,
		"apply",
		function apply(this: object, func: Callable, withUnknowns: unknown) {
			const caller = { stack: "" };
			if (!reveals) {
				// One frame: who calls this. More of them cost time and memory.
				const { stackTraceLimit } = Error;
				Error.stackTraceLimit = 1;
				Error.captureStackTrace(caller, apply);
				Error.stackTraceLimit = stackTraceLimit;
			}
			const visit = (value: unknown) => {
				if (withUnknowns) {
					const result = func(value);
					// A property of ours: the SDK gives an unknown of its own.
					return result === unknown && values.isOne(value)
						? values.seenThrough(() => func(value))
						: result;
				}
				if (has(value, false)) return unknown;
				if (reveals || !has(value, true)) return func(value);
				// What the SDK itself does with a value registers nothing.
				if (!isOfSdk(caller.stack)) onWaiting();
				return values.make();
			};
			return Reflect.apply(original, this, [visit, true]);
		},
	);
}
