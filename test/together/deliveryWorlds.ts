import fc from "fast-check";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import type { Resource } from "../../policypack/providers/resource";
import { REGION, TYPES } from "../kit/deliveryStack";
import { sourceOf } from "../kit/recordedSources";
import { type Bag, resource, urnOf } from "../kit/resources";

/*
 * Random worlds of deliveries: trails in two accounts, with buckets, keys,
 * topics, log groups and roles in either, and policies that name them.
 */

export const ACCOUNTS = ["111122223333", "444455556666"] as const;

/** A resource of an account, whose ARN ends like this where it has one. */
export function owned(
	account: string,
	type: string,
	name: string,
	props: Bag,
	more: Partial<Resource> = {},
): Resource {
	const provider = {
		urn: urnOf("pulumi:providers:aws", account),
		props: { region: REGION, allowedAccountIds: [account] },
	};
	return resource(type, name, props, {}, { provider, ...more });
}

export const arns = {
	bucket: (name: string) => `arn:aws:s3:::${name}`,
	key: (account: string, id: string) =>
		`arn:aws:kms:${REGION}:${account}:key/${id}`,
	alias: (account: string, name: string) =>
		`arn:aws:kms:${REGION}:${account}:alias/${name}`,
	topic: (account: string, name: string) =>
		`arn:aws:sns:${REGION}:${account}:${name}`,
	role: (account: string, name: string) =>
		`arn:aws:iam::${account}:role/${name}`,
	policy: (account: string, name: string) =>
		`arn:aws:iam::${account}:policy/${name}`,
	group: (account: string, name: string) =>
		`arn:aws:logs:${REGION}:${account}:log-group:${name}`,
};

/** The policy of a resource with a statement that names it. */
export const policyOf = (sid: string) =>
	JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Sid: sid,
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "*",
				Resource: "*",
			},
		],
	});

const account = fc.constantFrom(...ACCOUNTS);
const name = fc.constantFrom("one", "two");

/** Makes a resource with a logical name. */
type Make = (logicalName: string) => Resource;

const trail: fc.Arbitrary<Make> = fc
	.record({ account, other: account, name, isArn: fc.boolean(), uses: name })
	.map(
		({ account: own, other, name: bucket, isArn, uses }) =>
			(logical) =>
				owned(
					own,
					TYPES.trail,
					logical,
					{
						name: logical,
						s3BucketName: isArn ? arns.bucket(bucket) : bucket,
						kmsKeyId: isArn
							? arns.alias(other, uses)
							: arns.key(other, `id-${uses}`),
						snsTopicName: isArn ? arns.topic(other, uses) : uses,
						cloudWatchLogsGroupArn: `${arns.group(own, uses)}:*`,
						cloudWatchLogsRoleArn: arns.role(own, uses),
					},
					{ arn: `arn:aws:cloudtrail:${REGION}:${own}:trail/${logical}` },
				),
	);

/** Resources that exist once in an account, by name. */
const PARTS: Readonly<
	Record<string, (account: string, name: string, logical: string) => Resource>
> = {
	key: (own, part, logical) =>
		owned(
			own,
			TYPES.key,
			logical,
			{ policy: policyOf(logical) },
			{
				arn: arns.key(own, `id-${part}`),
			},
		),
	alias: (own, part, logical) =>
		owned(
			own,
			TYPES.alias,
			logical,
			{ name: `alias/${part}`, targetKeyId: `id-${part}` },
			{ arn: arns.alias(own, part) },
		),
	topic: (own, part, logical) =>
		owned(
			own,
			TYPES.topic,
			logical,
			{ name: part, kmsMasterKeyId: `alias/${part}` },
			{ arn: arns.topic(own, part) },
		),
	role: (own, part, logical) =>
		owned(
			own,
			TYPES.role,
			logical,
			{ name: part, assumeRolePolicy: policyOf(logical) },
			{ arn: arns.role(own, part) },
		),
	managedPolicy: (own, part, logical) =>
		owned(
			own,
			TYPES.managedPolicy,
			logical,
			{ name: part, policy: policyOf(logical) },
			{ arn: arns.policy(own, part) },
		),
	group: (own, part, logical) =>
		owned(
			own,
			TYPES.group,
			logical,
			{ name: part },
			{
				arn: arns.group(own, part),
			},
		),
};

