import { conditionsFor, services, wrongConditionsFor } from "./bucket";
import {
	addStatement,
	change,
	conditioned,
	type Draft,
	type Fault,
	type Names,
	policyOf,
	resourceOf,
	setStatements,
	type Written,
} from "./draft";

const CONTEXT = "kms:EncryptionContext:aws:cloudtrail:arn";

/** Conditions on the encryption context, in several forms. */
const contextsFor = ({ account, trailArn }: Names): readonly Written[] => [
	{},
	{ StringLike: { [CONTEXT]: `arn:aws:cloudtrail:*:${account}:trail/*` } },
	{ StringEquals: { [CONTEXT]: trailArn } },
	{ StringLike: { [CONTEXT]: ["arn:aws:other:*", trailArn] } },
	{ Null: { [CONTEXT]: "false" } },
];

/** What lets the account's own principals use a key. */
export const ownerOf = ({ account }: Names, service: string): Written => ({
	Sid: "Owner",
	Effect: "Allow",
	Principal: { AWS: `arn:aws:iam::${account}:root` },
	Action: `${service}:*`,
	Resource: "*",
});

/** Statements that let CloudTrail encrypt, in several forms. */
function rightStatements({ names, choose }: Draft): readonly Written[] {
	const Principal = choose.one(services);
	const condition = choose.one(conditionsFor(names));
	const of = (Action: unknown): Written =>
		conditioned(
			{ Effect: "Allow", Principal, Action, Resource: "*" },
			condition,
		);
	return choose.one<readonly Written[]>([
		[
			conditioned(
				of(
					choose.one<unknown>([
						"kms:GenerateDataKey*",
						["kms:GenerateDataKey"],
					]),
				),
				choose.one(contextsFor(names)),
			),
			of(choose.one<unknown>(["kms:DescribeKey", "kms:Describe*"])),
			of(["kms:Decrypt"]),
		],
		[of(["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"])],
		[of("kms:*")],
		[
			of(["kms:Encrypt", "kms:decrypt", "kms:generatedatakey*"]),
			of("kms:DescribeKey"),
		],
	]);
}

/** Adds a key with its policy, in one resource or two, and an alias, perhaps. */
export function addKey(
	draft: Draft,
	role: "key" | "topicKey" | "defaultKey",
): void {
	const { names, choose, resources } = draft;
	const own = `${names.world}-${role}`;
	const statements =
		role === "key"
			? rightStatements(draft)
			: role === "defaultKey"
				? [permit(["kms:GenerateDataKey*", "kms:DescribeKey"])]
				: [
						{
							Effect: "Allow",
							Principal: choose.one(services),
							Action: choose.one<unknown>([
								["kms:GenerateDataKey*", "kms:Decrypt"],
								"kms:*",
							]),
							Resource: "*",
						},
					];
	const policy = policyOf([ownerOf(names, "kms"), ...statements], choose);
	const isApart = choose.in100(30);
	resources.set(role, {
		name: own,
		type: "aws:kms/key:Key",
		inputs: {
			description: `encrypts for ${names.world}`,
			deletionWindowInDays: 7,
			...(!isApart && { policy }),
		},
	});
	if (isApart)
		resources.set(`${role}Policy`, {
			name: `${own}Policy`,
			type: "aws:kms/keyPolicy:KeyPolicy",
			inputs: { keyId: { ref: own, output: "keyId" }, policy },
		});
	const isAliased = choose.in100(25);
	if (isAliased)
		resources.set(`${role}Alias`, {
			name: `${own}Alias`,
			type: "aws:kms/alias:Alias",
			inputs: {
				name: `alias/${own}`,
				targetKeyId: { ref: own, output: "keyId" },
			},
		});
	const by = isAliased
		? choose.one<object>([
				{ ref: `${own}Alias`, output: "arn" },
				{ ref: own, output: "arn" },
			])
		: { ref: own, output: "arn" };
	if (role === "key") draft.trail.kmsKeyId = by;
	else if (role === "defaultKey") addEncryption(draft, by);
	else change(draft, "topic", { kmsMasterKeyId: by });
}

