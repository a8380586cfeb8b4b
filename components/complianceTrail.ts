import {
	ComponentResource,
	type ComponentResourceOptions,
	type Output,
} from "@pulumi/pulumi";
import { makeAlarms } from "./alarms";
import type { ComplianceTrailArgs } from "./args";
import { contextOf } from "./context";
import { makeEventDataStore } from "./eventDataStore";
import { makeKey } from "./key";
import { makeLogDelivery } from "./logDelivery";
import { makeDeliveryTopic } from "./topics";
import { makeTrail } from "./trail";
import { makeTrailBucket } from "./trailBucket";
import { madeAt, refuseBadArguments } from "./validation/validate";

/**
 * A trail that passes AWS Security Hub's seven CloudTrail controls, with no
 * argument given: multi-Region, encrypted, validated, sent to CloudWatch Logs,
 * in a private bucket whose accesses are logged. No argument switches a
 * control off; what AWS would refuse is refused before anything is registered.
 *
 * Needs @pulumi/aws 7. A second trail that logs the same management events is
 * billed: one is enough for an account.
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
		const at = madeAt(new.target);
		refuseBadArguments(name, args, at);
		super("cloudtrail-compliance:index:ComplianceTrail", name, {}, options);
		const context = contextOf(name, args, this, at);

		const key = makeKey(context);
		const { arn: keyArn } = key;
		const bucket = makeTrailBucket(context, key);
		const delivery = makeLogDelivery(context, keyArn);
		const topic = makeDeliveryTopic(context, keyArn);
		const trail = makeTrail(context, {
			keyArn,
			bucket,
			delivery,
			topic,
			dependsOn: options?.dependsOn,
		});
		const alarms = makeAlarms(context, keyArn, delivery.logGroupName);
		makeEventDataStore(context, keyArn);

		this.keyArn = keyArn;
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
		this.alarmTopicArn = alarms?.topicArn;
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
