import { Topic } from "@pulumi/aws/sns/topic";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy";
import { all, type Output, type Resource } from "@pulumi/pulumi";
import { type Home, topicArn } from "./arns";
import type { Context } from "./context";
import { withoutPeriods } from "./names";
import type { PolicyDocument } from "./policies/document";
import { alarmTopicPolicy, deliveryTopicPolicy } from "./policies/topics";

/** A topic, and the resources that must exist before it is published to. */
export interface TopicWithPolicy {
	readonly arn: Output<string>;
	readonly ready: readonly Resource[];
}

/** What a topic is for: log file notifications, or alarms. */
export type TopicUse = "deliveries" | "alarms";

/** The topic for log file notifications; undefined without `notifications`. */
export function makeDeliveryTopic(
	context: Context,
	keyArn: Output<string>,
): TopicWithPolicy | undefined {
	return makeTopic(context, "deliveries", keyArn, (arn) =>
		all([arn, context.trailArn]).apply(([topic, trail]) =>
			deliveryTopicPolicy(topic, trail),
		),
	);
}

/** The topic for alarms; undefined without `alarms`. */
export function makeAlarmTopic(
	context: Context,
	keyArn: Output<string>,
): TopicWithPolicy | undefined {
	return makeTopic(context, "alarms", keyArn, (arn) =>
		all([arn, context.home]).apply(([topic, { account }]) =>
			alarmTopicPolicy(topic, account),
		),
	);
}

/** ARN of a created topic, computed before creation; undefined with an existing topic or none. */
export function createdTopicArn(
	named: Pick<Context, "args" | "trailName">,
	use: TopicUse,
	home: Home,
): string | undefined {
	const { asked } = argumentOf(named, use);
	return asked && asked.topicArn === undefined
		? topicArn(home, nameOf(named, use))
		: undefined;
}

function makeTopic(
	context: Context,
	use: TopicUse,
	keyArn: Output<string>,
	policy: (topicArn: Output<string>) => Output<PolicyDocument>,
): TopicWithPolicy | undefined {
	const { asked, path } = argumentOf(context, use);
	if (!asked) return undefined;
	if (asked.topicArn !== undefined)
		return { arn: context.given(path, asked.topicArn), ready: [] };
	const name = `${context.name}-${use}`;
	const topic = new Topic(
		name,
		{
			name: nameOf(context, use),
			kmsMasterKeyId: keyArn,
			tags: context.tags,
		},
		context.options,
	);
	const topicPolicy = new TopicPolicy(
		name,
		{ arn: topic.arn, policy: policy(topic.arn).apply(JSON.stringify) },
		{ ...context.options, parent: topic },
	);
	return { arn: topic.arn, ready: [topicPolicy] };
}

function argumentOf({ args }: Pick<Context, "args">, use: TopicUse) {
	return use === "alarms"
		? ({ asked: args.alarms, path: "alarms.topicArn" } as const)
		: ({ asked: args.notifications, path: "notifications.topicArn" } as const);
}

function nameOf(
	{ trailName }: Pick<Context, "trailName">,
	use: TopicUse,
): string {
	return `cloudtrail-${withoutPeriods(trailName)}-${use}`;
}
