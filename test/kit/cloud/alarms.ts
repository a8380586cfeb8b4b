import {
	DeleteAlarmsCommand,
	DescribeAlarmsCommand,
	ListTagsForResourceCommand,
	PutMetricAlarmCommand,
	TagResourceCommand,
	UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { Unwrap } from "@pulumi/pulumi";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need } from "./cloudType";
import { tagList, tagsGone, tagsIn } from "./tags";

type Alarm = Unwrap<MetricAlarmArgs>;

const putAlarm = async (
	{ name = "", tags, ...alarm }: Alarm,
	{ cloudWatch }: Cloud,
): Promise<string> => {
	await cloudWatch.send(
		new PutMetricAlarmCommand({
			AlarmName: name,
			AlarmDescription: alarm.alarmDescription,
			AlarmActions: alarm.alarmActions?.map(String),
			ComparisonOperator:
				alarm.comparisonOperator as "GreaterThanOrEqualToThreshold",
			EvaluationPeriods: alarm.evaluationPeriods,
			MetricName: alarm.metricName,
			Namespace: alarm.namespace,
			Period: alarm.period,
			Statistic: alarm.statistic as "Sum",
			Threshold: alarm.threshold,
			TreatMissingData: alarm.treatMissingData,
			Tags: tagList(tags),
		}),
	);
	return name;
};

const alarmOf = async (name: string, { cloudWatch }: Cloud) =>
	(await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] })))
		.MetricAlarms?.[0];

const alarmType = cloudType<MetricAlarmArgs>({
	named: "name",
	longestName: 255,
	replacing: ["name"],
	computed: ["arn"],
	problems: ({ alarmDescription = "", period = 60 }) => [
		need(
			alarmDescription.length <= 1024,
			"alarmDescription",
			"expected length of alarm_description to be in the range (0 - 1024)",
		),
		need(
			[10, 20, 30].includes(period) || period % 60 === 0,
			"period",
			"must be 10, 20, 30 or a multiple of 60",
		),
	],
	create: putAlarm,
	async read(name, cloud) {
		const alarm = await alarmOf(name, cloud);
		if (!alarm) return undefined;
		const { Tags } = await cloud.cloudWatch.send(
			new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }),
		);
		return {
			name,
			arn: alarm.AlarmArn,
			alarmDescription: alarm.AlarmDescription,
			alarmActions: alarm.AlarmActions,
			comparisonOperator: alarm.ComparisonOperator,
			evaluationPeriods: alarm.EvaluationPeriods,
			metricName: alarm.MetricName,
			namespace: alarm.Namespace,
			period: alarm.Period,
			statistic: alarm.Statistic,
			threshold: alarm.Threshold,
			treatMissingData: alarm.TreatMissingData,
			tags: tagsIn(Tags),
		};
	},
	async update(name, inputs, cloud, { tags }) {
		await putAlarm(inputs, cloud);
		// AWS passes over the tags of an alarm that is there already.
		const ResourceARN = (await alarmOf(name, cloud))?.AlarmArn ?? "";
		const { cloudWatch } = cloud;
		const TagKeys = tagsGone(tags, inputs.tags);
		await cloudWatch.send(new UntagResourceCommand({ ResourceARN, TagKeys }));
		await cloudWatch.send(
			new TagResourceCommand({ ResourceARN, Tags: tagList(inputs.tags) }),
		);
	},
	async remove(name, { cloudWatch }) {
		await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
	},
});

/** Alarms. */
export const alarmTypes: Readonly<Record<string, CloudType>> = {
	"aws:cloudwatch/metricAlarm:MetricAlarm": alarmType,
};
