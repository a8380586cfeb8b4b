import { ownAccount } from "../../kit/cloud/cloud";
import { defaultProvider, resource, root } from "../../kit/pack/stacks";
import type { Declared, Properties } from "../../kit/pack/wire";
import { policyText } from "./policies";
import {
	accessBucket,
	type Drawn,
	type DrawnBucket,
	type DrawnTrail,
	SELECTORS,
} from "./randomAccounts";

/** The providers that a stack may be spelled with. */
export const SPELLINGS = ["aws", "aws-native"] as const;

/** A provider's spelling. */
export type Spelling = (typeof SPELLINGS)[number];

/** A stack at the end of the update that makes what was drawn. */
export function declareDrawn(
	{ trails, buckets, accountBlock }: Drawn,
	spelling: Spelling,
): readonly Declared[] {
	const declared = [
		...buckets.flatMap(
			spelling === "aws" ? declareBucket : declareNativeBucket,
		),
		...trails.map((trail) => declareTrail(trail, spelling)),
	];
	const block = accountBlock
		? [
				under(
					"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
					"account",
					blockProps(accountBlock),
				),
			]
		: [];
	return [root, ...declared, ...block];
}

function under(type: string, name: string, props: Properties): Declared {
	return resource(type, name, props, { provider: defaultProvider });
}

function declareTrail(drawn: DrawnTrail, spelling: Spelling): Declared {
	const isAws = spelling === "aws";
	const { region, name } = drawn;
	const group = `arn:aws:logs:${region}:${ownAccount}:log-group:trail:*`;
	return under(
		isAws ? "aws:cloudtrail/trail:Trail" : "aws-native:cloudtrail:Trail",
		name,
		{
			arn: `arn:aws:cloudtrail:${region}:${ownAccount}:trail/${name}`,
			[isAws ? "name" : "trailName"]: name,
			s3BucketName: drawn.bucket,
			[isAws ? "enableLogging" : "isLogging"]: drawn.isLogging,
			isMultiRegionTrail: drawn.isMultiRegion,
			isOrganizationTrail: drawn.isOrganization,
			enableLogFileValidation: drawn.validates,
			kmsKeyId: drawn.hasKey
				? `arn:aws:kms:${region}:${ownAccount}:key/logs`
				: "",
			[isAws ? "cloudWatchLogsGroupArn" : "cloudWatchLogsLogGroupArn"]:
				drawn.hasLogGroup ? group : "",
			cloudWatchLogsRoleArn: drawn.hasLogGroup
				? `arn:aws:iam::${ownAccount}:role/trail`
				: "",
			...selectorProps(drawn.selectors),
		},
	);
}

/** Both providers spell selectors as AWS does, but for the first letter. */
export function selectorProps(kind: string): Properties {
	return lowered(SELECTORS[kind] ?? {}) as Properties;
}

function lowered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lowered);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [
			`${key[0]?.toLowerCase()}${key.slice(1)}`,
			lowered(item),
		]),
	);
}

/** The properties of a public access block. */
export function blockProps(block: {
	readonly acls: boolean;
	readonly policy: boolean;
}): Properties {
	return {
		blockPublicAcls: false,
		blockPublicPolicy: false,
		ignorePublicAcls: block.acls,
		restrictPublicBuckets: block.policy,
	};
}

function declareBucket(drawn: DrawnBucket): readonly Declared[] {
	const { name: bucket, region, policy, acl, ownership, block } = drawn;
	const part = (type: string, name: string, props: Properties) =>
		under(`aws:s3/${type}`, `${bucket}-${name}`, { bucket, ...props });
	return [
		under("aws:s3/bucket:Bucket", bucket, {
			bucket,
			id: bucket,
			arn: `arn:aws:s3:::${bucket}`,
		}),
		part("bucketPolicy:BucketPolicy", "policy", {
			policy: policyText(bucket, policy),
		}),
		...(acl ? [part("bucketAcl:BucketAcl", "acl", { acl })] : []),
		...(ownership
			? [
					part("bucketOwnershipControls:BucketOwnershipControls", "ownership", {
						rule: { objectOwnership: ownership },
					}),
				]
			: []),
		...(block
			? [
					part(
						"bucketPublicAccessBlock:BucketPublicAccessBlock",
						"block",
						blockProps(block),
					),
				]
			: []),
		...(drawn.isLogged
			? [
					part("bucketLogging:BucketLogging", "logging", {
						targetBucket: accessBucket(region),
						targetPrefix: "logs/",
					}),
				]
			: []),
	];
}

function declareNativeBucket(drawn: DrawnBucket): readonly Declared[] {
	const { name: bucket, region, policy, acl, ownership, block } = drawn;
	return [
		under("aws-native:s3:Bucket", bucket, {
			bucketName: bucket,
			arn: `arn:aws:s3:::${bucket}`,
			...(acl && { accessControl: inPascalCase(acl) }),
			...(ownership && {
				ownershipControls: { rules: [{ objectOwnership: ownership }] },
			}),
			...(block && { publicAccessBlockConfiguration: blockProps(block) }),
			...(drawn.isLogged && {
				loggingConfiguration: { destinationBucketName: accessBucket(region) },
			}),
		}),
		under("aws-native:s3:BucketPolicy", `${bucket}-policy`, {
			bucket,
			policyDocument: JSON.parse(policyText(bucket, policy)),
		}),
	];
}

function inPascalCase(acl: string): string {
	return acl
		.split("-")
		.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
		.join("");
}
