import type { SourceRoot } from "./account";
import type {
	AccessLoggingFact,
	AccountBlockFact,
	BucketAclFact,
	BucketBlockFact,
	BucketFact,
	BucketPolicyFact,
	Fact,
	OwnershipFact,
	Ref,
	Source,
	TrailFact,
} from "./facts";
import { known, unknown } from "./value";

/*
 * An invented world for cases and tests: account 111122223333, stack `prod`
 * of project `shop`, one trail `audit` that delivers to one bucket `logs`.
 * Each function makes a fact that satisfies every control; a case patches it.
 */

/** The root of the invented stack. */
export const root: SourceRoot = {
	...source("pulumi:pulumi:Stack", "shop-prod"),
	view: "stack",
};

/** A resource of the invented stack. */
export function source(type: string, name: string): Source {
	const urn = `urn:pulumi:prod::shop::${type}::${name}`;
	return { urn, type, name, location: undefined };
}

/** A resource of the S3 module of @pulumi/aws, as `bucketPolicy`. */
function s3(module: string, name: string): Source {
	const type = module.charAt(0).toUpperCase() + module.slice(1);
	return source(`aws:s3/${module}:${type}`, name);
}

/** A value that is known after the update. */
export function pending(what: string) {
	return unknown("pending", what);
}

/** A reference to the sample bucket by its literal name. */
export const toLogs: Ref = named("logs-111122223333");

/** A reference by literal name or ARN. */
export function named(name: string): Ref {
	return { by: "name", name: known(name), dependencies: [] };
}

/** A reference by an output of these resources, not known yet. */
export function from(...resources: readonly Source[]): Ref {
	const urns = resources.map(({ urn }) => urn);
	return {
		by: "name",
		name: pending("the bucket's name"),
		dependencies: urns,
		beyond: urns.filter((urn) =>
			/:(Bucket|BucketV2|StackReference)::/.test(urn),
		),
	};
}

/** A trail that satisfies every control. */
export function trail(patch: Partial<TrailFact> = {}): TrailFact {
	return {
		kind: "trail",
		of: source("aws:cloudtrail/trail:Trail", "audit"),
		isLogging: known(true),
		isMultiRegion: known(true),
		eventSelectors: known([]),
		advancedEventSelectors: known([]),
		hasKey: known(true),
		validatesLogFiles: known(true),
		hasLogGroup: known(true),
		hasLogRole: known(true),
		bucket: toLogs,
		tagKeys: [known(["owner", "team"])],
		...patch,
	};
}

/** The bucket of that trail. */
export function bucket(patch: Partial<BucketFact> = {}): BucketFact {
	return {
		kind: "bucket",
		of: s3("bucket", "logs"),
		name: known("logs-111122223333"),
		nameFrom: [],
		owner: { provider: undefined, account: undefined },
		...patch,
	};
}

/** A bucket policy that lets CloudTrail in, and nobody else. */
export function bucketPolicy(
	patch: Partial<BucketPolicyFact> = {},
): BucketPolicyFact {
	return {
		kind: "bucketPolicy",
		of: s3("bucketPolicy", "logs-policy"),
		bucket: toLogs,
		policy: known(document({ Service: "cloudtrail.amazonaws.com" })),
		...patch,
	};
}

/** A policy of one statement that allows a principal to write. */
export function document(principal: unknown, condition?: unknown): string {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "Write",
				Effect: "Allow",
				Principal: principal,
				Action: "s3:PutObject",
				Resource: "arn:aws:s3:::logs-111122223333/*",
				...(condition !== undefined && { Condition: condition }),
			},
		],
	});
}

/** A private access control list. */
export function bucketAcl(patch: Partial<BucketAclFact> = {}): BucketAclFact {
	return {
		kind: "bucketAcl",
		of: s3("bucketAcl", "logs-acl"),
		bucket: toLogs,
		canned: known("private"),
		grants: known([]),
		...patch,
	};
}

/** A public access block of the bucket, with every setting on. */
export function bucketBlock(
	patch: Partial<BucketBlockFact> = {},
): BucketBlockFact {
	return {
		kind: "bucketBlock",
		of: s3("bucketPublicAccessBlock", "logs-block"),
		bucket: toLogs,
		ignorePublicAcls: known(true),
		restrictPublicBuckets: known(true),
		...patch,
	};
}

/** A public access block of the account, with every setting on. */
export function accountBlock(
	patch: Partial<AccountBlockFact> = {},
): AccountBlockFact {
	return {
		kind: "accountBlock",
		of: s3("accountPublicAccessBlock", "account-block"),
		account: known(undefined),
		owner: { provider: undefined, account: undefined },
		ignorePublicAcls: known(true),
		restrictPublicBuckets: known(true),
		...patch,
	};
}

/** Ownership that switches access control lists off. */
export function ownership(patch: Partial<OwnershipFact> = {}): OwnershipFact {
	return {
		kind: "ownership",
		of: s3("bucketOwnershipControls", "logs-ownership"),
		bucket: toLogs,
		objectOwnership: known("BucketOwnerEnforced"),
		...patch,
	};
}

/** Server access logging, switched on. */
export function accessLogging(
	patch: Partial<AccessLoggingFact> = {},
): AccessLoggingFact {
	return {
		kind: "accessLogging",
		of: s3("bucketLogging", "logs-logging"),
		bucket: toLogs,
		hasTarget: known(true),
		...patch,
	};
}

/** A whole account that satisfies every control. */
export const compliant: readonly Fact[] = [
	trail(),
	bucket(),
	bucketPolicy(),
	bucketBlock(),
	accessLogging(),
];
