import type { TopicArgs } from "@pulumi/aws/sns/topic";
import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy";
import type { TopicArgs as NativeTopicArgs } from "@pulumi/aws-native/sns/topic";
import type { TopicInlinePolicyArgs } from "@pulumi/aws-native/sns/topicInlinePolicy";
import type { TopicPolicyArgs as NativeTopicPolicyArgs } from "@pulumi/aws-native/sns/topicPolicy";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import { known } from "../../model/value";
import { reading } from "../reading";
import type { Resource } from "../resource";
import { isOn } from "../selectors";
import {
	aboutOf,
	documentOf,
	nameOf,
	ownPolicyOf,
	partRef,
	partRefs,
} from "./part";
import type { PlacesOfProviders } from "./place";

/** A topic of @pulumi/aws. */
export function awsTopic(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<TopicArgs>(resource, ["policy", "name"]);
	return [
		{
			kind: "topic",
			...aboutOf(resource, providers),
			...nameOf(resource, args, (name) => name, "name"),
			isFifo: isOn(args.flag("fifoTopic")),
			policy: ownPolicyOf(args, "policy"),
			key: partRef(args, "kmsMasterKeyId"),
		},
	];
}

/** A topic of aws-native. */
export function nativeTopic(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<NativeTopicArgs>(resource);
	return [
		{
			kind: "topic",
			...aboutOf(resource, providers),
			...nameOf(resource, args, (name) => name, "topicName"),
			isFifo: isOn(args.flag("fifoTopic")),
			policy: {
				document: known(undefined),
				isSecret: false,
				isDeclared: false,
			},
			key: partRef(args, "kmsMasterKeyId"),
		},
	];
}

/** A policy of one topic of @pulumi/aws. */
export function awsTopicPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<TopicPolicyArgs>(resource);
	return [
		{
			kind: "topicPolicy",
			...aboutOf(resource, providers),
			topics: partRefs(args, "arn"),
			...documentOf(args, "policy"),
		},
	];
}

/** A policy of several topics of aws-native. */
export function nativeTopicPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<NativeTopicPolicyArgs>(resource);
	return [
		{
			kind: "topicPolicy",
			...aboutOf(resource, providers),
			topics: partRefs(args, "topics"),
			...documentOf(args, "policyDocument"),
		},
	];
}

/** A policy of one topic of aws-native. */
export function nativeInlineTopicPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<TopicInlinePolicyArgs>(resource);
	return [
		{
			kind: "topicPolicy",
			...aboutOf(resource, providers),
			topics: partRefs(args, "topicArn"),
			...documentOf(args, "policyDocument"),
		},
	];
}
