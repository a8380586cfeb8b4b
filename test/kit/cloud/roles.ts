import {
	CreateRoleCommand,
	DeleteRoleCommand,
	DeleteRolePermissionsBoundaryCommand,
	DeleteRolePolicyCommand,
	GetPolicyCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	PutRolePermissionsBoundaryCommand,
	PutRolePolicyCommand,
	TagRoleCommand,
	UntagRoleCommand,
	UpdateAssumeRolePolicyCommand,
	UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import { type CloudType, cloudType, need, unlessGone } from "./cloudType";
import { policyProblem, principalsGone } from "./policyShape";
import { tagList, tagsGone, tagsIn } from "./tags";

const gone = "NoSuchEntityException";

const roleType = cloudType<RoleArgs>({
	named: "name",
	prefix: "namePrefix",
	longestName: 64,
	documents: ["assumeRolePolicy"],
	replacing: ["name", "namePrefix", "path"],
	computed: ["arn", "uniqueId"],
	problems: ({ name = "", description = "", assumeRolePolicy }) => [
		need(
			/^[\w+=,.@-]{1,64}$/.test(name),
			"name",
			"must match [\\w+=,.@-] and have 64 characters at most",
		),
		need(
			description.length <= 1000 &&
				/^[\t\n\r\x20-\x7E\xA1-\xFF]*$/.test(description),
			"description",
			"must have 1,000 characters of Latin script at most",
		),
		policyProblem("trust", "assumeRolePolicy", String(assumeRolePolicy)),
	],
	async refusal({ assumeRolePolicy, permissionsBoundary }, cloud) {
		if ((await principalsGone(String(assumeRolePolicy), cloud)).length > 0)
			return "MalformedPolicyDocument: Invalid principal in policy";
		if (permissionsBoundary === undefined) return undefined;
		const boundary = await unlessGone(
			cloud.iam.send(new GetPolicyCommand({ PolicyArn: permissionsBoundary })),
			gone,
		);
		return boundary
			? undefined
			: `NoSuchEntity: Scope ARN: ${permissionsBoundary} does not exist or is not attachable.`;
	},
	async create({ name = "", ...inputs }, { iam }) {
		await iam.send(
			new CreateRoleCommand({
				RoleName: name,
				Description: inputs.description,
				AssumeRolePolicyDocument: String(inputs.assumeRolePolicy),
				PermissionsBoundary: inputs.permissionsBoundary,
				Tags: tagList(inputs.tags),
			}),
		);
		return name;
	},
	async read(RoleName, { iam }) {
		const found = await unlessGone(
			iam.send(new GetRoleCommand({ RoleName })),
			gone,
		);
		const role = found?.Role;
		return (
			role && {
				name: RoleName,
				arn: role.Arn,
				uniqueId: role.RoleId,
				description: role.Description,
				assumeRolePolicy: decodeURIComponent(
					role.AssumeRolePolicyDocument ?? "",
				),
				permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
				tags: tagsIn(role.Tags),
			}
		);
	},
	async update(RoleName, inputs, { iam }, olds) {
		const { description = "", permissionsBoundary, tags } = inputs;
		await iam.send(
			new UpdateRoleDescriptionCommand({ RoleName, Description: description }),
		);
		await iam.send(
			new UpdateAssumeRolePolicyCommand({
				RoleName,
				PolicyDocument: String(inputs.assumeRolePolicy),
			}),
		);
		if (permissionsBoundary)
			await iam.send(
				new PutRolePermissionsBoundaryCommand({
					RoleName,
					PermissionsBoundary: permissionsBoundary,
				}),
			);
		else if (olds.permissionsBoundary)
			await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
		const TagKeys = tagsGone(olds.tags, tags);
		await iam.send(new UntagRoleCommand({ RoleName, TagKeys }));
		await iam.send(new TagRoleCommand({ RoleName, Tags: tagList(tags) }));
	},
	async remove(RoleName, { iam }) {
		await iam.send(new DeleteRoleCommand({ RoleName }));
	},
});

const split = (id: string) => {
	const [RoleName = "", PolicyName = ""] = id.split(":");
	return { RoleName, PolicyName };
};

const rolePolicyType = cloudType<RolePolicyArgs>({
	named: "name",
	prefix: "namePrefix",
	longestName: 128,
	documents: ["policy"],
	replacing: ["name", "namePrefix", "role"],
	computed: [],
	problems: ({ policy }) => [policyProblem("role", "policy", String(policy))],
	async create({ name, role, policy }, { iam }) {
		const id = `${role}:${name}`;
		await iam.send(
			new PutRolePolicyCommand({
				...split(id),
				PolicyDocument: String(policy),
			}),
		);
		return id;
	},
	async read(id, { iam }) {
		const found = await unlessGone(
			iam.send(new GetRolePolicyCommand(split(id))),
			gone,
		);
		return (
			found && {
				name: found.PolicyName,
				role: found.RoleName,
				policy: decodeURIComponent(found.PolicyDocument ?? ""),
			}
		);
	},
	async update(id, { policy }, { iam }) {
		await iam.send(
			new PutRolePolicyCommand({
				...split(id),
				PolicyDocument: String(policy),
			}),
		);
	},
	async remove(id, { iam }) {
		await iam.send(new DeleteRolePolicyCommand(split(id)));
	},
});

/** Roles and their inline policies. */
export const roleTypes: Readonly<Record<string, CloudType>> = {
	"aws:iam/role:Role": roleType,
	"aws:iam/rolePolicy:RolePolicy": rolePolicyType,
};
