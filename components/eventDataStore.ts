import { EventDataStore } from "@pulumi/aws/cloudtrail/eventDataStore";
import type { Output } from "@pulumi/pulumi";
import type { Context } from "./context";

/** The CloudTrail Lake event data store, if `eventDataStore` is set. */
export function makeEventDataStore(
	{ name, args, trailName, tags, options }: Context,
	keyArn: Output<string>,
): void {
	const { eventDataStore, organization, protect = true } = args;
	if (!eventDataStore) return;
	new EventDataStore(
		`${name}-events`,
		{
			name: trailName,
			kmsKeyId: keyArn,
			multiRegionEnabled: true,
			organizationEnabled: organization !== undefined,
			retentionPeriod: eventDataStore.retentionDays ?? 2557,
			terminationProtectionEnabled: protect,
			tags,
		},
		// CloudTrail charges for a store as long as it exists, and keeps a deleted one
		// for a week.
		protect ? { ...options, retainOnDelete: true } : options,
	);
}
