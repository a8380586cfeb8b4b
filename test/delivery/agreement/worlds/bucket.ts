import {
	addStatement,
	conditioned,
	type Draft,
	type Fault,
	type Names,
	policyOf,
	setStatements,
	statementsOf,
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
const folderOf = ({ bucketArn, prefix }: Names): string =>
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

/** Statements of the bucket's policy but for what some of them let be done. */
const without = (draft: Draft, action: string): readonly Written[] =>
	statementsOf(draft, "bucketPolicy").flatMap((one) => {
		const { Effect } = one;
		if (Effect !== "Allow") return [one];
		const rest = ["s3:GetBucketAcl", "s3:PutObject"].filter(
			(each) => each !== action,
		);
		const names = JSON.stringify(one.Action ?? "s3:PutObject").toLowerCase();
		const isBroad = /"s3:\*"|"s3:getbucketacl","s3:putobject"/.test(names);
		if (isBroad) return [{ ...one, Action: rest }];
		return names.includes(action.toLowerCase().slice(0, 6)) ? [] : [one];
	});

/** The whole policy anew, in one form, with something changed. */
function anew(
	draft: Draft,
	changed: (acl: Written, write: Written) => readonly Written[],
): void {
	const { names } = draft;
	const Principal = { Service: "cloudtrail.amazonaws.com" };
	const files = `${folderOf(names)}/${names.isOrganization ? "" : `${names.account}/`}*`;
	setStatements(
		draft,
		"bucketPolicy",
		changed(
			{
				Effect: "Allow",
				Principal,
				Action: "s3:GetBucketAcl",
				Resource: names.bucketArn,
			},
			{ Effect: "Allow", Principal, Action: "s3:PutObject", Resource: files },
		),
	);
}

const denial = (draft: Draft, more: Written): void =>
	addStatement(draft, "bucketPolicy", {
		Effect: "Deny",
		Principal: draft.choose.one<unknown>(["*", { AWS: "*" }]),
		Action: draft.choose.one<unknown>(["s3:PutObject", "s3:*", "s3:Put*"]),
		Resource: `${draft.names.bucketArn}/*`,
		...more,
	});

/** What may be wrong with the bucket of a trail and its policy. */
export const bucketFaults: readonly Fault[] = [
	{
		name: "the bucket has no policy",
		spoil: ({ resources }) => resources.delete("bucketPolicy"),
	},
	{
		name: "the policy lacks GetBucketAcl",
		spoil: (draft) => anew(draft, (_, write) => [write]),
	},
	{
		name: "the policy lacks PutObject",
		spoil: (draft) =>
			setStatements(draft, "bucketPolicy", [
				...without(draft, "s3:PutObject"),
				{
					Effect: "Allow",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: "s3:GetBucketAcl",
					Resource: draft.names.bucketArn,
				},
			]),
		suits: (draft) =>
			!JSON.stringify(statementsOf(draft, "bucketPolicy")).includes(
				"NotAction",
			),
	},
	{
		name: "the bucket's own ARN is not in the policy",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				{ ...acl, Resource: `${draft.names.bucketArn}/*` },
				write,
			]),
	},
	{
		name: "the policy lets CloudTrail write to the bucket, not into it",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{ ...write, Resource: draft.names.bucketArn },
			]),
	},
	{
		name: "a condition keeps the trail's writes out",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				conditioned(write, draft.choose.one(wrongConditionsFor(draft.names))),
			]),
	},
	{
		name: "a condition keeps the trail's question out",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				conditioned(acl, draft.choose.one(wrongConditionsFor(draft.names))),
				write,
			]),
	},
	{
		name: "the policy wants another ACL",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				conditioned(write, {
					StringEquals: {
						"s3:x-amz-acl": draft.choose.one(["private", "public-read"]),
					},
				}),
			]),
	},
	{
		name: "the policy is for another folder",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{
					...write,
					Resource: `${draft.names.bucketArn}/${draft.choose.one([
						`other/AWSLogs/${draft.names.account}/*`,
						"AWSLogs/444455556666/*",
						`${draft.names.prefix}/AWSlogs/*`,
						`${draft.names.prefix}x/*`,
					])}`,
				},
			]),
		suits: ({ names }) => names.prefix !== "",
	},
	{
		name: "the policy leaves the prefix out",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{ ...write, Resource: `${draft.names.bucketArn}/AWSLogs/*` },
			]),
		suits: ({ names }) => names.prefix !== "",
	},
	{
		name: "the policy lacks the organization's folder",
		suits: ({ names }) => names.isOrganization,
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{
					...write,
					Resource: draft.choose.one<unknown>([
						`${folderOf(draft.names)}/${draft.names.account}/*`,
						[
							`${folderOf(draft.names)}/${draft.names.account}/*`,
							`${folderOf(draft.names)}/o-exampleorg1/*`,
						],
					]),
				},
			]),
	},
	{
		name: "the policy lacks the account's own folder",
		suits: ({ names }) => names.isOrganization,
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{ ...write, Resource: `${folderOf(draft.names)}/o-*` },
			]),
	},
	{
		name: "the policy is for another service",
		spoil: (draft) =>
			anew(draft, (acl, write) => [
				acl,
				{
					...write,
					Principal: draft.choose.one<unknown>([
						{ Service: "config.amazonaws.com" },
						{ Service: "cloudtrail.amazonaws.com.cn" },
						{ AWS: `arn:aws:iam::${draft.names.account}:root` },
					]),
				},
			]),
	},
	{
		name: "the policy covers all but the trail's folder",
		spoil: (draft) =>
			anew(draft, (acl, { Resource: _, ...write }) => [
				acl,
				{
					...write,
					NotResource: draft.choose.one<unknown>([
						`${draft.names.bucketArn}/*`,
						[`${draft.names.bucketArn}/*AWSLogs/*`],
					]),
				},
			]),
	},
	{
		name: "a VPC endpoint is wanted",
		spoil: (draft) =>
			denial(draft, {
				Condition: draft.choose.one([
					{ StringNotEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" } },
					{ StringNotEquals: { "aws:sourceVpc": ["vpc-1", "vpc-2"] } },
					{ StringNotLike: { "aws:SourceVpce": "vpce-*" } },
				]),
			}),
	},
	{
		name: "a principal of an organization is wanted",
		spoil: (draft) =>
			denial(draft, {
				Condition: draft.choose.one([
					{ StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorg1" } },
					{
						StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorg1" },
					},
					{ Null: { "aws:PrincipalOrgID": "true" } },
				]),
			}),
	},
	{
		name: "a header of encryption is wanted",
		suits: ({ parts }) => !parts.has("key"),
		spoil: (draft) =>
			denial(draft, {
				Condition: {
					StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
				},
			}),
	},
	{
		name: "another encryption is wanted",
		needs: ["key"],
		spoil: (draft) =>
			denial(draft, {
				Condition: {
					StringNotEquals: { "s3:x-amz-server-side-encryption": "AES256" },
				},
			}),
	},
	{
		name: "everything but reading is denied",
		spoil: (draft) =>
			denial(draft, {
				Action: undefined,
				NotAction: ["s3:Get*", "s3:List*"],
				Resource: [draft.names.bucketArn, `${draft.names.bucketArn}/*`],
			}),
	},
	{
		name: "all but one principal are denied",
		spoil: (draft) =>
			denial(draft, {
				Principal: undefined,
				NotPrincipal: { AWS: `arn:aws:iam::${draft.names.account}:root` },
			}),
	},
	{
		name: "the requester pays",
		spoil: ({ names, resources }) => {
			resources.set("payer", {
				name: `${names.world}-payer`,
				type: "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
				inputs: { bucket: names.bucket, payer: "Requester" },
				dependsOn: [`${names.world}-bucket`],
			});
		},
	},
	{
		name: "the trail does not wait for the bucket's policy",
		spoil: ({ late }) => late.add("bucketPolicy"),
		suits: ({ resources }) => resources.has("bucketPolicy"),
	},
];
