import type { Fact } from "../model/facts";
import { unknownTrail } from "../model/unknownFacts";
import { type Unknown, unknown } from "../model/value";
import { type Dialect, sourceOf } from "./dialect";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { unknownContents } from "./unknownContents";

/**
 * Resources by which a service of AWS creates further ones from a template
 * that is not in view, trails among them.
 */
export const indirectResources: Dialect = {
	"aws:serverlessrepository/cloudFormationStack:CloudFormationStack": creating(
		"serverless application",
	),
	"aws:servicecatalog/provisionedProduct:ProvisionedProduct": creating(
		"Service Catalog product",
	),
	"aws-native:servicecatalog:CloudFormationProvisionedProduct": creating(
		"Service Catalog product",
	),
	// It creates an organization's trail, unless its manifest says otherwise.
	"aws:controltower/landingZone:LandingZone": creating(
		"Control Tower landing zone",
	),
	"aws-native:controltower:LandingZone": creating("Control Tower landing zone"),
};

function creating(what: string): (resource: Resource) => readonly Fact[] {
	return (resource) => {
		const why = unknown("unreadable", `what ${what} ${resource.name} creates`);
		return unknownContents(resource, why);
	};
}

/** What every object of Kubernetes says of its kind. */
interface Typed {
	apiVersion: unknown;
	kind: unknown;
}

/** Whether a type is an object of Kubernetes whose kind its inputs name. */
export function isCustomResource(type: string): boolean {
	return /^kubernetes:apiextensions\.k8s\.io(?:\/\w+)?:CustomResource(?:Patch)?$/.test(
		type,
	);
}

/**
 * An object of Kubernetes by which a controller of AWS's or Crossplane makes a
 * trail: `cloudtrail.services.k8s.aws/v1alpha1`, `cloudtrail.aws.upbound.io`.
 */
export function customResource(resource: Resource): readonly Fact[] {
	const { text } = reading<Typed>(resource);
	const [version, kind] = [text("apiVersion"), text("kind")];
	const isOther =
		(version.known && !/^cloudtrail\./.test(version.value ?? "")) ||
		(kind.known && kind.value !== "Trail");
	if (isOther) return [];
	const what = `trail ${resource.name} (an object of Kubernetes)`;
	const why: Unknown =
		version.known && kind.known
			? unknown("unreadable", what)
			: unknown("pending", `the kind of Kubernetes object ${resource.name}`);
	return [unknownTrail(sourceOf(resource), why)];
}
