import type { Fact } from "../model/facts";
import { aws } from "./aws";
import type { Resource } from "./resource";

/** Lists that Terraform names in the singular, and Pulumi in the plural. */
const SINGULAR: Readonly<Record<string, string>> = {
	advancedEventSelectors: "advanced_event_selector",
	eventSelectors: "event_selector",
	fieldSelectors: "field_selector",
	grants: "grant",
	loggings: "logging",
};

/** Pulumi's types by those of Terraform whose names do not follow. */
const NAMED: Readonly<Record<string, string>> = {
	aws_cloudcontrolapi_resource: "aws:cloudcontrol/resource:Resource",
	aws_cloudformation_stack: "aws:cloudformation/stack:Stack",
	aws_cloudformation_stack_set: "aws:cloudformation/stackSet:StackSet",
	aws_cloudtrail: "aws:cloudtrail/trail:Trail",
	aws_controltower_landing_zone: "aws:controltower/landingZone:LandingZone",
	aws_cloudwatch_log_delivery: "aws:cloudwatch/logDelivery:LogDelivery",
	aws_cloudwatch_log_delivery_destination:
		"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
	aws_cloudwatch_log_delivery_source:
		"aws:cloudwatch/logDeliverySource:LogDeliverySource",
	aws_cloudtrail_event_data_store:
		"aws:cloudtrail/eventDataStore:EventDataStore",
	aws_s3_bucket: "aws:s3/bucket:Bucket",
	aws_s3_bucket_analytics_configuration:
		"aws:s3/analyticsConfiguration:AnalyticsConfiguration",
	aws_s3_bucket_inventory: "aws:s3/inventory:Inventory",
	aws_s3_bucket_replication_configuration:
		"aws:s3/bucketReplicationConfig:BucketReplicationConfig",
	aws_serverlessapplicationrepository_cloudformation_stack:
		"aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
	aws_servicecatalog_provisioned_product:
		"aws:servicecatalog/provisionedProduct:ProvisionedProduct",
};

/** Pulumi's types by Terraform's: `aws_s3_bucket_policy` and so on. */
const types = new Map<string, string>([
	...Object.keys(aws).map((type) => pair(snake(type), type)),
	...Object.entries(NAMED),
]);

function pair(terraform: string, pulumi: string): [string, string] {
	// `aws:s3/bucketPolicy:BucketPolicy` is `aws_s3_bucket_policy`.
	return [terraform.replace(/^aws:s3\/(\w+):.*$/, "aws_s3_$1"), pulumi];
}

/** A name in camel case in Terraform's spelling, as `kms_key_id`. */
function snake(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The type of @pulumi/aws that has the same properties as a resource of a
 * Terraform module that Pulumi runs: `PACKAGE:tf:aws_cloudtrail`.
 * https://github.com/pulumi/pulumi-terraform-module
 */
export function moduleTypeOf(type: string): string | undefined {
	if (!type.includes(":tf:aws_")) return undefined;
	return types.get(type.slice(type.lastIndexOf(":") + 1));
}

/**
 * The same for the Terraform provider as a package of its own, which spells
 * properties as @pulumi/aws does: `aws:index/cloudtrail:Cloudtrail`.
 * https://www.pulumi.com/registry/packages/terraform-provider/
 */
export function bridgedTypeOf(type: string): string | undefined {
	if (!type.startsWith("aws:index/")) return undefined;
	const name = type.slice("aws:index/".length).split(":")[0] ?? "";
	return types.get(`aws_${snake(name)}`);
}

/** Reads a resource of a module as one of @pulumi/aws. */
export function inTerraform(
	read: (resource: Resource) => readonly Fact[],
): (resource: Resource) => readonly Fact[] {
	return (resource) => read({ ...resource, spell });
}

function spell(property: string): string {
	return SINGULAR[property] ?? snake(property);
}
