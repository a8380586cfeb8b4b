import { conditionsFor, services, wrongConditionsFor } from "./bucket";
import {
	addStatement,
	change,
	conditioned,
	type Draft,
	type Fault,
	policyOf,
	resourceOf,
	setStatements,
	type Written,
} from "./draft";

/** Adds the topic of a trail, with its policy. */
export function addTopic(draft: Draft): void {
	const { names, choose, resources } = draft;
	const own = `${names.world}-topic`;
	resources.set("topic", {
		name: own,
		type: "aws:sns/topic:Topic",
		inputs: { name: names.topic },
	});
	const publish = conditioned(
		{
			Effect: "Allow",
			Principal: choose.one(services),
			Action: choose.one<unknown>([
				"SNS:Publish",
				"sns:publish",
				["sns:Publish", "sns:GetTopicAttributes"],
				"sns:Pub*",
			]),
			Resource: choose.one<unknown>([
				names.topicArn,
				[names.topicArn],
				`arn:aws:sns:*:${names.account}:*`,
			]),
		},
		choose.one(conditionsFor(names)),
	);
	const others: readonly Written[] = [
		{
			Effect: "Deny",
			Principal: "*",
			Action: "sns:Publish",
			Resource: names.topicArn,
			Condition: { Bool: { "aws:SecureTransport": "false" } },
		},
		{
			Effect: "Allow",
			Principal: { AWS: `arn:aws:iam::${names.account}:root` },
			Action: ["SNS:Subscribe", "SNS:Receive"],
			Resource: names.topicArn,
		},
	];
	resources.set("topicPolicy", {
		name: `${own}Policy`,
		type: "aws:sns/topicPolicy:TopicPolicy",
		inputs: {
			arn: { ref: own, output: "arn" },
			policy: policyOf(
				choose.in100(40) ? [publish, choose.one(others)] : [publish],
				choose,
			),
		},
	});
	draft.trail.snsTopicName = choose.one<unknown>([
		names.topicArn,
		names.topic,
		{ ref: own, output: "arn" },
		{ ref: own, output: "name" },
	]);
}

const publish = (draft: Draft): Written => ({
	Effect: "Allow",
	Principal: { Service: "cloudtrail.amazonaws.com" },
	Action: "SNS:Publish",
	Resource: draft.names.topicArn,
});

/** What may be wrong with the topic of a trail. */
export const topicFaults: readonly Fault[] = [
	{
		name: "the topic has the policy that SNS makes",
		needs: ["topic"],
		spoil: ({ resources }) => resources.delete("topicPolicy"),
	},
	{
		name: "the topic's policy is for another trail",
		needs: ["topic"],
		spoil: (draft) =>
			setStatements(draft, "topicPolicy", [
				conditioned(
					publish(draft),
					draft.choose.one(wrongConditionsFor(draft.names)),
				),
			]),
	},
	{
		name: "the topic's policy is not for CloudTrail's publishing",
		needs: ["topic"],
		spoil: (draft) =>
			setStatements(draft, "topicPolicy", [
				{
					...publish(draft),
					...draft.choose.one<Written>([
						{ Principal: { Service: "s3.amazonaws.com" } },
						{ Action: "SNS:Subscribe" },
						{ Resource: `${draft.names.topicArn}-2` },
						{ Principal: { AWS: draft.names.account } },
					]),
				},
			]),
	},
	{
		name: "publishing is denied",
		needs: ["topic"],
		spoil: (draft) =>
			addStatement(draft, "topicPolicy", {
				Effect: "Deny",
				Principal: "*",
				NotAction: ["sns:Subscribe", "sns:Receive"],
				Resource: draft.names.topicArn,
				Condition: draft.choose.one<Written>([
					{ StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorg1" } },
					{ Null: { "aws:SourceVpce": "true" } },
				]),
			}),
		suits: ({ resources }) => resources.has("topicPolicy"),
	},
	{
		name: "the topic is first in, first out",
		needs: ["topic"],
		spoil: (draft) => {
			const name = `${draft.names.topic}.fifo`;
			change(draft, "topic", { name, fifoTopic: true });
			draft.trail.snsTopicName = {
				ref: resourceOf(draft, "topic").name,
				output: "arn",
			};
		},
	},
	{
		name: "the trail does not wait for the topic's policy",
		needs: ["topic"],
		suits: ({ resources }) => resources.has("topicPolicy"),
		spoil: ({ late }) => late.add("topicPolicy"),
	},
];
