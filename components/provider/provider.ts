import type {
	ComponentResource,
	ComponentResourceOptions,
	Inputs,
	Output,
} from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider";
import type { ComplianceTrailArgs } from "../args";
import { plainArguments } from "./arguments";
import { invalidArguments, refusal } from "./invalid";
import { type PackageSchema, resourceOf } from "./schema";

/** The provider that makes the class for programs in other languages. */
export function providerOf(text: string): Provider {
	const schema: PackageSchema = JSON.parse(text);
	return {
		version: schema.version,
		schema: text,
		construct: (name, type, inputs, options) =>
			construct(schema, name, type, inputs, options),
	};
}

async function construct(
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
	const component = new (componentClass())(
		name,
		args as ComplianceTrailArgs,
		options,
	);
	const state = outputsOf(component, Object.keys(properties));
	return { urn: component.urn, state };
}

/** Loaded on first use: a schema is asked for without it. */
function componentClass(): typeof import("../index").ComplianceTrail {
	return require("../index").ComplianceTrail;
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
