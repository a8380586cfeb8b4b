import {
	DeleteBucketOwnershipControlsCommand,
	DeleteBucketPolicyCommand,
	DeletePublicAccessBlockCommand,
	GetBucketOwnershipControlsCommand,
	GetBucketPolicyCommand,
	GetPublicAccessBlockCommand,
	PutBucketAclCommand,
	PutBucketOwnershipControlsCommand,
	PutBucketPolicyCommand,
	PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type { Unwrap } from "@pulumi/pulumi";
import type { Properties } from "../engine/provider/resources";
import { statementsIn } from "./allows";
import { bucketPart } from "./bucketPart";
import type { Cloud } from "./cloud";
import { type CloudType, unlessGone } from "./cloudType";
import { policyProblem, principalsGone } from "./policyShape";

type Inputs<Args> = Unwrap<Args> & Properties;

/** The bucket's policy, where it has one. */
export async function bucketPolicyOf(
	bucket: string,
	{ s3 }: Cloud,
): Promise<string | undefined> {
	const found = await unlessGone(
		s3.send(new GetBucketPolicyCommand({ Bucket: bucket })),
		"NoSuchBucketPolicy",
	);
	return found?.Policy;
}

const blockOf = async (Bucket: string, { s3 }: Cloud) =>
	(await s3.send(new GetPublicAccessBlockCommand({ Bucket })))
		.PublicAccessBlockConfiguration;

/** Who owns the objects of a bucket. */
export const ownershipOf = async (Bucket: string, { s3 }: Cloud) =>
	(await s3.send(new GetBucketOwnershipControlsCommand({ Bucket })))
		.OwnershipControls?.Rules?.[0]?.ObjectOwnership;

const isPublic = (json: string): boolean =>
	statementsIn(json).some(
		({ Effect, Principal, Condition }) =>
			Effect === "Allow" &&
			JSON.stringify(Principal).includes('"*"') &&
			Condition === undefined,
	);

async function policyRefusal(
	{ bucket, policy }: Inputs<BucketPolicyArgs>,
	cloud: Cloud,
): Promise<string | undefined> {
	const json = String(policy);
	const resources = statementsIn(json).flatMap(({ Resource }) =>
		[Resource].flat().map(String),
	);
	const foreign = resources.find(
		(arn) => !new RegExp(`^arn:[a-z-]+:s3:::${bucket}(/|$)`).test(arn),
	);
	if (foreign) return `MalformedPolicy: Policy has invalid resource ${foreign}`;
	if ((await principalsGone(json, cloud)).length > 0)
		return "MalformedPolicy: Invalid principal in policy";
	const block = await unlessGone(
		blockOf(bucket, cloud),
		"NoSuchPublicAccessBlockConfiguration",
	);
	return block?.BlockPublicPolicy && isPublic(json)
		? "AccessDenied: public policies are blocked by the BlockPublicPolicy block public access setting"
		: undefined;
}

const policyPart = bucketPart<Inputs<BucketPolicyArgs>>({
	documents: ["policy"],
	problems: ({ policy }) => [policyProblem("bucket", "policy", String(policy))],
	refusal: policyRefusal,
	put: (Bucket, { policy }, { s3 }) =>
		s3.send(new PutBucketPolicyCommand({ Bucket, Policy: String(policy) })),
	gone: ["NoSuchBucketPolicy"],
	read: async (Bucket, { s3 }) => ({
		policy: (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy,
	}),
	clear: (Bucket, { s3 }) => s3.send(new DeleteBucketPolicyCommand({ Bucket })),
});

const blockPart = bucketPart<Inputs<BucketPublicAccessBlockArgs>>({
	put: (Bucket, inputs, { s3 }) =>
		s3.send(
			new PutPublicAccessBlockCommand({
				Bucket,
				PublicAccessBlockConfiguration: {
					BlockPublicAcls: inputs.blockPublicAcls ?? false,
					BlockPublicPolicy: inputs.blockPublicPolicy ?? false,
					IgnorePublicAcls: inputs.ignorePublicAcls ?? false,
					RestrictPublicBuckets: inputs.restrictPublicBuckets ?? false,
				},
			}),
		),
	gone: ["NoSuchPublicAccessBlockConfiguration"],
	read: async (bucket, cloud) => {
		const block = await blockOf(bucket, cloud);
		return {
			blockPublicAcls: block?.BlockPublicAcls,
			blockPublicPolicy: block?.BlockPublicPolicy,
			ignorePublicAcls: block?.IgnorePublicAcls,
			restrictPublicBuckets: block?.RestrictPublicBuckets,
		};
	},
	clear: (Bucket, { s3 }) =>
		s3.send(new DeletePublicAccessBlockCommand({ Bucket })),
});

const ownershipPart = bucketPart<Inputs<BucketOwnershipControlsArgs>>({
	put: (Bucket, { rule }, { s3 }) =>
		s3.send(
			new PutBucketOwnershipControlsCommand({
				Bucket,
				OwnershipControls: {
					Rules: [{ ObjectOwnership: rule.objectOwnership as "ObjectWriter" }],
				},
			}),
		),
	gone: ["OwnershipControlsNotFoundError"],
	read: async (bucket, cloud) => ({
		rule: { objectOwnership: await ownershipOf(bucket, cloud) },
	}),
	clear: (Bucket, { s3 }) =>
		s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket })),
});

const aclPart = bucketPart<Inputs<BucketAclArgs>>({
	refusal: async ({ bucket }, cloud) =>
		(await unlessGone(
			ownershipOf(bucket, cloud),
			"OwnershipControlsNotFoundError",
		)) === "BucketOwnerEnforced"
			? "AccessControlListNotSupported: The bucket does not allow ACLs"
			: undefined,
	put: (Bucket, { acl }, { s3 }) =>
		s3.send(new PutBucketAclCommand({ Bucket, ACL: acl as "private" })),
	// AWS tells grants, from which no canned ACL can be told.
	read: async () => ({}),
	clear: async () => {},
});

/** Who may do what with a bucket. */
export const bucketAccessTypes: Readonly<Record<string, CloudType>> = {
	"aws:s3/bucketPolicy:BucketPolicy": policyPart,
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": blockPart,
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": ownershipPart,
	"aws:s3/bucketAcl:BucketAcl": aclPart,
};
