import type { Unwrap } from "@pulumi/pulumi";
import type { Properties } from "../engine/provider/resources";
import type { Cloud } from "./cloud";

/** What is wrong with a property, as AWS or the real provider would say it. */
export type Problem = readonly [property: string, reason: string];

/** How a resource type is applied to an account. */
export interface CloudType<Inputs extends Properties = Properties> {
	/** The property that carries the physical name, where the type has one. */
	readonly named?: string;
	/** The property that carries the beginning of a name to be chosen by AWS. */
	readonly prefix?: string;
	/** Characters that a name may have at most. */
	readonly longestName?: number;
	/** Properties that hold a policy as its JSON. */
	readonly documents?: readonly string[];
	/** Properties that AWS cannot change: another resource is made instead. */
	readonly replacing: readonly string[];
	/** Properties that only AWS can tell. */
	readonly computed: readonly string[];
	/** Properties that are the provider's own, or that AWS does not tell. */
	readonly untold?: readonly string[];
	/** What is wrong with the inputs, whatever the account is like. */
	problems?(inputs: Inputs): readonly (Problem | undefined)[];
	/** What AWS would refuse with, in an account as this one is now. */
	refusal?(inputs: Inputs, cloud: Cloud): Promise<string | undefined>;
	/** Makes it, and returns its id. */
	create(inputs: Inputs, cloud: Cloud): Promise<string>;
	/** What the account has; undefined where it is gone. */
	read(
		id: string,
		cloud: Cloud,
		state: Properties,
	): Promise<Properties | undefined>;
	update(
		id: string,
		inputs: Inputs,
		cloud: Cloud,
		olds: Properties,
	): Promise<void>;
	remove(id: string, cloud: Cloud, state: Properties): Promise<void>;
}

/** A resource type whose inputs are those of the class of `@pulumi/aws`. */
export function cloudType<Args>(
	type: CloudType<Unwrap<Args> & Properties>,
): CloudType {
	return type;
}

/** What is read, or undefined where AWS says by one of these names it is gone. */
export async function unlessGone<Result>(
	reading: Promise<Result>,
	...names: readonly string[]
): Promise<Result | undefined> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof Error && names.includes(error.name)) return undefined;
		throw error;
	}
}

/** A problem, where a condition does not hold. */
export function need(
	holds: boolean,
	property: string,
	reason: string,
): Problem | undefined {
	return holds ? undefined : [property, reason];
}
