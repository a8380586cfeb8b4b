import {
	addStatement,
	change,
	conditioned,
	type Draft,
	type Fault,
	policyOf,
	setStatements,
	type Written,
} from "./draft";

const LOGGING = { Service: "logging.s3.amazonaws.com" };

/** What lets S3 deliver access logs, in several forms. */
function deliver({ names, choose }: Draft): Written {
	const target = `arn:aws:s3:::${names.targetBucket}`;
	return conditioned(
		{
			Effect: "Allow",
			Principal: LOGGING,
			Action: choose.one<unknown>([
				"s3:PutObject",
				["s3:PutObject"],
				"s3:Put*",
			]),
			Resource: choose.one<unknown>([`${target}/*`, `${target}/access/*`]),
		},
		choose.one<Written>([
			{},
			{ ArnLike: { "aws:SourceArn": names.bucketArn } },
			{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } },
			{
				ArnLike: { "aws:SourceArn": names.bucketArn },
				StringEquals: { "aws:SourceAccount": names.account },
			},
			{ StringEquals: { "aws:SourceAccount": names.account } },
		]),
	);
}

/** Adds access logging of a trail's bucket, to a bucket that lets it. */
export function addAccessLogs(draft: Draft): void {
	const { names, choose, resources } = draft;
	const own = `${names.world}-target`;
	const bucket = names.targetBucket;
	resources.set("target", {
		name: own,
		type: "aws:s3/bucket:Bucket",
		inputs: { bucket },
	});
	const byAcl = choose.in100(20);
	if (byAcl) {
		resources.set("targetOwnership", {
			name: `${own}Ownership`,
			type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
			inputs: {
				bucket: { ref: own, output: "bucket" },
				rule: { objectOwnership: "BucketOwnerPreferred" },
			},
		});
		resources.set("targetAcl", {
			name: `${own}Acl`,
			type: "aws:s3/bucketAcl:BucketAcl",
			inputs: { bucket, acl: "log-delivery-write" },
			dependsOn: [`${own}Ownership`],
		});
	} else
		resources.set("targetPolicy", {
			name: `${own}Policy`,
			type: "aws:s3/bucketPolicy:BucketPolicy",
			inputs: {
				bucket: { ref: own, output: "bucket" },
				policy: policyOf([deliver(draft)], choose),
			},
		});
	resources.set("logging", {
		name: `${names.world}-logging`,
		type: "aws:s3/bucketLogging:BucketLogging",
		inputs: {
			bucket: { ref: `${names.world}-bucket`, output: "bucket" },
			targetBucket: bucket,
			targetPrefix: "access/",
		},
		dependsOn: [own, byAcl ? `${own}Acl` : `${own}Policy`],
	});
}

const hasPolicy = ({ resources }: Draft): boolean =>
	resources.has("targetPolicy");

/** What may be wrong with the access logs of a trail's bucket. */
export const accessLogsFaults: readonly Fault[] = [
	{
		name: "the target's policy is for another bucket's logs",
		needs: ["accessLogs"],
		suits: hasPolicy,
		spoil: (draft) =>
			setStatements(draft, "targetPolicy", [
				{
					Effect: "Allow",
					Principal: LOGGING,
					Action: "s3:PutObject",
					Resource: `arn:aws:s3:::${draft.names.targetBucket}/*`,
					Condition: draft.choose.one<Written>([
						{ ArnLike: { "aws:SourceArn": `${draft.names.bucketArn}-2` } },
						{ StringEquals: { "aws:SourceAccount": "444455556666" } },
					]),
				},
			]),
	},
	{
		name: "the target's policy is for another prefix or service",
		needs: ["accessLogs"],
		suits: hasPolicy,
		spoil: (draft) =>
			setStatements(draft, "targetPolicy", [
				{
					Effect: "Allow",
					Principal: LOGGING,
					Action: "s3:PutObject",
					Resource: `arn:aws:s3:::${draft.names.targetBucket}/*`,
					...draft.choose.one<Written>([
						{ Resource: `arn:aws:s3:::${draft.names.targetBucket}/other/*` },
						{ Principal: { Service: "cloudtrail.amazonaws.com" } },
						{ Action: "s3:GetObject" },
					]),
				},
			]),
	},
	{
		name: "the target denies it",
		needs: ["accessLogs"],
		suits: hasPolicy,
		spoil: (draft) =>
			addStatement(draft, "targetPolicy", {
				Effect: "Deny",
				Principal: "*",
				Action: "s3:*",
				Resource: `arn:aws:s3:::${draft.names.targetBucket}/*`,
				Condition: {
					StringNotEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" },
				},
			}),
	},
	{
		name: "the target has a default retention",
		needs: ["accessLogs"],
		spoil: (draft) => {
			const { names, resources } = draft;
			const own = `${names.world}-target`;
			change(draft, "target", { objectLockEnabled: true });
			resources.set("targetLock", {
				name: `${own}Lock`,
				type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
				inputs: {
					bucket: { ref: own, output: "bucket" },
					rule: {
						defaultRetention: {
							mode: draft.choose.one(["GOVERNANCE", "COMPLIANCE"]),
							days: 1 + draft.choose.below(400),
						},
					},
				},
			});
		},
	},
	{
		name: "the target encrypts with a key",
		needs: ["accessLogs"],
		spoil: ({ names, choose, resources }) => {
			const own = `${names.world}-target`;
			resources.set("targetEncryption", {
				name: `${own}Encryption`,
				type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
				inputs: {
					bucket: { ref: own, output: "bucket" },
					rules: [
						{
							applyServerSideEncryptionByDefault: {
								sseAlgorithm: choose.one(["aws:kms", "aws:kms:dsse"]),
							},
						},
					],
				},
			});
		},
	},
	{
		name: "the target is in another Region",
		needs: ["accessLogs"],
		suits: hasPolicy,
		spoil: (draft) => {
			for (const name of ["target", "targetPolicy"])
				change(draft, name, { region: "ca-central-1" });
		},
	},
];