/** Encrypts the bucket of a trail by default. */
export function addEncryption(draft: Draft, by: object): void {
	const { names, choose, resources } = draft;
	resources.set("encryption", {
		name: `${names.world}-encryption`,
		type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
		inputs: {
			bucket: { ref: `${names.world}-bucket`, output: "bucket" },
			rules: [
				{
					applyServerSideEncryptionByDefault: {
						sseAlgorithm: choose.one(["aws:kms", "aws:kms:dsse"]),
						kmsMasterKeyId: by,
					},
					bucketKeyEnabled: choose.in100(50),
				},
			],
		},
	});
}

/** The resource that has the policy of a key. */
const holderOf = ({ resources }: Draft, role: string): string =>
	resources.has(`${role}Policy`) ? `${role}Policy` : role;

const rewrite = (
	draft: Draft,
	role: string,
	...statements: readonly Written[]
) =>
	setStatements(draft, holderOf(draft, role), [
		ownerOf(draft.names, "kms"),
		...statements,
	]);

const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };
const permit = (Action: unknown): Written => ({
	Effect: "Allow",
	Principal: CLOUDTRAIL,
	Action,
	Resource: "*",
});

/** What may be wrong with the key of a trail. */
export const keyFaults: readonly Fault[] = [
	{
		name: "the key's policy has nothing for CloudTrail",
		needs: ["key"],
		spoil: (draft) => rewrite(draft, "key"),
	},
	{
		name: "the key has the policy that KMS makes",
		needs: ["key"],
		suits: ({ resources }) => !resources.has("keyPolicy"),
		spoil: (draft) => {
			const { policy: _, ...inputs } = resourceOf(draft, "key").inputs;
			draft.resources.set("key", { ...resourceOf(draft, "key"), inputs });
		},
	},
	{
		name: "the key's policy lacks GenerateDataKey",
		needs: ["key"],
		spoil: (draft) =>
			rewrite(
				draft,
				"key",
				permit(
					draft.choose.one<unknown>([
						["kms:DescribeKey", "kms:Decrypt"],
						["kms:Encrypt", "kms:DescribeKey"],
						["kms:GenerateDataKeyWithoutPlaintext", "kms:Describe*"],
					]),
				),
			),
	},
	{
		name: "the key's policy lacks DescribeKey",
		needs: ["key"],
		spoil: (draft) =>
			rewrite(draft, "key", permit(["kms:GenerateDataKey*", "kms:Decrypt"])),
	},
	{
		name: "the key may be described only with an encryption context",
		needs: ["key"],
		spoil: (draft) =>
			rewrite(
				draft,
				"key",
				conditioned(permit(["kms:GenerateDataKey*", "kms:DescribeKey"]), {
					StringEquals: { [CONTEXT]: draft.names.trailArn },
				}),
			),
	},
	{
		name: "the key's policy is for another encryption context",
		needs: ["key"],
		spoil: (draft) =>
			rewrite(
				draft,
				"key",
				permit(["kms:DescribeKey", "kms:Decrypt"]),
				conditioned(
					permit("kms:GenerateDataKey*"),
					draft.choose.one<Written>([
						{
							StringLike: {
								[CONTEXT]: "arn:aws:cloudtrail:*:444455556666:trail/*",
							},
						},
						{ StringEquals: { [CONTEXT]: `${draft.names.trailArn}x` } },
						{ StringEquals: { [CONTEXT]: "arn:aws:cloudtrail:*" } },
					]),
				),
			),
	},
	{
		name: "the key's policy is for another trail",
		needs: ["key"],
		spoil: (draft) =>
			rewrite(
				draft,
				"key",
				conditioned(
					permit(["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"]),
					draft.choose.one(wrongConditionsFor(draft.names)),
				),
			),
	},
	{
		name: "the key is denied to services",
		needs: ["key"],
		spoil: (draft) =>
			addStatement(draft, holderOf(draft, "key"), {
				Effect: "Deny",
				Principal: draft.choose.one<unknown>(["*", CLOUDTRAIL]),
				Action: draft.choose.one<unknown>([
					"kms:GenerateDataKey*",
					["kms:Describe*", "kms:Generate*"],
				]),
				Resource: "*",
				Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
			}),
	},
	{
		name: "the key is disabled",
		needs: ["key"],
		spoil: (draft) => change(draft, "key", { isEnabled: false }),
	},
	{
		name: "the key is in another Region than the bucket",
		needs: ["key"],
		suits: ({ resources }) =>
			!resources.has("keyPolicy") && !resources.has("keyAlias"),
		spoil: (draft) => change(draft, "key", { region: "ap-southeast-2" }),
	},
	{
		name: "the trail does not wait for the key's policy",
		needs: ["key"],
		suits: ({ resources }) => resources.has("keyPolicy"),
		spoil: ({ late }) => late.add("keyPolicy"),
	},
];

