import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
	DescribeLogGroupsCommand,
	DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import {
	DescribeKeyCommand,
	ListAliasesCommand,
	ListKeysCommand,
} from "@aws-sdk/client-kms";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import type { Cloud } from "../kit/cloud/cloud";

/** Names of what is in an account, by kind; keys by their state. */
export async function contentsOf(cloud: Cloud) {
	const { kms } = cloud;
	const { trailList = [] } = await cloud.cloudTrail.send(
		new DescribeTrailsCommand({}),
	);
	const { Buckets = [] } = await cloud.s3.send(new ListBucketsCommand({}));
	const { Roles = [] } = await cloud.iam.send(new ListRolesCommand({}));
	const { logGroups = [] } = await cloud.logs.send(
		new DescribeLogGroupsCommand({}),
	);
	const { metricFilters = [] } = await cloud.logs.send(
		new DescribeMetricFiltersCommand({}),
	);
	const { MetricAlarms = [] } = await cloud.cloudWatch.send(
		new DescribeAlarmsCommand({}),
	);
	const { Topics = [] } = await cloud.sns.send(new ListTopicsCommand({}));
	const { Keys = [] } = await kms.send(new ListKeysCommand({}));
	const keys = await Promise.all(
		Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))),
	);
	const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
	return {
		trails: trailList.map(({ Name }) => Name),
		buckets: Buckets.map(({ Name }) => Name),
		roles: Roles.map(({ RoleName }) => RoleName),
		logGroups: logGroups.map(({ logGroupName }) => logGroupName),
		metricFilters: metricFilters.map(({ filterName }) => filterName),
		alarms: MetricAlarms.map(({ AlarmName }) => AlarmName),
		topics: Topics.map(({ TopicArn }) => TopicArn),
		keys: keys.map(({ KeyMetadata }) => KeyMetadata?.KeyState),
		// Those of AWS itself are in every account.
		aliases: Aliases.map(({ AliasName }) => AliasName).filter(
			(name) => !name?.startsWith("alias/aws/"),
		),
	};
}
