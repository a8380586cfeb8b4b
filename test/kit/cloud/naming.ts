import { createHash } from "node:crypto";
import { generatedName, type Properties } from "../engine/provider/resources";
import type { CloudType, Problem } from "./cloudType";

// What the real provider puts behind a prefix: a time and a count.
const behindPrefix = 26;

/** A resource that is to be named. */
export interface Unnamed {
	readonly urn: string;
	readonly name: string;
	readonly inputs: Properties;
}

const isPrefixed = ({ prefix }: CloudType, inputs: Properties): boolean =>
	prefix !== undefined && inputs[prefix] !== undefined;

/**
 * Inputs with the name that is chosen before anything is made, as the real
 * provider does where neither a name nor a prefix is given.
 */
export function namedEarly(
	type: CloudType,
	{ urn, name, inputs }: Unnamed,
): Properties {
	const { named } = type;
	if (named === undefined || isPrefixed(type, inputs)) return inputs;
	return { ...inputs, [named]: inputs[named] ?? generatedName({ urn, name }) };
}

/** Inputs with a name, whatever it takes; `there` is its state, if it is. */
export function namedAtLast(
	type: CloudType,
	urn: string,
	inputs: Properties,
	there: Properties = {},
): Properties {
	const { named, prefix } = type;
	if (named === undefined || prefix === undefined || !isPrefixed(type, inputs))
		return inputs;
	const behind = createHash("sha256").update(urn).digest("hex");
	const made = `${inputs[prefix]}${behind.slice(0, behindPrefix)}`;
	return { ...inputs, [named]: there[named] ?? made };
}

/** What is wrong with how a resource is named. */
export function namingProblem(
	{ named, prefix, longestName = Number.POSITIVE_INFINITY }: CloudType,
	inputs: Properties,
): Problem | undefined {
	const given = prefix === undefined ? undefined : inputs[prefix];
	if (named === undefined) return undefined;
	if (given !== undefined && prefix !== undefined) {
		if (inputs[named] !== undefined) return [prefix, `conflicts with ${named}`];
		const longest = longestName - behindPrefix;
		return String(given).length > longest
			? [prefix, `expected length to be in the range (0 - ${longest})`]
			: undefined;
	}
	return String(inputs[named]).length > longestName
		? [named, `expected length to be in the range (1 - ${longestName})`]
		: undefined;
}
