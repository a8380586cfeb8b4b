type Callable = (...args: readonly unknown[]) => unknown;

/** The SDK's class of outputs, as its own code makes one. */
type OutputClass = new (
	owner: object,
	value: Promise<unknown>,
	isKnown: Promise<unknown>,
	isSecret: Promise<unknown>,
	resources: Promise<unknown>,
) => object;

/** One property of a resource. */
interface Property {
	owner: object;
	/** What the engine's answer made of it, as the SDK hands it on. */
	outcome?: readonly unknown[];
	/** Hands that on to the output. */
	settle?: (outcome: readonly unknown[]) => void;
	/** The SDK's own output, once the program has used the property. */
	output?: object;
}

/**
 * Runs inside the user's program. The SDK makes an output for each property of
 * each resource, some 8 KB of promises, and most of them are never used. Here
 * an output is made where a property is first used.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachLazyProperties(
	exported: object,
	outputs: () => { readonly Output?: unknown },
): void {
	const original: unknown = Reflect.get(exported, "transferProperties");
	if (typeof original !== "function") return;

	function promised() {
		let resolve: Callable = () => {};
		let reject: Callable = () => {};
		const promise = new Promise<unknown>((yes, no) => {
			resolve = yes as Callable;
			reject = no;
		});
		return { promise, resolve, reject };
	}

	function outputOf(property: Property): object {
		if (property.output) return property.output;
		const Output = outputs().Output as OutputClass;
		const value = promised();
		const isKnown = promised();
		const isSecret = promised();
		const resources = promised();
		const parts = [value, isKnown, isSecret, resources];
		property.settle = (outcome) => {
			const [, , , urns = [], error] = outcome;
			// As in the SDK: an engine that has gone leaves all of it open.
			if (error && [1, 14].includes(Reflect.get(Object(error), "code"))) return;
			for (const [at, part] of parts.entries())
				if (error) part.reject(error);
				else part.resolve(part === resources ? urns : outcome[at]);
		};
		property.output = new Output(
			property.owner,
			value.promise,
			isKnown.promise,
			isSecret.promise,
			resources.promise,
		);
		if (property.outcome) property.settle(property.outcome);
		return property.output;
	}

	const handler: ProxyHandler<Property> = {
		// Asked of every value: it needs no output yet.
		get: (property, key) =>
			key === "__pulumiOutput" || Reflect.get(outputOf(property), key),
		set: (property, key, value) => Reflect.set(outputOf(property), key, value),
		has: (property, key) => Reflect.has(outputOf(property), key),
		deleteProperty: (property, key) =>
			Reflect.deleteProperty(outputOf(property), key),
		defineProperty: (property, key, descriptor) =>
			Reflect.defineProperty(outputOf(property), key, descriptor),
		getOwnPropertyDescriptor: (property, key) =>
			Reflect.getOwnPropertyDescriptor(outputOf(property), key),
		ownKeys: (property) => Reflect.ownKeys(outputOf(property)),
	};

	function transferProperties(owner: object, label: unknown, props: object) {
		const { Output } = outputs();
		const names = Object.keys(props).filter(
			(name) => name !== "id" && name !== "urn",
		);
		if (
			// An output of another make is the SDK's own affair,
			typeof Output !== "function" ||
			Output.length !== 5 ||
			// and so is what to say of a property that is there already.
			names.some((name) => Object.hasOwn(owner, name))
		)
			return (original as Callable)(owner, label, props);
		return Object.fromEntries(
			names.map((name) => {
				const property: Property = Object.create(Output.prototype);
				property.owner = owner;
				Reflect.set(owner, name, new Proxy(property, handler));
				const settle = (...outcome: readonly unknown[]) => {
					property.outcome ??= outcome;
					property.settle?.(outcome);
				};
				return [name, settle];
			}),
		);
	}
	Reflect.set(exported, "transferProperties", transferProperties);
}
