import type { Fact } from "../model/facts";
import { unknownTrail } from "../model/unknownFacts";
import { unknown } from "../model/value";
import { cloudControl } from "./cloudControl";
import { cloudFormation } from "./cloudFormation";
import { type Dialect, sourceOf } from "./dialect";
import { indirectResources } from "./indirectResources";
import type { Resource } from "./resource";

/**
 * Resources that bring trails along, or policies of buckets, in a spelling
 * that is not read: what they bring is known to be there, and nothing else.
 */
export const unsupportedTypes: Dialect = {
	...indirectResources,
	"aws:cloudcontrol/resource:Resource": cloudControl,
	"aws:cloudformation/stack:Stack": cloudFormation,
	"aws:cloudformation/stackSet:StackSet": cloudFormation,
	"aws-native:cloudformation:Stack": cloudFormation,
	"aws-native:cloudformation:StackSet": cloudFormation,
	"aws-native:index:ExtensionResource": cloudControl,
};

/**
 * Whether a type is a trail by its name, in a package that is not read: as
 * `terraform-provider:index/awsCloudtrail:AwsCloudtrail`.
 */
export function isTrailByName(type: string): boolean {
	const at = type.lastIndexOf(":");
	const name = type
		.slice(at + 1)
		.toLowerCase()
		.replaceAll("_", "");
	if (/^(?:awscc|aws)?cloudtrail(?:trail)?$/.test(name)) return true;
	return (
		/^(?:aws)?trail$/.test(name) && /cloud_?trail/i.test(type.slice(0, at))
	);
}

/** A trail that is known by the name of its type alone. */
export function trailByName(resource: Resource): readonly Fact[] {
	// The name of a component says nothing: its children are in view.
	if (resource.isComponent) return [];
	const what = `trail ${resource.name} (the type ${resource.type} is not supported)`;
	return [unknownTrail(sourceOf(resource), unknown("unreadable", what))];
}
