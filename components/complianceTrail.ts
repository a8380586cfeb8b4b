import { EventDataStore } from "@pulumi/aws/cloudtrail/eventDataStore";
import { Trail } from "@pulumi/aws/cloudtrail/trail";
import {
	all,
	ComponentResource,
	type ComponentResourceOptions,
	type Output,
} from "@pulumi/pulumi";
import { makeAlarms } from "./alarms";
import type { ComplianceTrailArgs } from "./args";
import { type Context, contextOf } from "./context";
import { makeKey } from "./key";
import { madeLogGroupName, makeLogDelivery } from "./logDelivery";
import { alarmTopicPolicy, deliveryTopicPolicy } from "./policies/topics";
import { refuseBadArguments } from "./refuse";
import { selectorsOf } from "./selectors";
import { makeTopic } from "./topics";
import { makeTrailBucket } from "./trailBucket";

/**
 * A trail that passes AWS Security Hub's seven CloudTrail controls, with no
 * argument given: multi-Region, encrypted, validated, sent to CloudWatch Logs,
 * in a private bucket whose accesses are logged. No argument switches a
 * control off; what AWS would refuse is refused before anything is registered.
 *
 * ```ts
 * const audit = new ComplianceTrail("audit");
 * export const trailArn = audit.trailArn;
 * ```
 */
export class ComplianceTrail extends ComponentResource {
	/** Name of the trail. */
	readonly trailName: Output<string>;
	/** ARN of the trail. */
	readonly trailArn: Output<string>;
	/** Name of the bucket that log files are delivered into. */
	readonly bucketName: Output<string>;
	/** ARN of that bucket. */
	readonly bucketArn: Output<string>;
	/** Name of the bucket that logs its accesses; undefined with a given bucket. */
	readonly accessLogBucketName: Output<string> | undefined;
	/** ARN of that bucket. */
	readonly accessLogBucketArn: Output<string> | undefined;
	/** ARN of the key. */
	readonly keyArn: Output<string>;
	/** Name of the log group. */
	readonly logGroupName: Output<string>;
	/** ARN of the log group, without `:*` behind. */
	readonly logGroupArn: Output<string>;
	/** ARN of the role that CloudTrail delivers to the log group with. */
	readonly roleArn: Output<string>;
	/** ARN of the topic that log files are announced at; undefined without. */
	readonly topicArn: Output<string> | undefined;
	/** ARN of the topic that alarms are published to; undefined without. */
	readonly alarmTopicArn: Output<string> | undefined;

	constructor(
		name: string,
		args: ComplianceTrailArgs = {},
		options?: ComponentResourceOptions,
	) {
		refuseBadArguments(name, args);
		super("cloudtrail-compliance:index:ComplianceTrail", name, {}, options);
		const context = contextOf(name, args, this);

		this.keyArn = makeKey(context, madeLogGroupName(context));
		const bucket = makeTrailBucket(context, this.keyArn);
		const delivery = makeLogDelivery(context, this.keyArn);
		const topic = deliveryTopic(context, this.keyArn);
		const trail = new Trail(
			name,
			{
				name: context.trailName,
				isMultiRegionTrail: true,
				includeGlobalServiceEvents: true,
				enableLogging: true,
				enableLogFileValidation: true,
				isOrganizationTrail: args.organization !== undefined,
				s3BucketName: bucket.name,
				...(args.keyPrefix !== undefined && { s3KeyPrefix: args.keyPrefix }),
				kmsKeyId: this.keyArn,
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
				tags: context.tags,
			},
			{
				...context.options,
				// CloudTrail tries each of these when the trail is made, and the
				// first update would fail where one is not there yet.
				dependsOn: [
					...bucket.ready,
					...delivery.ready,
					...(topic?.ready ?? []),
				],
			},
		);
		const alarms = alarmTopic(context, this.keyArn);
		if (alarms) makeAlarms(context, delivery.logGroupName, alarms.arn);
		makeEventDataStore(context, this.keyArn);

		this.trailName = trail.name;
		this.trailArn = trail.arn;
		this.bucketName = bucket.name;
		this.bucketArn = bucket.arn;
		this.accessLogBucketName = bucket.accessLogs?.name;
		this.accessLogBucketArn = bucket.accessLogs?.arn;
		this.logGroupName = delivery.logGroupName;
		this.logGroupArn = delivery.logGroupArn;
		this.roleArn = delivery.roleArn;
		this.topicArn = topic?.arn;
		this.alarmTopicArn = alarms?.arn;
		this.registerOutputs({
			trailName: this.trailName,
			trailArn: this.trailArn,
			bucketName: this.bucketName,
			bucketArn: this.bucketArn,
			accessLogBucketName: this.accessLogBucketName,
			accessLogBucketArn: this.accessLogBucketArn,
			keyArn: this.keyArn,
			logGroupName: this.logGroupName,
			logGroupArn: this.logGroupArn,
			roleArn: this.roleArn,
			topicArn: this.topicArn,
			alarmTopicArn: this.alarmTopicArn,
		});
	}
}

function deliveryTopic(context: Context, keyArn: Output<string>) {
	const { notifications } = context.args;
	if (!notifications) return undefined;
	return makeTopic(context, "deliveries", notifications, keyArn, (topicArn) =>
		all([topicArn, context.trailArn]).apply(([topic, trail]) =>
			deliveryTopicPolicy(topic, trail),
		),
	);
}

function alarmTopic(context: Context, keyArn: Output<string>) {
	const { alarms } = context.args;
	if (!alarms) return undefined;
	return makeTopic(context, "alarms", alarms, keyArn, (topicArn) =>
		all([topicArn, context.home]).apply(([topic, { account }]) =>
			alarmTopicPolicy(topic, account),
		),
	);
}

function makeEventDataStore(context: Context, keyArn: Output<string>): void {
	const { eventDataStore, organization } = context.args;
	if (!eventDataStore) return;
	new EventDataStore(
		`${context.name}-events`,
		{
			name: context.trailName,
			kmsKeyId: keyArn,
			multiRegionEnabled: true,
			organizationEnabled: organization !== undefined,
			retentionPeriod: eventDataStore.retentionDays ?? 2557,
			terminationProtectionEnabled: context.args.protect ?? true,
			tags: context.tags,
		},
		context.keep,
	);
}
