import type { Grant as AclEntry } from "@aws-sdk/client-s3";
import { known, mapValue } from "../../model/value";
import { settingsIn } from "./blockSettings";
import { bucketPart, type ReadablePart } from "./bucketPart";
import { aboutBucket } from "./delivery/bucketSettings";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";

/** The configurations of a bucket that the controls use: one call each, in the bucket's Region. */
export const BUCKET_PARTS: readonly ReadablePart[] = [
	bucketPart({
		action: ACTIONS.GetBucketPublicAccessBlock,
		noun: "public access block",
		call: (s3, input, options) => s3.getPublicAccessBlock(input, options),
		read: (answer) => settingsIn(answer.PublicAccessBlockConfiguration),
		none: "NoSuchPublicAccessBlockConfiguration",
		toFact: (block, { of, itself }) => ({
			kind: "bucketBlock",
			of,
			bucket: itself,
			ignorePublicAcls: mapValue(block, (one) => one.ignorePublicAcls),
			restrictPublicBuckets: mapValue(
				block,
				(one) => one.restrictPublicBuckets,
			),
		}),
	}),
	bucketPart({
		action: ACTIONS.GetBucketPolicy,
		noun: "policy",
		call: (s3, input, options) => s3.getBucketPolicy(input, options),
		// S3 only stores valid JSON, so other text is not a valid response.
		read: ({ Policy }) => (isDocument(Policy) ? Policy : UNREADABLE),
		none: "NoSuchBucketPolicy",
		toFact: (policy, { of, itself }) => ({
			kind: "bucketPolicy",
			of,
			bucket: itself,
			policy,
		}),
	}),
	bucketPart({
		action: ACTIONS.GetBucketAcl,
		noun: "access control list",
		call: (s3, input, options) => s3.getBucketAcl(input, options),
		read: ({ Grants }) =>
			Array.isArray(Grants) && Grants.every(hasGrantee)
				? Grants.map(toEntry)
				: UNREADABLE,
		toFact: (grants, { of, itself }) => ({
			kind: "bucketAcl",
			of,
			bucket: itself,
			canned: known(undefined),
			grants: mapValue(grants, (all) =>
				all.map(({ groupUri }) => ({ groupUri: known(groupUri) })),
			),
		}),
		toSettings: (grants, bucket) => [
			{
				kind: "bucketGrants",
				...aboutBucket(bucket),
				canned: known(undefined),
				grants: mapValue(grants, (all) =>
					all.map(({ groupUri, permissions }) => ({
						groupUri: known(groupUri),
						permissions: known(permissions.map((one) => known(one))),
					})),
				),
			},
		],
	}),
	bucketPart({
		action: ACTIONS.GetBucketOwnershipControls,
		noun: "ownership",
		call: (s3, input, options) => s3.getBucketOwnershipControls(input, options),
		read: ({ OwnershipControls }) => {
			const ownership = OwnershipControls?.Rules?.[0]?.ObjectOwnership;
			return typeof ownership === "string" ? ownership : UNREADABLE;
		},
		none: "OwnershipControlsNotFoundError",
		toFact: (objectOwnership, { of, itself }) => ({
			kind: "ownership",
			of,
			bucket: itself,
			objectOwnership,
		}),
	}),
	bucketPart({
		action: ACTIONS.GetBucketLogging,
		noun: "access logging",
		call: (s3, input, options) => s3.getBucketLogging(input, options),
		read: ({ LoggingEnabled }) => ({
			target: LoggingEnabled?.TargetBucket?.trim() ?? "",
			prefix: LoggingEnabled?.TargetPrefix,
			format: LoggingEnabled?.TargetObjectKeyFormat,
		}),
		toFact: (logging, { of, itself }) => ({
			kind: "accessLogging",
			of,
			bucket: itself,
			hasTarget: mapValue(logging, ({ target }) => target !== ""),
		}),
		toSettings: (logging, bucket) =>
			logging.known && logging.value.target === ""
				? []
				: [
						{
							kind: "logTarget",
							...aboutBucket(bucket),
							target: {
								by: "name",
								name: mapValue(logging, ({ target }) => target),
								dependencies: [],
							},
							prefix: mapValue(logging, ({ prefix }) => prefix),
							isPrefixSecret: false,
							isPartitioned: mapValue(
								logging,
								({ format }) => format?.PartitionedPrefix !== undefined,
							),
						},
					],
	}),
];

function isDocument(policy: unknown): policy is string {
	if (typeof policy !== "string") return false;
	const document: unknown = JSON.parse(policy);
	return (
		typeof document === "object" && document !== null && "Statement" in document
	);
}

function hasGrantee({ Grantee }: AclEntry): boolean {
	return Boolean(Grantee?.URI ?? Grantee?.ID ?? Grantee?.EmailAddress);
}

/** An entry of an access control list, as far as it decides anything. */
interface ListEntry {
	readonly groupUri: string | undefined;
	readonly permissions: readonly string[];
}

function toEntry({ Grantee, Permission }: AclEntry): ListEntry {
	return {
		groupUri: Grantee?.URI,
		permissions: Permission === undefined ? [] : [Permission],
	};
}