/** Whether the bucket of a trail without a key has one of its own. */
const hasDefaultKey = ({ resources }: Draft): boolean =>
	resources.has("defaultKey");

/** What may be wrong with the default encryption of a trail's bucket. */
export const encryptionFaults: readonly Fault[] = [
	{
		name: "the key of the bucket has nothing for CloudTrail",
		needs: ["encryption"],
		suits: hasDefaultKey,
		spoil: (draft) => rewrite(draft, "defaultKey"),
	},
	{
		name: "the key of the bucket is to be described only",
		needs: ["encryption"],
		suits: hasDefaultKey,
		spoil: (draft) => rewrite(draft, "defaultKey", permit("kms:Describe*")),
	},
	{
		name: "the key of the bucket is disabled",
		needs: ["encryption"],
		suits: hasDefaultKey,
		spoil: (draft) => change(draft, "defaultKey", { isEnabled: false }),
	},
	{
		name: "the key of the bucket is for another trail",
		needs: ["encryption"],
		suits: hasDefaultKey,
		spoil: (draft) =>
			rewrite(
				draft,
				"defaultKey",
				conditioned(
					permit(["kms:GenerateDataKey", "kms:DescribeKey"]),
					draft.choose.one(wrongConditionsFor(draft.names)),
				),
			),
	},
	{
		name: "the bucket's key is not to be decrypted with",
		needs: ["encryption", "key"],
		suits: ({ trail }) => trail.kmsKeyId !== undefined,
		spoil: (draft) => {
			rewrite(
				draft,
				"key",
				permit(["kms:GenerateDataKey*", "kms:DescribeKey"]),
			);
			change(draft, "encryption", {
				rules: [
					{
						applyServerSideEncryptionByDefault: {
							sseAlgorithm: "aws:kms",
							kmsMasterKeyId: draft.trail.kmsKeyId,
						},
						bucketKeyEnabled: true,
					},
				],
			});
		},
	},
];

/** What may be wrong with the key of an encrypted topic. */
export const topicKeyFaults: readonly Fault[] = [
	{
		name: "the topic's key has nothing for CloudTrail",
		needs: ["topicKey"],
		spoil: (draft) => rewrite(draft, "topicKey"),
	},
	{
		name: "the topic's key is not to be decrypted with",
		needs: ["topicKey"],
		spoil: (draft) =>
			rewrite(draft, "topicKey", permit("kms:GenerateDataKey*")),
	},
	{
		name: "the topic's key is for trails' files only",
		needs: ["topicKey"],
		spoil: (draft) =>
			rewrite(
				draft,
				"topicKey",
				conditioned(permit(["kms:GenerateDataKey*", "kms:Decrypt"]), {
					StringLike: { [CONTEXT]: "arn:aws:cloudtrail:*" },
				}),
			),
	},
	{
		name: "the topic's key is disabled",
		needs: ["topicKey"],
		spoil: (draft) => change(draft, "topicKey", { isEnabled: false }),
	},
	{
		name: "the topic is encrypted with AWS's own key",
		needs: ["topic"],
		suits: ({ parts }) => !parts.has("topicKey"),
		spoil: (draft) =>
			change(draft, "topic", { kmsMasterKeyId: "alias/aws/sns" }),
	},
];
