import {
	addStatement,
	conditioned,
	type Draft,
	type Names,
	policyOf,
	type Written,
} from "./draft";

/** CloudTrail, as policies name it, in several forms. */
export const services: readonly unknown[] = [
	{ Service: "cloudtrail.amazonaws.com" },
	{ Service: ["cloudtrail.amazonaws.com"] },
	{ Service: ["delivery.logs.amazonaws.com", "cloudtrail.amazonaws.com"] },
];

/** Conditions that let a trail in, in several forms. */
export const conditionsFor = ({
	account,
	region,
	trail,
	trailArn,
}: Names): readonly Written[] => [
	{},
	{ StringEquals: { "aws:SourceArn": trailArn } },
	{ StringEquals: { "AWS:sourcearn": ["arn:aws:other", trailArn] } },
	{
		StringLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` },
	},
	{
		ArnLike: { "aws:SourceArn": `arn:*:cloudtrail:${region}:*:trail/${trail}` },
	},
	{ ArnEquals: { "aws:SourceArn": trailArn } },
	{ StringEquals: { "aws:SourceAccount": account } },
	{ StringEqualsIfExists: { "aws:SourceAccount": [account, "444455556666"] } },
	{
		StringLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:*:trail/${trail}` },
		Bool: { "aws:SecureTransport": "true" },
	},
	{ Null: { "aws:SourceArn": "false" } },
	{ StringNotEquals: { "aws:SourceAccount": "444455556666" } },
	{ ArnNotLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:444455556666:*" } },
	{ StringNotLike: { "aws:SourceArn": "arn:aws:s3:*" } },
];

/** Conditions that keep a trail out. */
export const wrongConditionsFor = ({
	account,
	region,
	trail,
	trailArn,
}: Names): readonly Written[] => [
	{
		StringEquals: {
			"aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/${trail}-2`,
		},
	},
	{
		StringEquals: {
			"aws:SourceArn": `arn:aws:cloudtrail:ap-south-1:${account}:trail/${trail}`,
		},
	},
	{
		ArnLike: {
			"aws:SourceArn": `arn:aws:cloudtrail:${region}:444455556666:trail/*`,
		},
	},
	{
		ArnEquals: { "aws:SourceArn": trailArn.replace("arn:aws:", "arn:aws-cn:") },
	},
	{ StringEquals: { "aws:SourceArn": trailArn.replace(/[^/]*$/, "*") } },
	{ StringEquals: { "aws:SourceAccount": "444455556666" } },
	{ StringNotEquals: { "aws:SourceAccount": account } },
	{ Null: { "aws:SourceArn": "true" } },
	{ StringEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" } },
	{ ArnNotLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } },
	{ StringEquals: { "aws:PrincipalOrgID": "o-exampleorg1" } },
];

/** The folder that a trail's files are in. */
export const folderOf = ({ bucketArn, prefix }: Names): string =>
	`${bucketArn}/${prefix === "" ? "" : `${prefix}/`}AWSLogs`;

const ownerEnforced = {
	StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
};

