type Callable = (...args: unknown[]) => unknown;

/** The SDK's class of outputs, as its own code makes one. */
type OutputClass = new (
	resources: object,
	value: Promise<unknown>,
	isKnown: Promise<unknown>,
	isSecret: Promise<unknown>,
	allResources: Promise<unknown>,
) => object;

/** One property of a resource, until an output is made for it and after. */
interface Property {
	owner: object;
	/** What the SDK learned of it: value, whether known, secret, resources. */
	outcome?: readonly unknown[];
	/** Gives that to the output. */
	settle?: (outcome: readonly unknown[]) => void;
	output?: object;
}

/**
 * Runs inside the user's program. The SDK makes an output for each property of
 * each resource at once, and most of them are never used: each costs some 8 KB
 * in promises until its resource is registered. Here an output is made where
 * the program first uses the property.
 *
 * It is sent to the program as its own source text: nothing in it may refer to
 * anything outside it.
 */
export function teachLazyProperties(
	exported: object,
	outputOf: () => unknown,
): void {
	const original: unknown = Reflect.get(exported, "transferProperties");
	if (typeof original !== "function") return;

	/** The SDK's own output of a property, made on first use. */
	function realOf(property: Property): object {
		if (property.output) return property.output;
		const Output = outputOf() as OutputClass;
		const parts = [0, 1, 2, 3].map(() => {
			let resolve: Callable = () => {};
			let reject: Callable = () => {};
			const promise = new Promise<unknown>((yes, no) => {
				resolve = yes as Callable;
				reject = no;
			});
			return { promise, resolve, reject };
		});
		property.settle = ([value, isKnown, isSecret, resources = [], error]) => {
			const values = [value, isKnown, isSecret, resources];
			for (const [at, part] of parts.entries())
				if (error) part.reject(error);
				else part.resolve(values[at]);
		};
		const [value, isKnown, isSecret, resources] = parts.map(
			({ promise }) => promise,
		) as [
			Promise<unknown>,
			Promise<unknown>,
			Promise<unknown>,
			Promise<unknown>,
		];
		property.output = new Output(
			property.owner,
			value,
			isKnown,
			isSecret,
			resources,
		);
		if (property.outcome) property.settle(property.outcome);
		return property.output;
	}

	const handler: ProxyHandler<Property> = {
		// Asked of everything: it needs no output yet.
		get: (property, key) =>
			key === "__pulumiOutput" || Reflect.get(realOf(property), key),
		set: (property, key, value) => Reflect.set(realOf(property), key, value),
		has: (property, key) => Reflect.has(realOf(property), key),
		deleteProperty: (property, key) =>
			Reflect.deleteProperty(realOf(property), key),
		defineProperty: (property, key, descriptor) =>
			Reflect.defineProperty(realOf(property), key, descriptor),
		getOwnPropertyDescriptor: (property, key) =>
			Reflect.getOwnPropertyDescriptor(realOf(property), key),
		ownKeys: (property) => Reflect.ownKeys(realOf(property)),
	};

	function transferProperties(
		owner: object,
		label: unknown,
		props: object,
	): unknown {
		const Output = outputOf();
		const names = Object.keys(props).filter(
			(name) => name !== "id" && name !== "urn",
		);
		// The SDK knows what to say of a property that is there already.
		if (
			typeof Output !== "function" ||
			Output.length !== 5 ||
			names.some((name) => Object.hasOwn(owner, name))
		)
			return Reflect.apply(original as Callable, exported, [
				owner,
				label,
				props,
			]);
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
