import type { Fact } from "../model/facts";
import { aws } from "./aws";
import { awsNative } from "./awsNative";
import type { Resource } from "./resource";

const dialects = new Map(
	[aws, awsNative].flatMap((dialect) => Object.entries(dialect)),
);

/** Whether resources of a type tell anything of trails or their buckets. */
export function speaks(type: string): boolean {
	return dialects.has(type);
}

/** Whether a type is a trail, in any provider's spelling. */
export function isTrail(type: string): boolean {
	return (
		type === "aws:cloudtrail/trail:Trail" ||
		type === "aws-native:cloudtrail:Trail"
	);
}

/** What one resource tells; nothing where its type is of no concern. */
export function factsOf(resource: Resource): readonly Fact[] {
	return dialects.get(resource.type)?.(resource) ?? [];
}
