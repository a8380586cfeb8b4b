/** Of the SDK's module of promises, what is used here. */
interface Debuggable {
	readonly debugPromiseLeaks: boolean;
	debuggablePromise: (
		promise: Promise<unknown>,
		context?: string,
	) => Promise<unknown>;
}

/** Of the SDK's state, what is used here. */
type State = {
	readonly getStore?: () => { readonly leakCandidates?: Set<unknown> };
};

/**
 * Runs inside the user's program. The SDK keeps a stack trace, a text and two
 * more promises for each promise that it watches, for who debugs promises that
 * never end. Here it is only remembered which have not ended.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachPromises(exported: object, state: State): void {
	const debuggable = exported as Debuggable;
	const original: unknown = Reflect.get(exported, "debuggablePromise");
	if (typeof original !== "function" || debuggable.debugPromiseLeaks) return;
	let isWatching = false;
	function debuggablePromise(
		promise: Promise<unknown>,
		context?: string,
	): Promise<unknown> {
		const candidates = state.getStore?.().leakCandidates;
		if (!isWatching || !candidates) {
			// The first call makes the SDK look for what is left at the end.
			isWatching = true;
			return (original as Debuggable["debuggablePromise"])(promise, context);
		}
		candidates.add(promise);
		return promise.then(
			(value) => {
				candidates.delete(promise);
				return value;
			},
			(error) => {
				candidates.delete(promise);
				error.promise = promise;
				throw error;
			},
		);
	}
	debuggable.debuggablePromise = debuggablePromise;
}
