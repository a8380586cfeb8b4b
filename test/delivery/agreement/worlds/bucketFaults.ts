import { folderOf, wrongConditionsFor } from "./bucket";
import {
	addStatement,
	conditioned,
	type Draft,
	type Fault,
	setStatements,
	statementsOf,
	type Written,
} from "./draft";

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

/** Writes the whole policy again, in one form, with something changed. */
function rewrite(
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
		spoil: (draft) => rewrite(draft, (_, write) => [write]),
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
			rewrite(draft, (acl, write) => [
				{ ...acl, Resource: `${draft.names.bucketArn}/*` },
				write,
			]),
	},
	{
		name: "the policy lets CloudTrail write to the bucket, not into it",
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
				acl,
				{ ...write, Resource: draft.names.bucketArn },
			]),
	},
	{
		name: "a condition keeps the trail's writes out",
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
				acl,
				conditioned(write, draft.choose.one(wrongConditionsFor(draft.names))),
			]),
	},
	{
		name: "a condition keeps the trail's question out",
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
				conditioned(acl, draft.choose.one(wrongConditionsFor(draft.names))),
				write,
			]),
	},
	{
		name: "the policy wants another ACL",
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
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
			rewrite(draft, (acl, write) => [
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
			rewrite(draft, (acl, write) => [
				acl,
				{ ...write, Resource: `${draft.names.bucketArn}/AWSLogs/*` },
			]),
		suits: ({ names }) => names.prefix !== "",
	},
	{
		name: "the policy lacks the organization's folder",
		suits: ({ names }) => names.isOrganization,
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
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
			rewrite(draft, (acl, write) => [
				acl,
				{ ...write, Resource: `${folderOf(draft.names)}/o-*` },
			]),
	},
	{
		name: "the policy is for another service",
		spoil: (draft) =>
			rewrite(draft, (acl, write) => [
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
			rewrite(draft, (acl, { Resource: _, ...write }) => [
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
