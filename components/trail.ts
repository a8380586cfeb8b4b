import { Trail } from "@pulumi/aws/cloudtrail/trail";
import {
	type ComponentResourceOptions,
	mergeOptions,
	type Output,
} from "@pulumi/pulumi";
import type { Context } from "./context";
import type { LogDelivery } from "./logDelivery";
import { selectorsOf } from "./selectors";
import type { TopicWithPolicy } from "./topics";
import type { TrailBucket } from "./trailBucket";

/** The resources that a trail uses. */
export interface TrailParts {
	readonly keyArn: Output<string>;
	readonly bucket: TrailBucket;
	readonly delivery: LogDelivery;
	/** Topic for log file notifications; undefined without. */
	readonly topic: TopicWithPolicy | undefined;
	/** `dependsOn` of the component. */
	readonly dependsOn: ComponentResourceOptions["dependsOn"];
}

/** The trail, with all properties that the controls require. */
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
			// The provider requires this suffix.
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
		// CloudTrail checks each of these when the trail is created: the first update
		// would fail without them.
		mergeOptions(
			{
				...options,
				dependsOn: [
					...bucket.ready,
					...delivery.ready,
					...(topic?.ready ?? []),
				],
			},
			// A component's dependsOn does not apply to its children.
			parts.dependsOn === undefined ? {} : { dependsOn: parts.dependsOn },
		),
	);
}