/** Statements that let CloudTrail write, in several forms. */
function rightStatements({ names, choose }: Draft): readonly Written[] {
	const { account, bucketArn, isOrganization } = names;
	const condition = choose.one(conditionsFor(names));
	const folder = folderOf(names);
	const Principal = choose.one(services);
	const of = (more: Written): Written => {
		const statement = { Effect: "Allow", Principal, ...more };
		return conditioned(statement, condition);
	};
	const files = isOrganization
		? choose.one<unknown>([`${folder}/*`, [`${folder}/*`], `${bucketArn}/*`])
		: choose.one<unknown>([
				`${folder}/${account}/*`,
				[`${folder}/${account}/*`, `${folder}/444455556666/*`],
				`${folder}/*`,
				`${bucketArn}/*`,
				`${folder}/\${aws:SourceAccount}/*`,
				`${folder}/${account.slice(0, 11)}?/*`,
				`${bucketArn}*`,
			]);
	const acl = of({
		Sid: "Check",
		Action: choose.one<unknown>([
			"s3:GetBucketAcl",
			["s3:GetBucketAcl"],
			"s3:GetBucket*",
			"S3:getbucketacl",
			["s3:GetBucketAcl", "s3:ListBucket"],
		]),
		Resource: choose.one<unknown>([bucketArn, [bucketArn], `${bucketArn}*`]),
	});
	const write = conditioned(
		of({
			Sid: "Write",
			Action: choose.one<unknown>([
				"s3:PutObject",
				["s3:PutObject"],
				"s3:Put*",
				"s3:PutObjec?",
				"s3:*",
			]),
			Resource: files,
		}),
		choose.in100(60) ? ownerEnforced : {},
	);
	return choose.one<() => readonly Written[]>([
		() => [acl, write],
		() => [write, acl],
		() => [
			of({
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [bucketArn, `${bucketArn}/*`],
			}),
		],
		() => [of({ Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`] })],
		() => [
			acl,
			of({
				Action: "s3:PutObject",
				NotResource: [`${bucketArn}/private/*`, `${bucketArn}/audits/*`],
			}),
		],
		() => [
			acl,
			of({ NotAction: ["s3:DeleteObject", "s3:GetObject"], Resource: files }),
		],
		() => [
			acl,
			{
				Effect: "Allow",
				Principal: choose.one<unknown>(["*", { AWS: "*" }]),
				Action: "s3:PutObject",
				Resource: files,
				Condition: { StringEquals: { "aws:SourceAccount": account } },
			},
		],
	])();
}

/** Denials that let CloudTrail be. */
const harmless = ({ names }: Draft): readonly Written[] => {
	const { bucketArn } = names;
	const all = [bucketArn, `${bucketArn}/*`];
	const deny = { Effect: "Deny", Principal: "*", Resource: all };
	return [
		{
			...deny,
			Action: "s3:*",
			Condition: { Bool: { "aws:SecureTransport": "false" } },
		},
		{ ...deny, Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"] },
		{ ...deny, Action: "s3:PutObject", Resource: `${bucketArn}/private/*` },
		{
			...deny,
			Action: "s3:*",
			Condition: {
				StringNotEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" },
				Bool: { "aws:PrincipalIsAWSService": "false" },
			},
		},
		{
			...deny,
			Action: "s3:*",
			Condition: {
				StringEqualsIfExists: { "aws:PrincipalIsAWSService": "false" },
				StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorg1" },
			},
		},
		{
			...deny,
			Action: "s3:PutObject",
			Condition: {
				StringNotEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
			},
		},
		{
			Effect: "Deny",
			Principal: { Service: "logs.amazonaws.com" },
			NotAction: "s3:Get*",
			Resource: all,
		},
		{
			Effect: "Deny",
			Principal: { AWS: "arn:aws:iam::444455556666:root" },
			Action: "*",
			Resource: all,
		},
	];
};

/** Adds the bucket of a trail, with its policy. */
export function addBucket(draft: Draft): void {
	const { names, choose, resources } = draft;
	resources.set("bucket", {
		name: `${names.world}-bucket`,
		type: "aws:s3/bucket:Bucket",
		inputs: { bucket: names.bucket, forceDestroy: true },
	});
	const statements = rightStatements(draft);
	resources.set("bucketPolicy", {
		name: `${names.world}-bucketPolicy`,
		type: "aws:s3/bucketPolicy:BucketPolicy",
		inputs: {
			bucket: choose.in100(50)
				? names.bucket
				: { ref: `${names.world}-bucket`, output: "bucket" },
			policy: policyOf(statements, choose),
		},
	});
	if (choose.in100(35))
		addStatement(draft, "bucketPolicy", choose.one(harmless(draft)));
}
