/** Memoizes a function without arguments. */
export function memoize<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** Memoizes a function by its key. */
export function memoizeByKey<T>(make: (key: string) => T): (key: string) => T {
	const made = new Map<string, T>();
	return (key) => {
		const value = made.get(key) ?? make(key);
		made.set(key, value);
		return value;
	};
}

/** Memoizes a function by the object that it is given, as long as that exists. */
export function memoizeByObject<Key extends object, T>(
	make: (key: Key) => T,
): (key: Key) => T {
	const made = new WeakMap<Key, { readonly value: T }>();
	return (key) => {
		const before = made.get(key);
		if (before) return before.value;
		const value = make(key);
		made.set(key, { value });
		return value;
	};
}
