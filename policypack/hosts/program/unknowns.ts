type Callable = (...args: unknown[]) => unknown;

/** Of the SDK's settings, what is called here. */
type Settings = { readonly get: Callable; readonly getSecretBoolean: Callable };

/**
 * Runs inside the user's program, before it: teaches the program's own SDK
 * that what nobody here can know is unknown, in every form a program may ask
 * for it. `await getCallerIdentity()` gives plain data in Pulumi, so its
 * properties become objects that any use of them keeps unknown: in a text or
 * in JSON they are the text that stands for an unknown, as a number they are
 * no number, and as a list they have one item, unknown as well.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachUnknowns(
	extensions: NodeJS.RequireExtensions,
	unknownText: string,
	unanswered: string,
): void {
	const methods = new Set(
		[Array, String, Number]
			.flatMap((type) => Object.getOwnPropertyNames(type.prototype))
			.filter((name) => name !== "length" && name !== "constructor"),
	);
	const asText = new Set(["toString", "toJSON", "valueOf", "toLocaleString"]);

	function call(method: string, args: readonly unknown[], self: object) {
		const [visit, first = self] = args;
		if (method === "entries") return [[0, self]];
		if (typeof visit !== "function") return self;
		if (method === "map") return [visit(self, 0, self)];
		if (method === "flatMap") return [visit(self, 0, self)].flat();
		if (method === "forEach") return void visit(self, 0, self);
		return method.startsWith("reduce") ? visit(first, self, 0, self) : self;
	}
	/** The properties of an invoke's result are data, whatever their names. */
	function unknownValue(isResult: boolean): object {
		const property = (key: string | symbol, self: object): unknown => {
			if (key === "__pulumiUnknown") return true;
			if (key === Symbol.toPrimitive)
				return (hint: string) => (hint === "number" ? NaN : unknownText);
			if (key === Symbol.iterator)
				return function* () {
					yield unknownValue(false);
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
			return unknownValue(false);
		};
		return new Proxy(
			{},
			{
				get: (_, key, self) => property(key, self),
				set: () => true,
				has: (_, key) => property(key, {}) !== undefined,
				// A copy (`{ ...result }`) must not look like known data.
				ownKeys: () => [unknownText],
				getOwnPropertyDescriptor: (_, key) => ({
					value: property(key, unknownValue(isResult)),
					configurable: true,
					enumerable: true,
					writable: true,
				}),
			},
		);
	}
	function wrap(
		owner: object,
		name: string,
		around: (original: Callable) => Callable,
	): void {
		const original: unknown = Reflect.get(owner, name);
		if (typeof original === "function")
			Reflect.set(owner, name, around(original as Callable));
	}
	/** Data with an unknown value in place of each text that stands for one. */
	function withUnknowns(data: unknown): unknown {
		if (data === unknownText) return unknownValue(false);
		if (Array.isArray(data)) return data.map(withUnknowns);
		const isPlain =
			typeof data === "object" &&
			data !== null &&
			Object.getPrototypeOf(data) === Object.prototype;
		if (!isPlain) return data;
		return Object.fromEntries(
			Object.entries(data).map(([key, item]) => [key, withUnknowns(item)]),
		);
	}
	// What is not known is not JSON, and no mistake of the program either.
	wrap(JSON, "parse", (original) => (text, ...rest) => {
		try {
			return original(text, ...rest);
		} catch (error) {
			if (String(text).includes(unknownText)) return unknownValue(false);
			throw error;
		}
	});
	// The unknown text begins with a digit.
	for (const owner of [globalThis, Number])
		for (const name of ["parseInt", "parseFloat"])
			wrap(owner, name, (original) => (text, ...rest) => {
				return String(text).includes(unknownText)
					? NaN
					: original(text, ...rest);
			});

	const lessons: Readonly<Record<string, (exported: object) => void>> = {
		rpc: (exported) => {
			wrap(exported, "deserializeProperties", (original) => (...args) => {
				const [struct] = args as [{ getFieldsMap(): Map<string, unknown> }];
				return struct.getFieldsMap().has(unanswered)
					? unknownValue(true)
					: original(...args);
			});
			// Else the SDK answers for us, with a known and empty result.
			wrap(exported, "containsUnknownValues", () => () => false);
		},
		config: (exported) => {
			const { prototype } = Reflect.get(exported, "Config") ?? {};
			const teach = (name: string, answer: (of: Settings) => Callable) =>
				wrap(Object(prototype), name, (original) => {
					return function (this: Settings, ...args) {
						return this.get(args[0]) === unknownText
							? answer(this)(...args)
							: withUnknowns(Reflect.apply(original, this, args));
					};
				});
			for (const type of ["Boolean", "Number", "Object"])
				teach(`get${type}Impl`, () => () => unknownValue(false));
			// As an output, whatever type it has: the SDK makes one of the unknown.
			for (const name of ["getSecret", "requireSecret"])
				teach(name, (of) => (key) => of.getSecretBoolean(key));
			// No rule about its values is broken by one that is not known.
			wrap(Object(prototype), "getImpl", (original) => {
				return function (this: object, key, ...rules) {
					const value = Reflect.apply(original, this, [key]);
					return value === unknownText
						? value
						: Reflect.apply(original, this, [key, ...rules]);
				};
			});
		},
		stackReference: (exported) => {
			const { prototype } = Reflect.get(exported, "StackReference") ?? {};
			wrap(Object(prototype), "readOutputValue", () => async () => {
				return [unknownValue(false), false];
			});
			// Secret or not: which of the two it is, is not known either.
			wrap(Object(prototype), "getOutputDetails", () => async () => {
				return { value: unknownValue(false), secretValue: unknownValue(false) };
			});
		},
		error: (exported) => {
			// In colour, node may inspect an error of the SDK's for half a minute.
			wrap(exported, "defaultErrorMessage", (original) => (error) => {
				return Object(error).stack ?? original(error);
			});
		},
		resource: (exported) => {
			const resource = Reflect.get(exported, "Resource") ?? {};
			// The SDK overlooks callers without a name, and modules by URL; those
			// in TypeScript it knows only by the lines of what they compile to.
			if ("framePositionRegExp" in resource)
				resource.framePositionRegExp =
					/^\s*at (?:.* \()?(?:file:\/\/(?!.*\.m?ts:\d))?(?<file>\/.*?|[A-Za-z]:[\\/].*?):(?<line>\d+):(?<column>\d+)\)?$/;
		},
	};
	const load = extensions[".js"];
	extensions[".js"] = (module, filename) => {
		load?.(module, filename);
		const [, name = ""] =
			/[\\/](rpc|config|stackReference|resource|error)\.js$/.exec(filename) ??
			[];
		if (/[\\/]@?pulumi\b/.test(filename)) lessons[name]?.(module.exports);
	};
}
