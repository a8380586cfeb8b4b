import {
	CreateAliasCommand,
	CreateKeyCommand,
	DeleteAliasCommand,
	DescribeKeyCommand,
	DisableKeyRotationCommand,
	EnableKeyRotationCommand,
	GetKeyPolicyCommand,
	GetKeyRotationStatusCommand,
	ListAliasesCommand,
	ListResourceTagsCommand,
	PutKeyPolicyCommand,
	ScheduleKeyDeletionCommand,
	TagResourceCommand,
	UntagResourceCommand,
	UpdateAliasCommand,
	UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";
import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import { allows } from "./allows";
import { partitionOf } from "./arns";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need, unlessGone } from "./cloudType";
import { policyProblem, principalsGone } from "./policyShape";
import { tagsGone } from "./tags";

/** A key that can be used, by its id, its ARN or an alias' ARN. */
export async function keyOf(KeyId: string, { kms }: Cloud) {
	const found = await unlessGone(
		kms.send(new DescribeKeyCommand({ KeyId })),
		"NotFoundException",
	);
	const key = found?.KeyMetadata;
	return key?.KeyState === "Enabled" ? key : undefined;
}

/** The policy of a key. */
export const keyPolicyOf = async (KeyId: string, { kms }: Cloud) =>
	(await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" })))
		.Policy;

async function readKey(KeyId: string, cloud: Cloud) {
	const { kms } = cloud;
	const key = await keyOf(KeyId, cloud);
	if (!key) return undefined;
	const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
	const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
	return {
		arn: key.Arn,
		keyId: key.KeyId,
		description: key.Description,
		enableKeyRotation: rotation.KeyRotationEnabled,
		rotationPeriodInDays: rotation.RotationPeriodInDays,
		policy: await keyPolicyOf(KeyId, cloud),
		tags: Object.fromEntries(
			Tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]),
		),
	};
}

const kmsTags = (tags: Readonly<Record<string, string>> | undefined) =>
	Object.entries(tags ?? {}).map(([TagKey, TagValue]) => ({
		TagKey,
		TagValue,
	}));

const rotate = (KeyId: string, isOn: boolean | undefined, { kms }: Cloud) =>
	isOn
		? kms.send(new EnableKeyRotationCommand({ KeyId }))
		: kms.send(new DisableKeyRotationCommand({ KeyId }));

const keyType = cloudType<KeyArgs>({
	documents: ["policy"],
	replacing: ["customerMasterKeySpec", "keyUsage", "multiRegion"],
	computed: ["arn", "keyId"],
	untold: ["deletionWindowInDays", "bypassPolicyLockoutSafetyCheck"],
	problems: ({ deletionWindowInDays: days = 30, policy }) => [
		need(
			days >= 7 && days <= 30,
			"deletionWindowInDays",
			"expected to be in the range (7 - 30)",
		),
		policy === undefined ? undefined : policyProblem("key", "policy", policy),
	],
	async refusal({ policy }, cloud) {
		if (policy === undefined) return undefined;
		if ((await principalsGone(policy, cloud)).length > 0)
			return "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.";
		const isKeptOpen = allows(policy, {
			principal: {
				aws: `arn:${partitionOf(cloud.region)}:iam::${cloud.account}:root`,
			},
			action: "kms:PutKeyPolicy",
			resource: "*",
			context: {},
		});
		return isKeptOpen
			? undefined
			: "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.";
	},
	async create({ description, enableKeyRotation, policy, tags }, cloud) {
		const { KeyMetadata: key } = await cloud.kms.send(
			new CreateKeyCommand({
				Description: description,
				Policy: policy,
				Tags: kmsTags(tags),
			}),
		);
		const id = key?.KeyId ?? "";
		if (enableKeyRotation) await rotate(id, true, cloud);
		return id;
	},
	read: readKey,
	async update(KeyId, inputs, cloud, olds) {
		const { kms } = cloud;
		const { description = "", enableKeyRotation, policy, tags } = inputs;
		await kms.send(
			new UpdateKeyDescriptionCommand({ KeyId, Description: description }),
		);
		await rotate(KeyId, enableKeyRotation, cloud);
		await kms.send(
			new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy: policy }),
		);
		const TagKeys = tagsGone(olds.tags, tags);
		await kms.send(new UntagResourceCommand({ KeyId, TagKeys }));
		await kms.send(new TagResourceCommand({ KeyId, Tags: kmsTags(tags) }));
	},
	async remove(KeyId, { kms }, { deletionWindowInDays }) {
		const days = Number(deletionWindowInDays ?? 30);
		await kms.send(
			new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: days }),
		);
	},
});

const aliasType = cloudType<AliasArgs>({
	named: "name",
	replacing: ["name"],
	computed: ["arn", "targetKeyArn"],
	problems: ({ name = "" }) => [
		need(
			/^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/.test(name),
			"name",
			"must begin with 'alias/' and be comprised of only [a-zA-Z0-9/_-]",
		),
	],
	async create({ name = "", targetKeyId }, { kms }) {
		await kms.send(
			new CreateAliasCommand({ AliasName: name, TargetKeyId: targetKeyId }),
		);
		return name;
	},
	async read(name, { kms, region, account }, { targetKeyId: asked }) {
		const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
		const found = Aliases.find(({ AliasName }) => AliasName === name);
		if (!found) return undefined;
		const here = `arn:${partitionOf(region)}:kms:${region}:${account}`;
		const targetKeyArn = `${here}:key/${found.TargetKeyId}`;
		return {
			name,
			arn: `${here}:${name}`,
			// A key may be asked for by either.
			targetKeyId: asked === targetKeyArn ? asked : found.TargetKeyId,
			targetKeyArn,
		};
	},
	async update(name, { targetKeyId }, { kms }) {
		await kms.send(
			new UpdateAliasCommand({ AliasName: name, TargetKeyId: targetKeyId }),
		);
	},
	async remove(name, { kms }) {
		await kms.send(new DeleteAliasCommand({ AliasName: name }));
	},
});

/** Keys and their aliases. */
export const keyTypes: Readonly<Record<string, CloudType>> = {
	"aws:kms/key:Key": keyType,
	"aws:kms/alias:Alias": aliasType,
};
