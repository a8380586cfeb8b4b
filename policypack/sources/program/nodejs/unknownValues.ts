/** The placeholders for unknown values inside a user's program. */
export interface UnknownValues {
	/** Makes one; the properties of an invoke's result are data, by any name. */
	readonly make: (isResult?: boolean) => object;
	readonly isOne: (value: unknown) => boolean;
	/** Looks without the SDK's taking any of them for unknown. */
	readonly seenThrough: <T>(look: () => T) => T;
}

/**
 * Runs inside the user's program. `await getCallerIdentity()` gives plain data
 * in Pulumi, so its properties become objects that any use of them keeps
 * unknown: in a text or in JSON they are the text that stands for an unknown,
 * as a number they are no number, and as a list they have one item, unknown
 * as well.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function unknownValues(unknownText: string): UnknownValues {
	const methods = new Set(
		[Array, String, Number]
			.flatMap((type) => Object.getOwnPropertyNames(type.prototype))
			.filter((name) => name !== "length" && name !== "constructor"),
	);
	const asText = new Set(["toString", "toJSON", "valueOf", "toLocaleString"]);
	const made = new WeakSet<object>();
	let looksUnknown = true;

	function call(method: string, args: readonly unknown[], self: object) {
		const [visit, first = self] = args;
		if (method === "entries") return [[0, self]];
		if (typeof visit !== "function") return self;
		if (method === "map") return [visit(self, 0, self)];
		if (method === "flatMap") return [visit(self, 0, self)].flat();
		if (method === "forEach") return void visit(self, 0, self);
		return method.startsWith("reduce") ? visit(first, self, 0, self) : self;
	}
	function make(isResult = false): object {
		const property = (key: string | symbol, self: object): unknown => {
			if (key === "__pulumiUnknown") return looksUnknown;
			if (key === Symbol.toPrimitive)
				return (hint: string) => (hint === "number" ? NaN : unknownText);
			if (key === Symbol.iterator)
				return function* () {
					yield make();
				};
			// Whoever asks for these asks what kind of thing this is.
			if (typeof key === "symbol" || key === "then" || key.startsWith("__"))
				return undefined;
			if (asText.has(key)) return () => unknownText;
			// The only key that is listed: a walk through all keys ends here.
			if (key === unknownText) return unknownText;
			if (key in Object.prototype) return Reflect.get(Object.prototype, key);
			if (!isResult && methods.has(key))
				return (...args: unknown[]) => call(key, args, self);
			return make();
		};
		const value = new Proxy(
			{},
			{
				get: (_, key, self) => property(key, self),
				set: () => true,
				has: (_, key) => property(key, {}) !== undefined,
				// A copy (`{ ...result }`) must not look like known data.
				ownKeys: () => [unknownText],
				getOwnPropertyDescriptor: (_, key) => ({
					value: property(key, make(isResult)),
					configurable: true,
					enumerable: true,
					writable: true,
				}),
			},
		);
		made.add(value);
		return value;
	}
	return {
		make,
		isOne: (value) => typeof value === "object" && made.has(Object(value)),
		seenThrough: (look) => {
			looksUnknown = false;
			try {
				return look();
			} finally {
				looksUnknown = true;
			}
		},
	};
}
