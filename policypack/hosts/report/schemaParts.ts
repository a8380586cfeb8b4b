/** A part of a JSON schema, as data. */
type Part = Readonly<Record<string, unknown>>;

/** The schema of an object with these properties and no others. */
export function object<
	const P extends Readonly<Record<string, Part>>,
	const O extends keyof P & string = never,
>(description: string, properties: P, optional: readonly O[] = []) {
	type Required = Exclude<keyof P & string, O>;
	const isRequired = (name: string): name is Required =>
		!(optional as readonly string[]).includes(name);
	return {
		description,
		type: "object",
		additionalProperties: false,
		required: Object.keys(properties).filter(isRequired),
		properties,
	} as const;
}

/** The schema of an array of such items. */
export function array<const I extends Part>(description: string, items: I) {
	return { description, type: "array", items } as const;
}

/** The schema of a string; `more` limits it. */
export function string<const M extends Part>(description: string, more?: M) {
	return { description, type: "string", ...more } as const;
}

/** The schema of one of these strings. */
export function oneOf<const V extends readonly (string | null)[]>(
	description: string,
	values: V,
) {
	return { description, enum: values } as const;
}

/** The schema of a whole number that is not below `minimum`. */
export function integer(description: string, minimum: number) {
	return { description, type: "integer", minimum } as const;
}

/** The same schema, or null. */
export function nullable<const S extends { readonly type: string }>(schema: S) {
	return { ...schema, type: [schema.type, "null"] as const } as Omit<
		S,
		"type"
	> & { readonly type: readonly [S["type"], "null"] };
}

/** The schema of true or false. */
export function boolean(description: string) {
	return { description, type: "boolean" } as const;
}

/** The schema of a value that one of these schemas takes. */
export function anyOf<const S extends readonly Part[]>(...schemas: S) {
	return { anyOf: schemas } as const;
}

/** The schema of any JSON value. */
export function anything(description: string) {
	return { description, not: false } as const;
}

/** A reference to one of the schema's definitions. */
export function ref<const N extends string>(name: N) {
	return { $ref: `#/definitions/${name}` } as const;
}

/**
 * The type of the values that a schema takes.
 * @template S The schema.
 * @template D The definitions that it refers to, by name.
 */
export type FromSchema<S, D> = S extends {
	readonly $ref: `#/definitions/${infer N extends keyof D & string}`;
}
	? FromSchema<D[N], D>
	: S extends { readonly anyOf: readonly (infer A)[] }
		? FromSchema<A, D>
		: S extends { readonly not: false }
			? unknown
			: S extends { readonly const: infer V }
				? V
				: S extends { readonly enum: readonly (infer V)[] }
					? V
					: S extends { readonly type: readonly (infer T)[] }
						? OfType<S, T, D>
						: S extends { readonly type: infer T }
							? OfType<S, T, D>
							: never;

type OfType<S, T, D> = T extends "string"
	? string
	: T extends "boolean"
		? boolean
		: T extends "integer"
			? number
			: T extends "null"
				? null
				: S extends { readonly items: infer I }
					? readonly FromSchema<I, D>[]
					: S extends {
								readonly properties: infer P;
								readonly required: readonly (infer R)[];
							}
						? OfProperties<P, R, D>
						: never;

type OfProperties<P, R, D> = {
	readonly [K in keyof P as K extends R ? K : never]: FromSchema<P[K], D>;
} & {
	readonly [K in keyof P as K extends R ? never : K]?: FromSchema<P[K], D>;
};
