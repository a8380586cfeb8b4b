import { type Inputs, isUnknown, Output, output } from "@pulumi/pulumi";
import { rawValue } from "./rawValue";
import {
	acceptsOutputs,
	innerType,
	type Properties,
	type TypeSpec,
	type Types,
} from "./schema";

/*
 * The class takes plain objects and arrays, with outputs in them. Of an argument
 * with a secret or a dependency, the SDK may give the provider one output for the
 * whole object: here, each value in it that may be an output becomes one.
 */

/** The arguments as the class takes them. */
export async function plainArguments(
	inputs: Inputs,
	properties: Properties,
	types: Types,
): Promise<Readonly<Record<string, unknown>>> {
	const entries = Object.entries(inputs).map(async ([name, value]) => {
		const spec = Object.hasOwn(properties, name) ? properties[name] : undefined;
		return [name, spec ? await plain(value, spec, types) : value] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}

/** What of a value its type wants to be plain; the rest as it is given. */
async function plain(
	value: unknown,
	spec: TypeSpec,
	types: Types,
): Promise<unknown> {
	if (isUnknown(value)) return output(value);
	const typeIn = innerType(spec, types);
	if (!typeIn) return value;
	if (!Output.isInstance(value))
		return mapped(value, async (one, key) => {
			const inner = typeIn(key);
			return inner ? plain(one, inner, types) : one;
		});
	const raw = await rawValue(value);
	// One that cannot be divided is refused, as one where nothing may be an output.
	if (!isContainer(raw) || !acceptsOutputs(spec, types)) return value;
	return mapped(raw, async (one, key) => {
		const inner = typeIn(key);
		if (!inner || (inner.plain && !isUnknown(one) && !isContainer(one)))
			return one;
		const later = isUnknown(one)
			? output(one)
			: value.apply((known) => Object(known)[key]);
		return plain(later, inner, types);
	});
}

type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether a value is an array or a plain object, not a resource or an asset. */
function isContainer(value: unknown): value is Container {
	if (typeof value !== "object" || value === null || isUnknown(value))
		return false;
	return (
		Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
	);
}

/** An array or an object with other values; anything else as it is. */
export async function mapped(
	value: unknown,
	change: (one: unknown, key: string) => Promise<unknown>,
): Promise<unknown> {
	if (!isContainer(value)) return value;
	if (Array.isArray(value))
		return Promise.all(value.map((one, index) => change(one, `${index}`)));
	const entries = Object.entries(value).map(
		async ([key, one]) => [key, await change(one, key)] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}
