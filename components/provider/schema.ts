/** A type in a package schema, as far as arguments need it. */
export interface TypeSpec {
	readonly $ref?: string;
	readonly items?: TypeSpec;
	readonly additionalProperties?: TypeSpec;
	/** Whether it accepts no output. */
	readonly plain?: boolean;
}

/** Properties by their names. */
export type Properties = Readonly<Record<string, TypeSpec>>;

/** Types by their tokens; enums have no properties. */
export type Types = Readonly<
	Record<string, { readonly properties?: Properties }>
>;

/** A component of a package. */
export interface ResourceSpec {
	readonly inputProperties: Properties;
	readonly properties: Properties;
}

/** `schema.json`, as far as the provider reads it. */
export interface PackageSchema {
	readonly version: string;
	readonly types: Types;
	readonly resources: Readonly<Record<string, ResourceSpec>>;
}

/** The component of a type token; throws if the package has none. */
export function resourceOf(
	{ resources }: PackageSchema,
	type: string,
): ResourceSpec {
	const found = Object.entries(resources).find(([token]) => token === type);
	if (found) return found[1];
	throw new Error(
		`${type} is not a type of this package: use ${Object.keys(resources).join(" or ")}.`,
	);
}

/** The type of what is in a value of a type, by its key; undefined for a scalar. */
export function innerType(
	spec: TypeSpec,
	types: Types,
): ((key: string) => TypeSpec | undefined) | undefined {
	const { items, additionalProperties } = spec;
	if (items) return () => items;
	if (additionalProperties) return () => additionalProperties;
	const properties = propertiesOf(spec, types);
	return properties && ((key) => properties[key]);
}

/** Whether a type accepts outputs, or has something that does. */
export function acceptsOutputs(spec: TypeSpec, types: Types): boolean {
	if (!spec.plain) return true;
	const inner = [
		...(spec.items ? [spec.items] : []),
		...(spec.additionalProperties ? [spec.additionalProperties] : []),
		...Object.values(propertiesOf(spec, types) ?? {}),
	];
	return inner.some((one) => acceptsOutputs(one, types));
}

function propertiesOf(
	{ $ref }: TypeSpec,
	types: Types,
): Properties | undefined {
	return $ref === undefined
		? undefined
		: types[$ref.replace("#/types/", "")]?.properties;
}
