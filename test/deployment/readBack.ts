import {
	GetEventSelectorsCommand,
	GetInsightSelectorsCommand,
	GetTrailCommand,
	GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
	DescribeLogGroupsCommand,
	DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
	GetRoleCommand,
	GetRolePolicyCommand,
	ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import {
	DescribeKeyCommand,
	GetKeyPolicyCommand,
	GetKeyRotationStatusCommand,
	ListAliasesCommand,
} from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { Cloud } from "../kit/cloud/cloud";

// Reads accounts back as AWS tells of them, without the provider that wrote.

/** A trail, and all that is told of it. */
export async function trailIn({ cloudTrail }: Cloud, Name: string) {
	const { Trail: trail } = await cloudTrail.send(new GetTrailCommand({ Name }));
	const of = { TrailName: Name };
	return {
		trail,
		status: await cloudTrail.send(new GetTrailStatusCommand({ Name })),
		selectors: await cloudTrail.send(new GetEventSelectorsCommand(of)),
		insights: await cloudTrail.send(new GetInsightSelectorsCommand(of)),
	};
}

/** A key, by its ARN. */
export async function keyIn({ kms }: Cloud, KeyId: string) {
	const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
	const { Policy = "" } = await kms.send(
		new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }),
	);
	const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
	return {
		key: KeyMetadata,
		policy: Policy,
		rotation: await kms.send(new GetKeyRotationStatusCommand({ KeyId })),
		aliases: Aliases.filter(
			({ TargetKeyId }) => TargetKeyId === KeyMetadata?.KeyId,
		).map(({ AliasName }) => AliasName),
	};
}

/** A log group with its metric filters, by its name. */
export async function logGroupIn({ logs }: Cloud, logGroupName: string) {
	const { logGroups = [] } = await logs.send(
		new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }),
	);
	const { metricFilters = [] } = await logs.send(
		new DescribeMetricFiltersCommand({ logGroupName }),
	);
	return {
		group: logGroups.find((group) => group.logGroupName === logGroupName),
		metricFilters,
	};
}

/** A role with its trust and its inline policies, by its ARN. */
export async function roleIn({ iam }: Cloud, arn: string) {
	const RoleName = arn.split("/").at(-1) ?? "";
	const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
	const { PolicyNames = [] } = await iam.send(
		new ListRolePoliciesCommand({ RoleName }),
	);
	const policies = await Promise.all(
		PolicyNames.map(async (PolicyName) => {
			const { PolicyDocument = "" } = await iam.send(
				new GetRolePolicyCommand({ RoleName, PolicyName }),
			);
			return decodeURIComponent(PolicyDocument);
		}),
	);
	return {
		role: Role,
		trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""),
		policies,
	};
}

/** A topic, by its ARN. */
export async function topicIn({ sns }: Cloud, TopicArn: string) {
	const { Attributes = {} } = await sns.send(
		new GetTopicAttributesCommand({ TopicArn }),
	);
	return { policy: Attributes.Policy ?? "", key: Attributes.KmsMasterKeyId };
}

/** All alarms of an account. */
export async function alarmsIn({ cloudWatch }: Cloud) {
	const { MetricAlarms = [] } = await cloudWatch.send(
		new DescribeAlarmsCommand({}),
	);
	return MetricAlarms;
}
