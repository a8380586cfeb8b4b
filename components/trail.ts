import { Trail } from "@pulumi/aws/cloudtrail/trail";
import {
	type ComponentResourceOptions,
	mergeOptions,
	type Output,
} from "@pulumi/pulumi";
import type { Context } from "./context";
import type { LogDelivery } from "./logDelivery";
import { selectorsOf } from "./selectors";
import type { PublishedTo } from "./topics";
import type { TrailBucket } from "./trailBucket";

/** What a trail is made of. */
export interface TrailParts {
	readonly keyArn: Output<string>;
	readonly bucket: TrailBucket;
	readonly delivery: LogDelivery;
	/** Where log files are announced; undefined where they are not. */
	readonly topic: PublishedTo | undefined;
	/** What the component's user says must stand before it. */
	readonly dependsOn: ComponentResourceOptions["dependsOn"];
}

/** The trail, with everything that a control asks of it and no way around. */
export function makeTrail(context: Context, parts: TrailParts): Trail {
	const { name, args, trailName, tags, options } = context;
	const { keyArn, bucket, delivery, topic } = parts;
	return new Trail(
		name,
		{
			name: trailName,
			isMultiRegionTrail: true,
			includeGlobalServiceEvents: true,
			enableLogging: true,
			enableLogFileValidation: true,
			isOrganizationTrail: args.organization !== undefined,
			s3BucketName: bucket.name,
			...(args.keyPrefix !== undefined && { s3KeyPrefix: args.keyPrefix }),
			kmsKeyId: keyArn,
			// The provider wants the group's ARN with this behind.
			cloudWatchLogsGroupArn: delivery.logGroupArn.apply((arn) => `${arn}:*`),
			cloudWatchLogsRoleArn: delivery.roleArn,
			...(topic && { snsTopicName: topic.arn }),
			...selectorsOf(args.dataEvents),
			...(args.insights && {
				insightSelectors: args.insights.map((insightType) => ({
					insightType,
				})),
			}),
			tags,
		},
		// CloudTrail tries each of these when the trail is made, and the first
		// update would fail where one is not there yet.
		mergeOptions(
			{
				...options,
				dependsOn: [
					...bucket.ready,
					...delivery.ready,
					...(topic?.ready ?? []),
				],
			},
			// What a component depends on does not pass to its parts by itself.
			parts.dependsOn === undefined ? {} : { dependsOn: parts.dependsOn },
		),
	);
}
