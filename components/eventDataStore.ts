import { EventDataStore } from "@pulumi/aws/cloudtrail/eventDataStore";
import type { Output } from "@pulumi/pulumi";
import type { Context } from "./context";

/** The event data store of CloudTrail Lake, where one is asked for. */
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
		// CloudTrail bills a store for as long as it is there, and keeps one that
		// was deleted for a week.
		protect ? { ...options, retainOnDelete: true } : options,
	);
}
