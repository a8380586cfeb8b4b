import type { Fact } from "../model/facts";
import type { TrailSpelling } from "../model/trailPart";
import { nothingKnown, valuesUnknown } from "../model/unknownFacts";
import { aws } from "./aws";
import { awsTrail } from "./awsFixes";
import { awsNative } from "./awsNative";
import { awsNativeTrail } from "./awsNativeFixes";
import { customResource, isCustomResource } from "./indirectResources";
import { isWrittenAsText } from "./outputAsText";
import { ownerOf } from "./owner";
import { outOfSight } from "./remoteComponents";
import type { Resource } from "./resource";
import { bridgedTypeOf, inTerraform, moduleTypeOf } from "./terraform";
import {
	isTrailByName,
	trailByName,
	unsupportedTypes,
} from "./unsupportedTypes";

type Read = (resource: Resource) => readonly Fact[];

const dialects = new Map<string, Read>(
	[aws, awsNative, unsupportedTypes].flatMap((dialect) =>
		Object.entries(dialect),
	),
);

/** How types are read that are in no dialect; `undefined`: not at all. */
const others = new Map<string, Read | undefined>();

/** How resources of a type are read. A stack has many of each: asked once. */
function readerOf(type: string): Read | undefined {
	const read = dialects.get(type) ?? others.get(type);
	if (read || others.has(type)) return read;
	const other = otherReaderOf(type);
	others.set(type, other);
	return other;
}

function otherReaderOf(type: string): Read | undefined {
	if (isCustomResource(type)) return customResource;
	const inModule = dialects.get(moduleTypeOf(type) ?? "");
	if (inModule) return inTerraform(inModule);
	const bridged = dialects.get(bridgedTypeOf(type) ?? "");
	return bridged ?? (isTrailByName(type) ? trailByName : undefined);
}

/** Whether resources of a type tell anything of trails or their buckets. */
export function speaks(type: string): boolean {
	return readerOf(type) !== undefined;
}

const AWS_TRAIL = "aws:cloudtrail/trail:Trail";

const trails = new Map<string, TrailSpelling>([
	[AWS_TRAIL, awsTrail],
	["aws-native:cloudtrail:Trail", awsNativeTrail],
]);

/** Whether types are trails. A stack has many resources of each: asked once. */
const areTrails = new Map<string, boolean>();

/** Whether a type is a trail whose properties are read. */
export function isTrail(type: string): boolean {
	const known = areTrails.get(type);
	if (known !== undefined) return known;
	const is =
		trails.has(type) ||
		moduleTypeOf(type) === AWS_TRAIL ||
		bridgedTypeOf(type) === AWS_TRAIL;
	areTrails.set(type, is);
	return is;
}

/** The types of trails that providers declare. */
export const trailTypes: readonly string[] = [...trails.keys()];

const STORE = "aws:cloudtrail/eventDataStore:EventDataStore";

/** The types of event data stores that providers declare. */
export const eventDataStoreTypes: readonly string[] = [
	STORE,
	"aws-native:cloudtrail:EventDataStore",
];

/** Whether a type is an event data store whose properties are read. */
export function isEventDataStore(type: string): boolean {
	return (
		eventDataStoreTypes.includes(type) ||
		moduleTypeOf(type) === STORE ||
		bridgedTypeOf(type) === STORE
	);
}

/** How the provider of a type of trails calls the parts that can be set. */
export function spellingOf(type: string): TrailSpelling | undefined {
	return trails.get(type);
}

/** What one resource tells; nothing where its type is of no concern. */
export function factsOf(resource: Resource): readonly Fact[] {
	const facts = resource.hidesChildren
		? outOfSight(resource)
		: (readerOf(resource.type)?.(resource) ?? []);
	const { unseen } = resource;
	const owned = isOfAws(resource.type)
		? facts.map((fact) => withOwner(fact, resource))
		: facts;
	return unseen
		? owned.flatMap((fact) => nothingKnown(fact, unseen))
		: owned.map(withoutLostBucket);
}

/** Whether the provider of a type is one of AWS's, and so acts in an account. */
export function isOfAws(type: string): boolean {
	return /^aws(-native)?:/.test(type);
}

/** A trail that a resource makes, such as one of CloudFormation, is of its account. */
function withOwner(fact: Fact, { provider }: Resource): Fact {
	const isOwned = fact.kind === "trail" || fact.kind === "eventDataStore";
	return isOwned && !fact.owner ? { ...fact, owner: ownerOf(provider) } : fact;
}

/** What is attached to an Output written as text is attached to no bucket. */
function withoutLostBucket(fact: Fact): Fact {
	if (fact.kind === "trail" || !("bucket" in fact)) return fact;
	const ref = fact.bucket;
	return ref.by === "name" && isWrittenAsText(ref.name)
		? valuesUnknown(fact, ref.name)
		: fact;
}
