import type { Fact, Ref } from "../model/facts";
import { unknownAttachments } from "../model/unknownFacts";
import { isUnknown, known, type Unknown } from "../model/value";
import { aws } from "./aws";
import { awsNative } from "./awsNative";
import { sourceOf } from "./dialect";
import type { Resource } from "./resource";
import { bridgedTypeOf, moduleTypeOf } from "./terraform";
import { typeIn } from "./urn";
import { isBag, referencedUrn, unwrapTree } from "./wire";

/**
 * What a resource may attach to the buckets that it is given, by their outputs
 * or by their literal names: nothing is known of it but the cause.
 * @param names Further literal names of buckets that it is given.
 */
export function attachmentsToGiven(
	resource: Resource,
	why: Unknown,
	names: readonly string[] = [],
): readonly Fact[] {
	const of = sourceOf(resource);
	return bucketsGivenTo(resource, why, names).flatMap((bucket) =>
		unknownAttachments(of, bucket, why),
	);
}

function bucketsGivenTo(
	resource: Resource,
	why: Unknown,
	names: readonly string[],
): readonly Ref[] {
	const urns = new Set<string>();
	const literal = new Set<string>(names);
	for (const property of Object.keys(resource.props)) {
		for (const urn of resource.dependencies(property)) urns.add(urn);
		const value = propertyOf(resource, property);
		for (const urn of urnsIn(value)) urns.add(urn);
		for (const name of namesIn(plainOf(value, property))) literal.add(name);
	}
	return [
		...[...urns]
			.filter(namesBucket)
			.map((urn): Ref => ({ by: "name", name: why, dependencies: [urn] })),
		...[...literal].map(
			(name): Ref => ({ by: "name", name: known(name), dependencies: [] }),
		),
	];
}

function propertyOf({ props }: Resource, property: string): unknown {
	try {
		return props[property];
	} catch {
		// The policy SDK's view of a resource throws at what is unknown.
		return undefined;
	}
}

function plainOf(value: unknown, property: string): unknown {
	try {
		return unwrapTree(value, property);
	} catch {
		return undefined;
	}
}

/** Whether the outputs of a resource name a bucket, by its type. */
function namesBucket(urn: string): boolean {
	const type = typeIn(urn);
	const known = moduleTypeOf(type) ?? bridgedTypeOf(type) ?? type;
	return (
		(known in aws || known in awsNative) &&
		/^aws(?:-native)?:s3[:/]/.test(known)
	);
}

/** Resources that are given as a whole. */
function urnsIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(urnsIn);
	if (!isBag(value)) return [];
	const urn = referencedUrn(value);
	return urn === undefined ? Object.values(value).flatMap(urnsIn) : [urn];
}

/** S3's names of buckets, and their ARNs. */
const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ARN = /^arn:[^:]*:s3:::/;

/** The texts in a tree of data, or in JSON in it, that may name a bucket. */
export function namesIn(tree: unknown): readonly string[] {
	if (typeof tree === "string")
		return /^\s*[[{]/.test(tree) ? namesIn(parsed(tree)) : nameIn(tree);
	if (typeof tree !== "object" || tree === null || isUnknown(tree)) return [];
	return Object.values(tree).flatMap(namesIn);
}

function nameIn(text: string): readonly string[] {
	return NAME.test(text) || ARN.test(text) ? [text] : [];
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
