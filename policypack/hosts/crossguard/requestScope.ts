/**
 * What policies of one request of the engine know of each other. The SDK calls
 * the function of each policy in turn, and reads everything that it passes to a
 * function again each time.
 */
export interface RequestScope<Shared> {
	/**
	 * What the policy before shares, if the SDK is still in the same request;
	 * otherwise undefined.
	 */
	readonly current: () => Shared | undefined;
	/**
	 * Returns the promise that a policy's function returns, for the policies
	 * after it to share something. It is rejected with what `finish` throws.
	 */
	readonly share: (shared: Shared, finish?: () => void) => Promise<void>;
}

/**
 * Creates a scope. The SDK passes its continuation to `then` of the promise
 * that it waits for: what is shared is there while that runs, and nothing else
 * runs meanwhile, however many requests there are. An SDK that does not call
 * `then` itself only loses the advantage.
 */
export function requestScope<Shared>(): RequestScope<Shared> {
	let current: Shared | undefined;
	return {
		current: () => current,
		share: (shared, finish = () => {}) => {
			const during =
				<Value, Result>(continuation: (value: Value) => Result) =>
				(value: Value): Result => {
					current = shared;
					try {
						return continuation(value);
					} finally {
						current = undefined;
					}
				};
			const done = new Promise<void>((resolve) => {
				finish();
				resolve();
			});
			const then = done.then.bind(done);
			return Object.assign(done, {
				// biome-ignore lint/suspicious/noThenProperty: it wraps that of a promise.
				then: <Result, Failed = never>(
					onDone?: () => Result,
					onError?: (error: unknown) => Failed,
				) => then(onDone && during(onDone), onError && during(onError)),
			});
		},
	};
}

/** The type of the resource that a request of the resource stage is about. */
export const resourceType = requestScope<string>();
