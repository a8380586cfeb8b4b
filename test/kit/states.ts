// States and steps of one invented stack, `shop` in `prod`.

type Bag = Readonly<Record<string, unknown>>;

/** The bucket that the trail of these tests delivers to. */
export const LOGS = "logs-111122223333";

/** The URN of a resource of the invented stack. */
export function urnOf(type: string, name: string): string {
	return `urn:pulumi:prod::shop::${type}::${name}`;
}

/** One resource of a state: what was put in is what came out. */
export function state(type: string, name: string, inputs: Bag, more: Bag = {}) {
	return {
		urn: urnOf(type, name),
		type,
		custom: true,
		inputs,
		outputs: inputs,
		...more,
	};
}

/** The root of the invented stack. */
export const root = {
	urn: urnOf("pulumi:pulumi:Stack", "shop-prod"),
	type: "pulumi:pulumi:Stack",
};

/** What `pulumi stack export` writes of resources, the root first. */
export function exported(resources: readonly unknown[], more: Bag = {}) {
	return {
		version: 3,
		deployment: { resources: [root, ...resources], ...more },
	};
}

/** What a trail that meets CloudTrail.1 to 5 is set to. */
export const goodTrail = {
	s3BucketName: LOGS,
	isMultiRegionTrail: true,
	enableLogging: true,
	enableLogFileValidation: true,
	kmsKeyId: "alias/audit",
	cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:a:*",
	cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
};

/** A trail that meets CloudTrail.1 to 5, but for what is changed. */
export function trail(change: Bag = {}, more: Bag = {}) {
	const inputs = Object.fromEntries(
		Object.entries({ ...goodTrail, ...change }).filter(
			([, value]) => value !== undefined,
		),
	);
	return state("aws:cloudtrail/trail:Trail", "audit", inputs, more);
}

/** The trail's bucket. */
export function bucket(more: Bag = {}) {
	return state("aws:s3/bucket:Bucket", "logs", { bucket: LOGS }, more);
}

/** A policy of the bucket that lets everyone read. */
export function publicPolicy(more: Bag = {}) {
	const statement = {
		Effect: "Allow",
		Principal: "*",
		Action: "s3:GetObject",
		Resource: `arn:aws:s3:::${LOGS}/*`,
	};
	return state(
		"aws:s3/bucketPolicy:BucketPolicy",
		"policy",
		{ bucket: LOGS, policy: JSON.stringify({ Statement: [statement] }) },
		more,
	);
}

/** A public access block of the bucket, with all four settings on. */
export function block(more: Bag = {}) {
	return state(
		"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
		"block",
		{ bucket: LOGS, ...blockSettings },
		more,
	);
}

/** A public access block of the account, with all four settings on. */
export function accountBlock(more: Bag = {}) {
	return state(
		"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
		"account",
		blockSettings,
		more,
	);
}

const blockSettings = {
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
};

/** Server access logging of the bucket. */
export function logging(more: Bag = {}) {
	return state(
		"aws:s3/bucketLogging:BucketLogging",
		"logging",
		{ bucket: LOGS, targetBucket: "access-111122223333" },
		more,
	);
}

/** A stack that meets every control: by its block, in spite of its policy. */
export function goodStack(): readonly ReturnType<typeof state>[] {
	return [trail(), bucket(), publicPolicy(), block(), logging()];
}

/** A resource as a state has it that only reads it: it has no inputs. */
export function read<T extends { readonly outputs?: unknown }>(resource: T) {
	return { ...resource, external: true, id: "invented", inputs: {} };
}

/** A step of a preview. */
export function step(op: string, after: unknown, before?: unknown) {
	const { urn } = (after ?? before) as { readonly urn: string };
	return {
		op,
		urn,
		...(before !== undefined && { oldState: before }),
		...(after !== undefined && { newState: after }),
	};
}
