import type { LogDeliveryArgs } from "@pulumi/aws/cloudwatch/logDelivery";
import type { LogDeliveryDestinationArgs } from "@pulumi/aws/cloudwatch/logDeliveryDestination";
import type { LogDeliverySourceArgs } from "@pulumi/aws/cloudwatch/logDeliverySource";
import type * as inputs from "@pulumi/aws/types/input";
import type { DeliveryArgs } from "@pulumi/aws-native/logs/delivery";
import type { DeliveryDestinationArgs } from "@pulumi/aws-native/logs/deliveryDestination";
import type { DeliverySourceArgs } from "@pulumi/aws-native/logs/deliverySource";
import { ACCESS_LOGS, DELIVERY_TARGETS } from "../model/deliveries";
import type { DeliveryTarget, Fact } from "../model/facts";
import { isUnknown, known, mapValue, type Value } from "../model/value";
import { sourceOf } from "./dialect";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { typeIn } from "./urn";

/** A delivery source, which both providers spell alike. */
export function logSource(resource: Resource): readonly Fact[] {
	const args = reading<LogDeliverySourceArgs | DeliverySourceArgs>(resource);
	const isAccessLogs = mapValue(
		args.text("logType"),
		(type) => type === ACCESS_LOGS,
	);
	const isOther = isAccessLogs.known && !isAccessLogs.value;
	const of = sourceOf(resource);
	const from = args.ref("resourceArn");
	return isOther
		? []
		: [
				{
					kind: "logSource",
					of,
					resource: from,
					isAccessLogs,
					name: args.text("name"),
				},
			];
}

/** A delivery, which both providers spell alike. */
export function logDelivery(resource: Resource): readonly Fact[] {
	const args = reading<LogDeliveryArgs | DeliveryArgs>(resource);
	return [
		{
			kind: "logDelivery",
			of: sourceOf(resource),
			source: args.ref("deliverySourceName"),
			destination: args.ref("deliveryDestinationArn"),
		},
	];
}

/** A delivery destination of @pulumi/aws. */
export function awsLogDestination(resource: Resource): readonly Fact[] {
	const args = reading<LogDeliveryDestinationArgs>(resource, [
		"deliveryDestinationType",
	]);
	const property = "deliveryDestinationConfiguration";
	const blocks =
		args.blocks<inputs.cloudwatch.LogDeliveryDestinationDeliveryDestinationConfiguration>(
			property,
		);
	const arn = blocks.known
		? (blocks.value[0]?.text("destinationResourceArn") ?? known(undefined))
		: blocks;
	return destination(resource, {
		name: args.text("name"),
		type: args.text("deliveryDestinationType"),
		arn,
		from: args.ref(property).dependencies,
	});
}

/** A delivery destination of aws-native. */
export function awsNativeLogDestination(resource: Resource): readonly Fact[] {
	const args = reading<DeliveryDestinationArgs>(resource, [
		"deliveryDestinationType",
	]);
	const to = args.ref("destinationResourceArn");
	return destination(resource, {
		name: args.text("name"),
		type: args.text("deliveryDestinationType"),
		arn: to.name,
		from: to.dependencies,
	});
}

interface Destination {
	readonly name: Value<string | undefined>;
	readonly type: Value<string | undefined>;
	readonly arn: Value<string | undefined>;
	/** URNs of the resources whose outputs flow into the ARN. */
	readonly from: readonly string[];
}

function destination(
	resource: Resource,
	{ name, type, arn, from }: Destination,
): readonly Fact[] {
	const byType = type.known
		? DELIVERY_TARGETS.get(type.value ?? "")
		: undefined;
	const byArn = arn.known ? targetOfArn(arn.value ?? "") : targetOfUrns(from);
	const decided = byType ?? byArn;
	const unseen = [arn, type].find(isUnknown);
	return [
		{
			kind: "logDestination",
			of: sourceOf(resource),
			name,
			target: decided === undefined && unseen ? unseen : known(decided),
		},
	];
}

const SERVICES: ReadonlyMap<string, DeliveryTarget> = new Map([
	["firehose", "Amazon Data Firehose"],
	["logs", "CloudWatch Logs"],
	["s3", "Amazon S3"],
]);

function targetOfArn(arn: string): DeliveryTarget | undefined {
	return SERVICES.get(/^arn:[^:]+:([^:]+):/.exec(arn)?.[1] ?? "");
}

/** What an ARN that is not known yet is of. */
function targetOfUrns(urns: readonly string[]): DeliveryTarget | undefined {
	for (const urn of urns) {
		const type = typeIn(urn);
		if (/:LogGroup$/.test(type)) return "CloudWatch Logs";
		if (/:s3[:/].*:Bucket(V2)?$|:s3:Bucket$/.test(type)) return "Amazon S3";
		if (/irehose.*DeliveryStream$/.test(type)) return "Amazon Data Firehose";
	}
	return undefined;
}
