import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { TrailArgs as NativeArgs } from "@pulumi/aws-native/cloudtrail/trail";
import type { TrailDeliveryFact } from "../../model/deliveryChecks/facts";
import { mapValue, type Value } from "../../model/value";
import { type Reading, reading } from "../reading";
import type { Resource } from "../resource";
import { isOn } from "../selectors";
import { aboutOf, nameOf, partRef } from "./part";
import { arnOf, type PlacesOfProviders } from "./place";
import { writtenAdvancedSelectors, writtenEventSelectors } from "./selectors";

/** The parts that both providers spell alike. */
type Shared = Extract<keyof TrailArgs & keyof NativeArgs, string>;

/** A trail of @pulumi/aws, which logs unless it is turned off. */
export function awsTrail(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly TrailDeliveryFact[] {
	const args = reading<TrailArgs>(resource);
	return [
		{
			...shared(resource, args, providers),
			...nameOf(resource, args, nameInArn, "name"),
			secrets: secretsIn(args, "name"),
			isLogging: mapValue(args.flag("enableLogging"), (on) => on ?? true),
			logGroup: partRef(args, "cloudWatchLogsGroupArn"),
		},
	];
}

/** A trail of aws-native. */
export function nativeTrail(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly TrailDeliveryFact[] {
	const args = reading<NativeArgs>(resource);
	return [
		{
			...shared(resource, args, providers),
			...nameOf(resource, args, nameInArn, "trailName"),
			secrets: secretsIn(args, "trailName"),
			isLogging: isOn(args.flag("isLogging")),
			logGroup: partRef(args, "cloudWatchLogsLogGroupArn"),
		},
	];
}

function secretsIn<P extends string>(
	args: Pick<Reading<P | "s3KeyPrefix">, "isSecret">,
	name: P,
): TrailDeliveryFact["secrets"] {
	return [
		...(args.isSecret(name) ? (["name"] as const) : []),
		...(args.isSecret("s3KeyPrefix") ? (["prefix"] as const) : []),
	];
}

type Own = "name" | "isNameDeclared" | "secrets" | "isLogging" | "logGroup";

function shared(
	resource: Resource,
	args: Reading<Shared>,
	providers: PlacesOfProviders,
): Omit<TrailDeliveryFact, Own> {
	const flag = (property: Shared): Value<boolean | undefined> =>
		args.flag(property);
	return {
		kind: "trailDelivery",
		...(arnOf(resource) !== undefined && { isCreated: true }),
		...aboutOf(resource, providers),
		isMultiRegion: isOn(flag("isMultiRegionTrail")),
		isOrganization: isOn(flag("isOrganizationTrail")),
		includesGlobalEvents: flag("includeGlobalServiceEvents"),
		bucket: args.ref("s3BucketName"),
		prefix: args.text("s3KeyPrefix"),
		key: partRef(args, "kmsKeyId"),
		topic: partRef(args, "snsTopicName"),
		role: partRef(args, "cloudWatchLogsRoleArn"),
		eventSelectors: writtenEventSelectors(args),
		advancedEventSelectors: writtenAdvancedSelectors(args),
	};
}

function nameInArn(resource: string): string {
	return resource.replace(/^trail\//, "");
}
