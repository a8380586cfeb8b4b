import {
	CreateLogGroupCommand,
	DeleteLogGroupCommand,
	DeleteRetentionPolicyCommand,
	DescribeLogGroupsCommand,
	ListTagsForResourceCommand,
	PutRetentionPolicyCommand,
	TagResourceCommand,
	UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { allows } from "./allows";
import { partitionOf } from "./arns";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need } from "./cloudType";
import { keyOf, keyPolicyOf } from "./keys";
import { tagsGone } from "./tags";

/** A log group by its name. */
export async function logGroupOf(name: string, { logs }: Cloud) {
	const { logGroups = [] } = await logs.send(
		new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
	);
	return logGroups.find(({ logGroupName }) => logGroupName === name);
}

const arnFor = (name: string, { region, account }: Cloud) =>
	`arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${name}`;

function logServiceOf(region: string): string {
	const domain = partitionOf(region) === "aws-cn" ? ".cn" : "";
	return `logs.${region}.amazonaws.com${domain}`;
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
async function keyRefusal(
	key: string,
	logGroupArn: string,
	cloud: Cloud,
): Promise<string | undefined> {
	const there = cloud.at(key);
	const refused = `InvalidParameterException: The specified KMS key does not exist or is not allowed to be used with Arn '${logGroupArn}'`;
	if (there.region !== cloud.region || !(await keyOf(key, there)))
		return refused;
	const policy = await keyPolicyOf(key, there);
	// AWS' own example grants kms:Describe* under the same condition, which no
	// description meets; so that is not asked for.
	const mayAll = ["Encrypt", "Decrypt", "GenerateDataKey"].every((use) =>
		allows(policy, {
			principal: { service: logServiceOf(cloud.region) },
			action: `kms:${use}`,
			resource: "*",
			context: { "kms:EncryptionContext:aws:logs:arn": logGroupArn },
		}),
	);
	return mayAll ? undefined : refused;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [
	1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
	2192, 2557, 2922, 3288, 3653,
];

const setRetention = (
	logGroupName: string,
	days: number | undefined,
	{ logs }: Cloud,
) =>
	days
		? logs.send(
				new PutRetentionPolicyCommand({ logGroupName, retentionInDays: days }),
			)
		: logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));

const logGroupType = cloudType<LogGroupArgs>({
	named: "name",
	prefix: "namePrefix",
	longestName: 512,
	replacing: ["name", "namePrefix", "logGroupClass"],
	computed: ["arn"],
	problems: ({ name = "", retentionInDays: days = 0 }) => [
		need(
			/^[\w./#-]{1,512}$/.test(name),
			"name",
			"isn't a valid log group name (alphanumeric characters, underscores, hyphens, slashes, hash signs and dots are allowed)",
		),
		need(
			days === 0 || retentions.includes(days),
			"retentionInDays",
			`expected to be one of [${retentions.join(" ")}], got ${days}`,
		),
	],
	refusal: async ({ name = "", kmsKeyId }, cloud) =>
		kmsKeyId ? keyRefusal(kmsKeyId, arnFor(name, cloud), cloud) : undefined,
	async create({ name = "", kmsKeyId, retentionInDays, tags }, cloud) {
		await cloud.logs.send(
			new CreateLogGroupCommand({ logGroupName: name, kmsKeyId, tags }),
		);
		if (retentionInDays) await setRetention(name, retentionInDays, cloud);
		return name;
	},
	async read(name, cloud) {
		const group = await logGroupOf(name, cloud);
		if (!group) return undefined;
		const resourceArn = arnFor(name, cloud);
		const { tags = {} } = await cloud.logs.send(
			new ListTagsForResourceCommand({ resourceArn }),
		);
		return {
			name,
			arn: group.arn?.replace(/:\*$/, ""),
			kmsKeyId: group.kmsKeyId,
			retentionInDays: group.retentionInDays,
			tags,
		};
	},
	async update(name, { kmsKeyId, retentionInDays, tags = {} }, cloud, olds) {
		if (kmsKeyId !== olds.kmsKeyId)
			throw new Error("the server knows no AssociateKmsKey");
		const resourceArn = arnFor(name, cloud);
		await setRetention(name, retentionInDays, cloud);
		const tagKeys = tagsGone(olds.tags, tags);
		if (tagKeys.length > 0)
			await cloud.logs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
		if (Object.keys(tags).length > 0)
			await cloud.logs.send(new TagResourceCommand({ resourceArn, tags }));
	},
	async remove(logGroupName, { logs }) {
		await logs.send(new DeleteLogGroupCommand({ logGroupName }));
	},
});

/** Log groups. */
export const logGroupTypes: Readonly<Record<string, CloudType>> = {
	"aws:cloudwatch/logGroup:LogGroup": logGroupType,
};