/** Policies and settings, which name what they are of. */
const ATTACHMENTS: typeof PARTS = {
	keyPolicy: (own, part, logical) =>
		owned(own, TYPES.keyPolicy, logical, {
			keyId: arns.key(own, `id-${part}`),
			policy: policyOf(logical),
		}),
	topicPolicy: (own, part, logical) =>
		owned(own, TYPES.topicPolicy, logical, {
			arn: arns.topic(own, part),
			policy: policyOf(logical),
		}),
	rolePolicy: (own, part, logical) =>
		owned(own, TYPES.rolePolicy, logical, {
			name: logical,
			role: part,
			policy: policyOf(logical),
		}),
	attachment: (own, part, logical) =>
		owned(own, TYPES.attachment, logical, {
			role: part,
			policyArn: arns.policy(own, part),
		}),
	bucketPolicy: (own, part, logical) =>
		owned(own, "aws:s3/bucketPolicy:BucketPolicy", logical, {
			bucket: part,
			policy: policyOf(logical),
		}),
	payer: (own, part, logical) =>
		owned(
			own,
			"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
			logical,
			{ bucket: part, payer: "Requester" },
		),
	logging: (own, part, logical) =>
		owned(own, "aws:s3/bucketLogging:BucketLogging", logical, {
			bucket: part,
			targetBucket: part === "one" ? "two" : "one",
			targetPrefix: "",
		}),
	encryption: (own, part, logical) =>
		owned(
			own,
			"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
			logical,
			{
				bucket: part,
				rules: [
					{
						applyServerSideEncryptionByDefault: {
							sseAlgorithm: "aws:kms",
							kmsMasterKeyId: arns.key(own, `id-${part}`),
						},
					},
				],
			},
		),
};

/** Whole worlds, as the resources of one stack. */
export const deliveryWorlds: fc.Arbitrary<readonly Resource[]> = fc
	.record({
		trails: fc.array(trail, { minLength: 1, maxLength: 3 }),
		buckets: fc.uniqueArray(fc.record({ account, name }), {
			selector: (one) => one.name,
		}),
		parts: fc.uniqueArray(
			fc.record({
				kind: fc.constantFrom(...Object.keys(PARTS)),
				account,
				name,
			}),
			{ selector: (one) => JSON.stringify(one), maxLength: 12 },
		),
		attached: fc.array(
			fc.record({
				kind: fc.constantFrom(...Object.keys(ATTACHMENTS)),
				account,
				name,
			}),
			{ maxLength: 8 },
		),
	})
	.map(({ trails, buckets, parts, attached }) => {
		const ownerOf = new Map(buckets.map((one) => [one.name, one.account]));
		return [
			...trails.map((make, at) => make(`trail-${at}`)),
			...buckets.map((one) =>
				owned(one.account, TYPES.bucket, one.name, { bucket: one.name }),
			),
			...parts.flatMap(
				(one, at) =>
					PARTS[one.kind]?.(one.account, one.name, `part-${at}`) ?? [],
			),
			...attached.flatMap((one, at) => {
				const isOfBucket = /bucket|payer|logging|encryption/.test(one.kind);
				const own = isOfBucket ? ownerOf.get(one.name) : undefined;
				const make = ATTACHMENTS[one.kind];
				return make?.(own ?? one.account, one.name, `attached-${at}`) ?? [];
			}),
		];
	});

/** Resources as the state or the preview of a stack. */
export function stackOf(
	name: string,
	resources: readonly Resource[],
	kind: "state" | "preview" = "state",
): SourceFacts {
	const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
	const { secrets: _, ...seen } = sourceOf(
		{ urn, name: "prod", resources },
		kind,
		name,
	);
	return seen;
}
