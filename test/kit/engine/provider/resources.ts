import { createHash } from "node:crypto";
import type { Place } from "./functions";
import type { ResourceType } from "./resourceTypes";

/** A resource's properties, as the protocol carries them. */
export type Properties = Readonly<Record<string, unknown>>;

/** One resource in a request: what it is called and how it is declared. */
export interface Declared {
	readonly urn: string;
	readonly name: string;
	readonly inputs: Properties;
}

/** How the protocol writes a value that is not known yet. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const hashOf = (urn: string): string =>
	createHash("sha256").update(urn).digest("hex");

const uuidOf = (urn: string): string =>
	hashOf(urn).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** The name AWS gets when the program gives none; the same in every run. */
export const generatedName = ({ name, urn }: Omit<Declared, "inputs">) =>
	`${name}-${hashOf(urn).slice(0, 7)}`.toLowerCase();

function filled(template: string, values: Properties): string {
	return template.replace(/\{(\w+)\}/g, (_, key: string) =>
		String(values[key] ?? ""),
	);
}

/** The id and the computed properties of a resource that exists. */
export function computed(
	type: ResourceType,
	{ urn, name, inputs }: Declared,
	place: Place,
): { readonly id: string; readonly properties: Properties } {
	const given = type.named === undefined ? undefined : inputs[type.named];
	const values = {
		...place,
		...inputs,
		region: inputs.region ?? place.region,
		name: given ?? generatedName({ urn, name }),
		hash: hashOf(urn).slice(0, 16).toUpperCase(),
		uuid: uuidOf(urn),
	};
	const properties = Object.fromEntries(
		Object.entries(type.computed).map(([key, template]) => [
			key,
			filled(template, values),
		]),
	);
	return { id: filled(type.id, values), properties };
}

/** What a preview can say of a resource that is to be created. */
export function foreseen(type: ResourceType, inputs: Properties): Properties {
	const unknown = Object.keys(type.computed).map((key) => [key, unknownValue]);
	return { ...Object.fromEntries(unknown), ...inputs };
}

/**
 * Inputs as a provider settles them: a policy that is given as an object
 * becomes its JSON, and is wholly unknown where a part of it is.
 */
export function settled(
	type: Pick<ResourceType, "documents">,
	inputs: Properties,
): Properties {
	const documents = (type.documents ?? "").split(" ").flatMap((property) => {
		const value = inputs[property];
		if (typeof value !== "object" || value === null) return [];
		const json = JSON.stringify(value);
		return [[property, json.includes(unknownValue) ? unknownValue : json]];
	});
	return { ...inputs, ...Object.fromEntries(documents) };
}
