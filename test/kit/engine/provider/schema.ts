import type { ProviderFunction } from "./functions";
import type { ResourceType } from "./resourceTypes";

/** The parts of a package that its schema lists. */
export interface Package {
	readonly name: string;
	readonly version: string;
	readonly types: Readonly<Record<string, ResourceType>>;
	readonly functions: Readonly<Record<string, ProviderFunction>>;
}

// Any value is taken for any property: what is asked here is only which names
// exist. The real SDKs check the rest where a program is compiled.
const anything = { $ref: "pulumi.json#/Any" };

const named = (names: string): readonly string[] =>
	names.split(" ").filter((name) => name !== "");

const properties = (names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, anything]));

/** The package schema, which the YAML language host asks for. */
export function schemaOf({ name, version, types, functions }: Package): string {
	const resources = Object.entries(types).map(([token, type]) => {
		const inputs = named(type.inputs);
		return [
			token,
			{
				inputProperties: properties(inputs),
				properties: properties([...inputs, ...Object.keys(type.computed)]),
			},
		];
	});
	const calls = Object.entries(functions).map(
		([token, { inputs, outputs }]) => [
			token,
			{
				inputs: { type: "object", properties: properties(named(inputs)) },
				outputs: { type: "object", properties: properties(named(outputs)) },
			},
		],
	);
	return JSON.stringify({
		name,
		version,
		provider: { inputProperties: properties(["region", "profile"]) },
		resources: Object.fromEntries(resources),
		functions: Object.fromEntries(calls),
	});
}
