import type { UnknownValues } from "./unknownValues";

type Callable = (...args: unknown[]) => unknown;

/** Of the SDK's settings, what is called here. */
type Settings = { readonly get: Callable; readonly getSecretBoolean: Callable };

/** What a program's SDK is taught. */
export interface Lesson {
	/** Stands for an unknown, in texts and on the wire. */
	readonly unknownText: string;
	/** Marks the result of a call that only AWS could answer. */
	readonly unanswered: string;
	/** Whether settings may exist that are not in view. */
	readonly isOpen: boolean;
}

/**
 * Runs inside the user's program, before it: teaches the program's own SDK
 * that what nobody here can know is unknown, in every form a program may ask
 * for it.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachUnknowns(
	extensions: NodeJS.RequireExtensions,
	values: UnknownValues,
	{ unknownText, unanswered, isOpen }: Lesson,
	teachOutputs: (exported: object) => void,
	teachCallSites: (exported: object) => void,
	errors: Readonly<Record<string, (exported: object) => void>>,
	teachLazyProperties: (exported: object, outputs: () => object) => void,
	teachPromises: (exported: object, state: object) => void,
): void {
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
		if (data === unknownText) return values.make();
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
			if (String(text).includes(unknownText)) return values.make();
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

	type Lessons = Readonly<
		Record<
			string,
			(exported: object, require: (path: string) => object) => void
		>
	>;
	const lessons: Lessons = {
		rpc: (exported, require) => {
			teachLazyProperties(exported, () => require("../output"));
			wrap(exported, "deserializeProperties", (original) => (...args) => {
				const [struct] = args as [{ getFieldsMap(): Map<string, unknown> }];
				return struct.getFieldsMap().has(unanswered)
					? values.make(true)
					: original(...args);
			});
			// Else the SDK answers for us, with a known and empty result.
			wrap(exported, "containsUnknownValues", () => () => false);
		},
		config: (exported) => {
			// Two modules have this name; the one that settings are taken from has
			// this function.
			if (isOpen && "allConfig" in exported)
				wrap(exported, "getConfig", (original) => (key) => {
					return original(key) ?? unknownText;
				});
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
				teach(`get${type}Impl`, () => () => values.make());
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
		output: teachOutputs,
		stackReference: (exported) => {
			const { prototype } = Reflect.get(exported, "StackReference") ?? {};
			for (const name of ["getOutput", "requireOutput"])
				wrap(Object(prototype), name, (original) => {
					return function (this: object, ...args) {
						const output = Reflect.apply(original, this, args);
						return Object(output).apply(() => values.make(), true);
					};
				});
			wrap(Object(prototype), "readOutputValue", () => async () => {
				return [values.make(), false];
			});
			// Secret or not: which of the two it is, is not known either.
			wrap(Object(prototype), "getOutputDetails", () => async () => {
				return { value: values.make(), secretValue: values.make() };
			});
		},
		...errors,
		resource: (exported) => {
			const resource = Reflect.get(exported, "Resource") ?? {};
			// The SDK overlooks callers without a name.
			if ("framePositionRegExp" in resource)
				resource.framePositionRegExp =
					/^\s*at (?:.* \()?(?<file>\/.*?|[A-Za-z]:[\\/].*?):(?<line>\d+):(?<column>\d+)\)?$/;
			teachCallSites(exported);
		},
		debuggable: (exported, require) => {
			teachPromises(exported, require("./state"));
		},
		log: (exported) => {
			// Each message for who debugs the SDK is a call to the engine, too.
			wrap(exported, "debug", () => async () => {});
		},
	};
	const load = extensions[".js"];
	let maps = true;
	process.setSourceMapsEnabled(maps);
	const named = new WeakSet<object>();
	/** Many modules may lie between a program and what fails as it is loaded. */
	function nameCallers(error: unknown): void {
		if (!(error instanceof Error) || named.has(error)) return;
		named.add(error);
		const { stackTraceLimit } = Error;
		Error.stackTraceLimit = 1000;
		const frames = new Error().stack?.match(/^ +at .*$/gm) ?? [];
		Error.stackTraceLimit = stackTraceLimit;
		error.stack = [error.stack, ...frames].join("\n");
	}
	/** Node reads every source map that it meets: those of packages cost time. */
	function loadMapped(module: NodeJS.Module, filename: string): void {
		const before = maps;
		maps = !/[\\/]node_modules[\\/]/.test(filename);
		if (maps !== before) process.setSourceMapsEnabled(maps);
		try {
			load?.(module, filename);
		} catch (error) {
			if (!maps) nameCallers(error);
			throw error;
		} finally {
			if (maps !== before) process.setSourceMapsEnabled(before);
			maps = before;
		}
	}
	extensions[".js"] = (module, filename) => {
		loadMapped(module, filename);
		const [, name = ""] =
			/[\\/](rpc|config|output|stackReference|resource|debuggable|errors?|log(?=[\\/]index))(?:[\\/]index)?\.js$/.exec(
				filename,
			) ?? [];
		if (/[\\/]@?pulumi\b/.test(filename))
			lessons[name]?.(module.exports, module.require.bind(module));
	};
}
