import type { Schema, SchemaType } from "../kit/provider/schemaPlaces";
import type { CheckedClass, CheckedProperty, CheckedType } from "./classSchema";

/** What a package schema says of the component, in the form of its class. */
export function componentOf({ resources, types }: Schema): CheckedClass {
	const [component] = Object.values(resources);
	if (!component) throw new Error("The schema has no component");

	function propertiesOf(
		properties: Readonly<Record<string, SchemaType>>,
		required: readonly string[],
		isOutput = false,
	): Readonly<Record<string, CheckedProperty>> {
		return Object.fromEntries(
			Object.entries(properties).map(([name, type]) => [
				name,
				{
					type: isOutput ? { ...typeOf(type), isInput: true } : typeOf(type),
					isRequired: required.includes(name),
					description: withoutAddresses(type.description),
				},
			]),
		);
	}

	function typeOf(type: SchemaType): CheckedType {
		const isInput = !type.plain;
		const { items, additionalProperties, oneOf, $ref } = type;
		const [, closed] = oneOf ?? [];
		if (closed) return { ...typeOf(closed), isInput };
		if (items) return { kind: "array", inner: typeOf(items), isInput };
		if (additionalProperties)
			return { kind: "map", inner: typeOf(additionalProperties), isInput };
		if ($ref === undefined) return { kind: `${type.type}`, isInput };
		const definition = types[$ref.replace("#/types/", "")];
		if (!definition) throw new Error(`${$ref} is not defined`);
		return definition.enum
			? {
					kind: "enum",
					values: definition.enum.map(({ value }) => `${value}`),
					isInput,
				}
			: {
					kind: definition.type,
					description: withoutAddresses(definition.description),
					properties: propertiesOf(
						definition.properties ?? {},
						definition.required ?? [],
					),
					isInput,
				};
	}

	return {
		inputs: propertiesOf(component.inputProperties, component.requiredInputs),
		outputs: propertiesOf(component.properties, component.required, true),
	};
}

function withoutAddresses(description = ""): string {
	return description
		.replace(/ See \[AWS\]\(.*?\)\./g, "")
		.replace(/https:\S+/g, "")
		.trim();
}
