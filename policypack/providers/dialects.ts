import type { Fact } from "../model/facts";
import type { TrailSpelling } from "../model/trailPart";
import { aws, awsTrail } from "./aws";
import { awsNative, awsNativeTrail } from "./awsNative";
import type { Resource } from "./resource";

const dialects = new Map(
	[aws, awsNative].flatMap((dialect) => Object.entries(dialect)),
);

/** Whether resources of a type tell anything of trails or their buckets. */
export function speaks(type: string): boolean {
	return dialects.has(type);
}

const trails = new Map<string, TrailSpelling>([
	["aws:cloudtrail/trail:Trail", awsTrail],
	["aws-native:cloudtrail:Trail", awsNativeTrail],
]);

/** Whether a type is a trail, in any provider's spelling. */
export function isTrail(type: string): boolean {
	return trails.has(type);
}

/** How the provider of a type of trails calls the parts that can be set. */
export function spellingOf(type: string): TrailSpelling | undefined {
	return trails.get(type);
}

/** What one resource tells; nothing where its type is of no concern. */
export function factsOf(resource: Resource): readonly Fact[] {
	return dialects.get(resource.type)?.(resource) ?? [];
}
