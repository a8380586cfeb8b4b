import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../sourceFiles";

/** A type in `provider/schema.json`. */
export interface SchemaType {
	readonly type?: string;
	readonly $ref?: string;
	readonly items?: SchemaType;
	readonly additionalProperties?: SchemaType;
	readonly oneOf?: readonly SchemaType[];
	readonly plain?: boolean;
	readonly description?: string;
	readonly default?: unknown;
}

/** An object or an enum in `provider/schema.json`. */
export interface SchemaDefinition {
	readonly description?: string;
	readonly type: string;
	readonly properties?: Readonly<Record<string, SchemaType>>;
	readonly required?: readonly string[];
	readonly enum?: readonly {
		readonly value: unknown;
		readonly name?: string;
	}[];
}

/** `provider/schema.json`, as far as tests read it. */
export interface Schema {
	readonly name: string;
	readonly version: string;
	readonly types: Readonly<Record<string, SchemaDefinition>>;
	readonly resources: Readonly<
		Record<
			string,
			{
				readonly description: string;
				readonly inputProperties: Readonly<Record<string, SchemaType>>;
				readonly requiredInputs: readonly string[];
				readonly properties: Readonly<Record<string, SchemaType>>;
				readonly required: readonly string[];
			}
		>
	>;
}

export const schema: Schema = JSON.parse(
	readFileSync(join(root, "provider/schema.json"), "utf8"),
);

/** What the schema says of the component. */
export const component =
	schema.resources["cloudtrail-compliance:index:ComplianceTrail"];

/** The object or enum of a type; undefined for others. */
export function definitionOf({
	$ref,
}: SchemaType): SchemaDefinition | undefined {
	return $ref === undefined
		? undefined
		: schema.types[$ref.replace("#/types/", "")];
}

/** A value in the arguments, by its type. */
export interface Place {
	/** In the engine's form, with the first item of each list. */
	readonly path: string;
	readonly type: SchemaType;
	/** Arguments with nothing but this value. */
	argsWith(value: unknown): unknown;
}

/** Every value in the arguments: objects and lists, and those in them. */
export function places(): readonly Place[] {
	const above = { path: "", argsWith: (value: unknown) => value };
	return Object.entries(component?.inputProperties ?? {}).flatMap(
		([name, type]) => inside(above, name, type),
	);
}

/** Every value that must be known, in objects and lists of which parts need not, too. */
export function plainPlaces(): readonly Place[] {
	return places().filter(({ type }) => type.plain);
}

function inside(
	above: Pick<Place, "path" | "argsWith">,
	name: string,
	type: SchemaType,
): readonly Place[] {
	const here: Place = {
		path: above.path === "" ? name : `${above.path}.${name}`,
		type,
		argsWith: (value) => above.argsWith({ [name]: value }),
	};
	return [here, ...within(here)];
}

function within(here: Place): readonly Place[] {
	const { items, additionalProperties } = here.type;
	if (items) {
		const item: Place = {
			path: `${here.path}[0]`,
			type: items,
			argsWith: (value) => here.argsWith([value]),
		};
		return [item, ...within(item)];
	}
	if (additionalProperties) return inside(here, "team", additionalProperties);
	return Object.entries(definitionOf(here.type)?.properties ?? {}).flatMap(
		([name, type]) => inside(here, name, type),
	);
}
