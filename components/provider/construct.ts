import type {
	ComponentResource,
	ComponentResourceOptions,
	Inputs,
	Output,
} from "@pulumi/pulumi";
import type { ConstructResult } from "@pulumi/pulumi/provider";
import type { ComplianceTrailArgs } from "../args";
// Before the rest: without @pulumi/aws 7 it throws, in one line.
import { ComplianceTrail } from "../index";
import { plainArguments } from "./arguments";
import { invalidArguments, refusal } from "./invalid";
import { type PackageSchema, resourceOf } from "./schema";

/** Makes the class. Throws what the engine shows where its arguments are wrong. */
export async function construct(
	schema: PackageSchema,
	name: string,
	type: string,
	inputs: Inputs,
	options: ComponentResourceOptions,
): Promise<ConstructResult> {
	const { inputProperties, properties } = resourceOf(schema, type);
	const args = await plainArguments(inputs, inputProperties, schema.types);
	const invalid = await invalidArguments(name, args);
	if (invalid.length > 0) throw refusal(name, invalid);
	const component = new ComplianceTrail(
		name,
		args as ComplianceTrailArgs,
		withoutUnset(options),
	);
	const state = outputsOf(component, Object.keys(properties));
	return { urn: component.urn, state };
}

/**
 * The SDK gives false for an option that the program did not set, and false
 * would override what the component's parent sets.
 */
function withoutUnset({
	protect,
	retainOnDelete,
	...options
}: ComponentResourceOptions): ComponentResourceOptions {
	return {
		...options,
		...(protect && { protect }),
		...(retainOnDelete && { retainOnDelete }),
	};
}

/** The outputs of a component, without those that are not set. */
function outputsOf(
	component: ComponentResource,
	names: readonly string[],
): Readonly<Record<string, Output<unknown>>> {
	const values = new Map<string, Output<unknown> | undefined>(
		Object.entries(component),
	);
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = values.get(name);
			return value === undefined ? [] : [[name, value]];
		}),
	);
}
