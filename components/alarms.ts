import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { Output } from "@pulumi/pulumi";
import { cisAlarms } from "./cisAlarms";
import type { Context } from "./context";
import { makeAlarmTopic } from "./topics";

/** The created alarms, and the topic they publish to. */
export interface Alarms {
	readonly topicArn: Output<string>;
}

/** The CIS metric filters and alarms of a log group, if `alarms` is set. */
export function makeAlarms(
	context: Context,
	keyArn: Output<string>,
	logGroupName: Output<string>,
): Alarms | undefined {
	const topic = makeAlarmTopic(context, keyArn);
	if (!topic) return undefined;
	const { name, trailName, tags, options } = context;
	const namespace = `CloudTrail/${trailName}`;
	for (const { recommendation, metric, description, pattern } of cisAlarms) {
		const part = `${name}-cis-${recommendation}`;
		const filter = new LogMetricFilter(
			part,
			{
				name: `${trailName}-${metric}`,
				logGroupName,
				pattern,
				metricTransformation: { name: metric, namespace, value: "1" },
			},
			options,
		);
		new MetricAlarm(
			part,
			{
				name: `${trailName}-${metric}`,
				alarmDescription: `${description} (CIS AWS Foundations 1.4.0, ${recommendation})`,
				namespace,
				metricName: metric,
				statistic: "Sum",
				// In seconds: CloudTrail delivers within about five minutes.
				period: 300,
				evaluationPeriods: 1,
				threshold: 1,
				comparisonOperator: "GreaterThanOrEqualToThreshold",
				treatMissingData: "notBreaching",
				alarmActions: [topic.arn],
				tags,
			},
			{ ...options, parent: filter, dependsOn: [...topic.ready] },
		);
	}
	return { topicArn: topic.arn };
}
