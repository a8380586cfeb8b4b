import type { Argument, ArgumentGroup } from "../componentArguments";
import { sentDefault } from "./defaults";
import { closedSets } from "./enums";
import type { PropertySpec, TypeSpec } from "./schemaTypes";

/** Name of the package in Pulumi, which the token of the class has. */
export const PACKAGE = "cloudtrail-compliance";

const SCALARS = {
	string: "string",
	boolean: "boolean",
	// Every number of the component is a whole one.
	number: "integer",
} as const;

/** The token of a type, without `Args`, which generators of SDKs add. */
export function tokenOf(name: string): string {
	return `${PACKAGE}:index:${name.replace(/Args$/, "")}`;
}

/** The properties of an interface, by their names. */
export function propertiesOf(
	group: ArgumentGroup,
): Readonly<Record<string, PropertySpec>> {
	return Object.fromEntries(
		group.arguments.map((argument) => [
			argument.name,
			propertyOf(`${group.name}.${argument.name}`, argument),
		]),
	);
}

/** The arguments of an interface that must be set. */
export function requiredOf(group: ArgumentGroup): readonly string[] {
	return group.arguments
		.filter(({ isRequired }) => isRequired)
		.map(({ name }) => name);
}

function propertyOf(path: string, argument: Argument): PropertySpec {
	const { type, description, url, default: text } = argument;
	const value = sentDefault(path, argument);
	return {
		description: [
			description,
			...(text === undefined ? [] : [`Default: ${text}.`]),
			...(url === undefined ? [] : [`See [AWS](${url}).`]),
		].join(" "),
		...typeOf(path, type),
		...(value !== undefined && { default: value }),
	};
}

/** The type of an argument; throws for one that a schema has no type for. */
function typeOf(path: string, type: string): TypeSpec {
	const closed = closedSets[path];
	const inner = /^Input<(.*)>$/.exec(type)?.[1];
	if (inner !== undefined) {
		const spec = scalar(path, inner);
		// Of outputs of other packages, which are strings, some are allowed.
		return closed ? { oneOf: [spec, refTo(closed.name)] } : spec;
	}
	if (closed) return { ...refTo(closed.name), plain: true };
	const item = /^\(?(.*?)\)?\[\]$/.exec(type)?.[1];
	if (item !== undefined)
		return { type: "array", items: typeOf(path, item), plain: true };
	const value = /^Record<string, (.*)>$/.exec(type)?.[1];
	if (value !== undefined)
		return {
			type: "object",
			additionalProperties: typeOf(path, value),
			plain: true,
		};
	return {
		...(/^[A-Z]\w*$/.test(type) ? refTo(type) : scalar(path, type)),
		plain: true,
	};
}

function refTo(name: string): TypeSpec {
	return { $ref: `#/types/${tokenOf(name)}` };
}

function scalar(path: string, type: string): TypeSpec {
	const found = Object.entries(SCALARS).find(([name]) => name === type);
	if (!found)
		throw new Error(`${path} is of type ${type}, which has no schema: add it.`);
	return { type: found[1] };
}
