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
import { creationSite, validateArguments } from "./validation/validate";

/**
 * A trail that passes AWS Security Hub CSPM's seven CloudTrail controls without any
 * arguments: multi-Region, encrypted, with log file validation, delivery to
 * CloudWatch Logs, and a private bucket with access logging. No argument
 * disables a control. Arguments that AWS would reject are rejected before any
 * resource is registered.
 *
 * Requires @pulumi/aws 7. AWS charges for a second trail that logs the same
 * management events; one per account is enough.
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
	/** Name of the bucket that receives the log files. */
	readonly bucketName: Output<string>;
	/** ARN of the bucket that receives the log files. */
	readonly bucketArn: Output<string>;
	/** Name of the access log bucket; undefined with an existing `bucket`. */
	readonly accessLogBucketName: Output<string> | undefined;
	/** ARN of the access log bucket; undefined with an existing `bucket`. */
	readonly accessLogBucketArn: Output<string> | undefined;
	/** ARN of the KMS key. */
	readonly keyArn: Output<string>;
	/** Name of the log group. */
	readonly logGroupName: Output<string>;
	/** ARN of the log group, without the suffix `:*`. */
	readonly logGroupArn: Output<string>;
	/** ARN of the role that CloudTrail assumes to write to the log group. */
	readonly roleArn: Output<string>;
	/** ARN of the SNS topic of `notifications`; undefined without. */
	readonly topicArn: Output<string> | undefined;
	/** ARN of the SNS topic of `alarms`; undefined without. */
	readonly alarmTopicArn: Output<string> | undefined;

	constructor(
		name: string,
		args: ComplianceTrailArgs = {},
		options?: ComponentResourceOptions,
	) {
		const at = creationSite(new.target);
		validateArguments(name, args, at);
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
