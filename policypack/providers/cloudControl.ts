import type { Fact, Ref } from "../model/facts";
import {
	unknownAttachments,
	unknownEventDataStore,
	unknownTrail,
} from "../model/unknownFacts";
import { known, type Unknown, unknown } from "../model/value";
import { sourceOf } from "./dialect";
import { attachmentsToGiven } from "./givenBuckets";
import { ownerOf } from "./owner";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { unknownContents } from "./unknownContents";
import { isBag } from "./wire";

/** How both providers declare a resource by its CloudFormation type. */
interface Declared {
	/** The type's name in @pulumi/aws-native, and in @pulumi/aws. */
	type: unknown;
	typeName: unknown;
	/** The properties, as data or as JSON text. */
	desiredState: unknown;
	properties: unknown;
}

/**
 * A resource by AWS's Cloud Control API, of any type that CloudFormation has.
 * Trails, buckets and their policies are known to be there, and not read.
 * https://www.pulumi.com/registry/packages/aws-native/api-docs/extensionresource/
 */
export function cloudControl(resource: Resource): readonly Fact[] {
	const { text } = reading<Declared>(resource);
	const of = sourceOf(resource);
	const [type, typeName] = [text("type"), text("typeName")];
	if (!type.known || !typeName.known) {
		const why = unknown("pending", `the type of resource ${resource.name}`);
		return unknownContents(resource, why);
	}
	const name = typeName.value ?? type.value ?? "";
	const what = `${resource.name} (the type ${name} is not supported by Cloud Control)`;
	const why = unknown("unreadable", what);
	switch (name) {
		case "AWS::CloudTrail::Trail":
			return [unknownTrail(of, unknown("unreadable", `trail ${what}`))];
		case "AWS::CloudTrail::EventDataStore": {
			const store = unknown("unreadable", `event data store ${what}`);
			return [unknownEventDataStore(of, store)];
		}
		case "AWS::CloudFormation::Stack":
		case "AWS::CloudFormation::StackSet":
		case "AWS::ControlTower::LandingZone":
		case "AWS::ServiceCatalog::CloudFormationProvisionedProduct":
			return unknownContents(resource, why);
		case "AWS::S3::BucketPolicy":
			return attachmentsToGiven(resource, why);
		case "AWS::S3::Bucket":
			return bucket(resource, why);
		default:
			return [];
	}
}

/** A bucket of which nothing but its name is read. */
function bucket(resource: Resource, why: Unknown): readonly Fact[] {
	const { tree } = reading<Declared>(resource);
	const names = [tree("desiredState"), tree("properties")].map(
		(value) => value.known && bagOf(value.value).BucketName,
	);
	const name = names.find((one) => typeof one === "string");
	const of = sourceOf(resource);
	const itself: Ref = { by: "urn", urn: resource.urn };
	return [
		{
			kind: "bucket",
			of,
			name:
				typeof name === "string"
					? known(name)
					: unknown("pending", `the name of ${resource.name}`),
			nameFrom: [
				...resource.dependencies("desiredState"),
				...resource.dependencies("properties"),
			],
			owner: ownerOf(resource.provider),
		},
		...unknownAttachments(of, itself, why),
	];
}

function bagOf(value: unknown): Readonly<Record<string, unknown>> {
	if (isBag(value)) return value;
	if (typeof value !== "string") return {};
	try {
		const data: unknown = JSON.parse(value);
		return isBag(data) ? data : {};
	} catch {
		return {};
	}
}
