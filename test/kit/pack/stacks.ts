import { type Declared, type Properties, type Provider, UNKNOWN } from "./wire";

/** The URN of something in the stack `dev` of the project `shop`. */
export function urnOf(type: string, name: string): string {
	return `urn:pulumi:dev::shop::${type}::${name}`;
}

/** A resource of that stack. */
export function resource(
	type: string,
	name: string,
	props: Properties = {},
	more: Pick<Declared, "from" | "provider"> = {},
): Declared {
	return {
		type,
		name,
		urn: urnOf(type, name),
		props,
		...more,
		parent: urnOf("pulumi:pulumi:Stack", "shop-dev"),
	};
}

/** The root of every stack. */
export const root: Declared = {
	type: "pulumi:pulumi:Stack",
	name: "shop-dev",
	urn: urnOf("pulumi:pulumi:Stack", "shop-dev"),
	props: {},
};

/** The default provider of @pulumi/aws. */
export const defaultProvider: Provider = {
	type: "pulumi:providers:aws",
	name: "default_7_48_0",
	urn: urnOf("pulumi:providers:aws", "default_7_48_0"),
	props: { region: "eu-west-1", version: "7.48.0" },
};

/** A provider that the program declares. */
export function provider(
	name: string,
	props: Readonly<Record<string, string>> = {},
): Provider {
	return {
		type: "pulumi:providers:aws",
		name,
		urn: urnOf("pulumi:providers:aws", name),
		props,
	};
}

/** Type tokens, each as its provider has it. */
export const types = {
	trail: "aws:cloudtrail/trail:Trail",
	bucket: "aws:s3/bucket:Bucket",
	bucketV2: "aws:s3/bucketV2:BucketV2",
	policy: "aws:s3/bucketPolicy:BucketPolicy",
	block: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
	accountBlock: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
	logging: "aws:s3/bucketLogging:BucketLogging",
	nativeTrail: "aws-native:cloudtrail:Trail",
	nativeBucket: "aws-native:s3:Bucket",
	nativePolicy: "aws-native:s3:BucketPolicy",
} as const;

type More = Pick<Declared, "from" | "provider">;

/** All that a trail of @pulumi/aws needs to pass, but for its bucket. */
export const goodTrail = {
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/logs",
	cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:t:*",
	cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
};

/** A trail that would pass, into a bucket that is only known by dependency. */
export function trailInto(
	source: Declared,
	props: Properties = {},
	more: More = {},
): Declared {
	return resource(
		types.trail,
		"audit",
		{ ...goodTrail, s3BucketName: UNKNOWN, ...props },
		{ from: { s3BucketName: source }, ...more },
	);
}

/** A bucket whose name is not known yet. */
export function bucket(
	name = "logs",
	props: Properties = {},
	more: More = {},
): Declared {
	return resource(
		types.bucket,
		name,
		{ bucket: UNKNOWN, id: UNKNOWN, arn: UNKNOWN, ...props },
		more,
	);
}

/** Something that is told of a bucket, and only joined to it by dependency. */
export function of(
	source: Declared,
	type: string,
	name: string,
	props: Properties,
	more: More = {},
): Declared {
	return resource(
		type,
		name,
		{ bucket: UNKNOWN, ...props },
		{ ...more, from: { bucket: source, ...more.from } },
	);
}

/** A bucket's own public access block, with all four settings on. */
export function block(source: Declared, more: More = {}): Declared {
	return of(source, types.block, "block", allFour, more);
}

/** Access logging of a bucket into another one. */
export function logging(source: Declared, more: More = {}): Declared {
	return of(source, types.logging, "logging", { targetBucket: "access" }, more);
}

/** A policy of a bucket, made of its outputs and so not known yet. */
export function pendingPolicy(source: Declared): Declared {
	return of(
		source,
		types.policy,
		"policy",
		{ policy: UNKNOWN },
		{ from: { policy: source } },
	);
}

export const allFour = {
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
};

/** A policy that lets everyone read. */
export const publicPolicy = JSON.stringify({
	Version: "2012-10-17",
	Statement: [
		{
			Effect: "Allow",
			Principal: "*",
			Action: "s3:GetObject",
			Resource: "arn:aws:s3:::logs/*",
		},
	],
});

/** A policy that lets CloudTrail deliver, and nobody else. */
export const closedPolicy = JSON.stringify({
	Version: "2012-10-17",
	Statement: [
		{
			Effect: "Allow",
			Principal: { Service: "cloudtrail.amazonaws.com" },
			Action: "s3:PutObject",
			Resource: "arn:aws:s3:::logs/AWSLogs/111122223333/*",
			Condition: {
				StringEquals: {
					"aws:SourceArn":
						"arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
				},
			},
		},
	],
});

/** A stack with its root before the rest. */
export function stack(...resources: readonly Declared[]): readonly Declared[] {
	return [root, ...resources];
}

/** A trail and its bucket, as every control wants them, at a preview. */
export function goodStack(): readonly Declared[] {
	const logs = bucket();
	return stack(
		logs,
		of(logs, types.policy, "policy", { policy: closedPolicy }),
		block(logs),
		logging(logs),
		trailInto(logs),
	);
}
