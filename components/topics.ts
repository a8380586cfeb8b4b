import { Topic } from "@pulumi/aws/sns/topic";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy";
import { type Output, output, type Resource } from "@pulumi/pulumi";
import type { TopicArgs } from "./args";
import type { Context } from "./context";
import type { PolicyDocument } from "./policies/document";

/** A topic, and what must stand before anybody publishes to it. */
export interface MadeTopic {
	readonly arn: Output<string>;
	readonly ready: readonly Resource[];
}

/**
 * The topic given, or one that is made and encrypted with the trail's key.
 * @param part What it is called, after the component's name.
 * @param policy Its policy, from its ARN.
 */
export function makeTopic(
	context: Context,
	part: string,
	given: TopicArgs,
	keyArn: Output<string>,
	policy: (topicArn: Output<string>) => Output<PolicyDocument>,
): MadeTopic {
	if (given.topicArn !== undefined)
		return { arn: output(given.topicArn), ready: [] };
	const name = `${context.name}-${part}`;
	const topic = new Topic(
		name,
		{ kmsMasterKeyId: keyArn, tags: context.tags },
		context.options,
	);
	const topicPolicy = new TopicPolicy(
		name,
		{ arn: topic.arn, policy: policy(topic.arn).apply(JSON.stringify) },
		{ ...context.options, parent: topic },
	);
	return { arn: topic.arn, ready: [topicPolicy] };
}
