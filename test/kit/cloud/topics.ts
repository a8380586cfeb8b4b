import {
	CreateTopicCommand,
	DeleteTopicCommand,
	GetTopicAttributesCommand,
	ListTagsForResourceCommand,
	SetTopicAttributesCommand,
	TagResourceCommand,
	UntagResourceCommand,
} from "@aws-sdk/client-sns";
import type { TopicArgs } from "@pulumi/aws/sns/topic";
import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy";
import { parsedArn } from "./arns";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need, unlessGone } from "./cloudType";
import { policyProblem, principalsGone } from "./policyShape";
import { tagList, tagsGone, tagsIn } from "./tags";

/** What there is of a topic; undefined where it is gone. */
export async function topicOf(TopicArn: string, { sns }: Cloud) {
	const found = await unlessGone(
		sns.send(new GetTopicAttributesCommand({ TopicArn })),
		...["NotFoundException", "NotFound"],
	);
	return found?.Attributes;
}

const set = (
	TopicArn: string,
	AttributeName: string,
	AttributeValue: string,
	{ sns }: Cloud,
) =>
	sns.send(
		new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }),
	);

const topicType = cloudType<TopicArgs>({
	named: "name",
	prefix: "namePrefix",
	longestName: 256,
	replacing: ["name", "namePrefix", "fifoTopic"],
	computed: ["arn", "owner"],
	problems: ({ name = "" }) => [
		need(
			/^[\w-]{1,256}$/.test(name),
			"name",
			`invalid value for name (must be made of letters, digits, underscores and hyphens): ${name}`,
		),
	],
	async create({ name, kmsMasterKeyId, tags }, { sns }) {
		const { TopicArn = "" } = await sns.send(
			new CreateTopicCommand({
				Name: name,
				Attributes: kmsMasterKeyId ? { KmsMasterKeyId: kmsMasterKeyId } : {},
				Tags: tagList(tags),
			}),
		);
		return TopicArn;
	},
	async read(arn, cloud) {
		const topic = await topicOf(arn, cloud);
		if (!topic) return undefined;
		const { Tags } = await cloud.sns.send(
			new ListTagsForResourceCommand({ ResourceArn: arn }),
		);
		return {
			arn,
			name: parsedArn(arn).resource,
			owner: topic.Owner,
			kmsMasterKeyId: topic.KmsMasterKeyId,
			tags: tagsIn(Tags),
		};
	},
	async update(arn, { kmsMasterKeyId = "", tags }, cloud, olds) {
		await set(arn, "KmsMasterKeyId", kmsMasterKeyId, cloud);
		const TagKeys = tagsGone(olds.tags, tags);
		if (TagKeys.length > 0)
			await cloud.sns.send(
				new UntagResourceCommand({ ResourceArn: arn, TagKeys }),
			);
		await cloud.sns.send(
			new TagResourceCommand({ ResourceArn: arn, Tags: tagList(tags) }),
		);
	},
	async remove(TopicArn, { sns }) {
		await sns.send(new DeleteTopicCommand({ TopicArn }));
	},
});

const topicPolicyType = cloudType<TopicPolicyArgs>({
	documents: ["policy"],
	replacing: ["arn"],
	computed: [],
	problems: ({ policy }) => [policyProblem("topic", "policy", String(policy))],
	refusal: async ({ policy }, cloud) =>
		(await principalsGone(String(policy), cloud)).length > 0
			? "InvalidParameter: Policy Error: PrincipalNotFound"
			: undefined,
	async create({ arn, policy }, cloud) {
		await set(arn, "Policy", String(policy), cloud);
		return arn;
	},
	async read(arn, cloud) {
		const topic = await topicOf(arn, cloud);
		return topic && { arn, policy: topic.Policy };
	},
	async update(arn, { policy }, cloud) {
		await set(arn, "Policy", String(policy), cloud);
	},
	// As the real provider does: a topic cannot be without a policy.
	async remove(arn, cloud) {
		const owner = {
			Effect: "Allow",
			Principal: { AWS: cloud.account },
			Action: "SNS:*",
			Resource: arn,
		};
		const policy = { Version: "2012-10-17", Statement: [owner] };
		if (await topicOf(arn, cloud))
			await set(arn, "Policy", JSON.stringify(policy), cloud);
	},
});

/** Topics and their policies. */
export const topicTypes: Readonly<Record<string, CloudType>> = {
	"aws:sns/topic:Topic": topicType,
	"aws:sns/topicPolicy:TopicPolicy": topicPolicyType,
};
