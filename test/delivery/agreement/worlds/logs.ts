import {
	conditioned,
	type Draft,
	type Fault,
	type Names,
	policyOf,
	setStatements,
	type Written,
} from "./draft";

const WRITES = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** The streams of a trail, as resources of a policy, in several forms. */
const streamsOf = ({
	account,
	groupArn,
	isOrganization,
	region,
}: Names): readonly unknown[] => [
	`${groupArn}:*`,
	[`${groupArn}:log-stream:*`],
	`${groupArn}*`,
	"*",
	`arn:aws:logs:*:${account}:log-group:*`,
	...(isOrganization
		? []
		: [
				`${groupArn}:log-stream:${account}_CloudTrail_${region}*`,
				`${groupArn}:log-stream:${account}_*`,
			]),
];

/** Statements that let a role write, in several forms. */
const rightStatements = ({ names, choose }: Draft): readonly Written[] => {
	const Resource = choose.one(streamsOf(names));
	const of = (Action: unknown): Written => ({
		Effect: "Allow",
		Action,
		Resource,
	});
	return choose.one<readonly Written[]>([
		[of(WRITES)],
		WRITES.map(of),
		[of(["logs:Create*", "logs:Put*"])],
		[of("logs:*")],
		[of("*")],
		[
			of(WRITES),
			{
				Effect: "Deny",
				Action: "logs:Delete*",
				Resource: "*",
			},
		],
		[{ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource }],
		[{ Effect: "Allow", Action: WRITES, NotResource: ["arn:aws:s3:::*"] }],
	]);
};

/** Adds a policy to the role of a trail: inline, or managed. */
function addRolePolicy(draft: Draft, statements: readonly Written[]): void {
	const { names, choose, resources } = draft;
	const own = `${names.world}-rolePolicy`;
	const policy = policyOf(statements, choose);
	const role = {
		ref: `${names.world}-role`,
		output: choose.one(["name", "id"]),
	};
	if (choose.in100(65)) {
		resources.set("rolePolicy", {
			name: own,
			type: "aws:iam/rolePolicy:RolePolicy",
			inputs: { name: own, role, policy },
		});
		return;
	}
	resources.set("managedPolicy", {
		name: `${own}Managed`,
		type: "aws:iam/policy:Policy",
		inputs: { name: `${own}Managed`, policy },
	});
	resources.set("rolePolicy", {
		name: own,
		type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
		inputs: { role, policyArn: { ref: `${own}Managed`, output: "arn" } },
	});
}

/** Adds the log group of a trail and the role that writes to it. */
export function addLogs(draft: Draft): void {
	const { names, choose, resources } = draft;
	resources.set("group", {
		name: `${names.world}-group`,
		type: "aws:cloudwatch/logGroup:LogGroup",
		inputs: { name: names.group, retentionInDays: 365 },
	});
	resources.set("role", {
		name: `${names.world}-role`,
		type: "aws:iam/role:Role",
		inputs: {
			name: names.role,
			assumeRolePolicy: policyOf(
				[
					{
						Effect: "Allow",
						Principal: choose.one<unknown>([
							{ Service: "cloudtrail.amazonaws.com" },
							{ Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] },
						]),
						Action: choose.one<unknown>([
							"sts:AssumeRole",
							["sts:AssumeRole"],
							"sts:Assume*",
						]),
					},
				],
				choose,
			),
		},
	});
	addRolePolicy(draft, rightStatements(draft));
	if (choose.in100(20)) addBoundary(draft, ["logs:*", "s3:*"]);
	draft.trail.cloudWatchLogsGroupArn = choose.in100(50)
		? `${names.groupArn}:*`
		: { joined: [{ ref: `${names.world}-group`, output: "arn" }, ":*"] };
	draft.trail.cloudWatchLogsRoleArn = choose.one<unknown>([
		{ ref: `${names.world}-role`, output: "arn" },
		names.roleArn,
	]);
}

/** Bounds what the role may do. */
function addBoundary(draft: Draft, Action: readonly string[]): void {
	const { names, choose, resources } = draft;
	const role = resources.get("role");
	resources.delete("role");
	const own = `${names.world}-boundary`;
	resources.set("boundary", {
		name: own,
		type: "aws:iam/policy:Policy",
		inputs: {
			name: own,
			policy: policyOf([{ Effect: "Allow", Action, Resource: "*" }], choose),
		},
	});
	if (role)
		resources.set("role", {
			...role,
			inputs: {
				...role.inputs,
				permissionsBoundary: { ref: own, output: "arn" },
			},
		});
}

/** The resource that has the role's policy. */
const holderOf = ({ resources }: Draft): string =>
	resources.has("managedPolicy") ? "managedPolicy" : "rolePolicy";

const rewrite = (draft: Draft, ...statements: readonly Written[]): void =>
	setStatements(draft, holderOf(draft), statements);

/** What may be wrong with the log group of a trail and its role. */
export const logsFaults: readonly Fault[] = [
	{
		name: "the log group's ARN does not end in :*",
		needs: ["logs"],
		spoil: (draft) => {
			draft.trail.cloudWatchLogsGroupArn = draft.choose.one<unknown>([
				draft.names.groupArn,
				{ ref: `${draft.names.world}-group`, output: "arn" },
			]);
		},
	},
	{
		name: "the log group is in another Region",
		needs: ["logs"],
		spoil: (draft) => {
			draft.trail.cloudWatchLogsGroupArn = `${draft.names.groupArn.replace(draft.names.region, "sa-east-1")}:*`;
		},
	},
	{
		name: "the log group is in another account",
		needs: ["logs"],
		// A delegated administrator's may be in the management account.
		suits: ({ names }) => !names.isOrganization,
		spoil: (draft) => {
			draft.trail.cloudWatchLogsGroupArn = `${draft.names.groupArn.replace(draft.names.account, "444455556666")}:*`;
		},
	},
	{
		name: "there is a role, and no log group",
		needs: ["logs"],
		spoil: ({ trail }) => {
			delete trail.cloudWatchLogsGroupArn;
		},
	},
	{
		name: "there is a log group, and no role",
		needs: ["logs"],
		spoil: ({ trail }) => {
			delete trail.cloudWatchLogsRoleArn;
		},
	},
	{
		name: "the role does not trust CloudTrail",
		needs: ["logs"],
		spoil: (draft) =>
			setStatements(
				draft,
				"role",
				[
					{
						Effect: "Allow",
						Principal: draft.choose.one<unknown>([
							{ Service: "logs.amazonaws.com" },
							{ AWS: `arn:aws:iam::${draft.names.account}:root` },
							{ Service: ["ec2.amazonaws.com", "config.amazonaws.com"] },
						]),
						Action: "sts:AssumeRole",
					},
				],
				"assumeRolePolicy",
			),
	},
	{
		name: "the role trusts CloudTrail of another account",
		needs: ["logs"],
		spoil: (draft) =>
			setStatements(
				draft,
				"role",
				[
					{
						Effect: "Allow",
						Principal: { Service: "cloudtrail.amazonaws.com" },
						Action: "sts:AssumeRole",
						Condition: {
							StringEquals: { "aws:SourceAccount": "444455556666" },
						},
					},
				],
				"assumeRolePolicy",
			),
	},
	{
		name: "the role may not do both",
		needs: ["logs"],
		spoil: (draft) =>
			rewrite(draft, {
				Effect: "Allow",
				Action: draft.choose.one(WRITES),
				Resource: "*",
			}),
	},
	{
		name: "the role may write to other streams",
		needs: ["logs"],
		spoil: (draft) =>
			rewrite(draft, {
				Effect: "Allow",
				Action: WRITES,
				Resource: draft.choose.one<unknown>([
					`arn:aws:logs:${draft.names.region}:${draft.names.account}:log-group:other:*`,
					draft.names.groupArn,
					`${draft.names.groupArn}:log-stream:444455556666_*`,
					`${draft.names.groupArn.replace(draft.names.region, "sa-east-1")}:*`,
				]),
			}),
	},
	{
		name: "the role may not write the organization's streams",
		needs: ["logs"],
		suits: ({ names }) => names.isOrganization,
		spoil: (draft) =>
			rewrite(draft, {
				Effect: "Allow",
				Action: WRITES,
				Resource: `${draft.names.groupArn}:log-stream:${draft.names.account}_CloudTrail_*`,
			}),
	},
	{
		name: "the role is denied to write",
		needs: ["logs"],
		spoil: (draft) =>
			rewrite(
				draft,
				{ Effect: "Allow", Action: "logs:*", Resource: "*" },
				conditioned(
					{
						Effect: "Deny",
						Action: draft.choose.one(WRITES),
						Resource: `${draft.names.groupArn}:*`,
					},
					{},
				),
			),
	},
	{
		name: "the role is bounded",
		needs: ["logs"],
		suits: ({ resources }) => !resources.has("boundary"),
		spoil: (draft) => {
			addBoundary(draft, ["s3:*", "logs:CreateLogStream"]);
		},
	},
	{
		name: "the role has no policy",
		needs: ["logs"],
		spoil: ({ resources }) => resources.delete("rolePolicy"),
	},
	{
		name: "the trail does not wait for the role's policy",
		needs: ["logs"],
		suits: ({ resources }) => resources.has("rolePolicy"),
		spoil: ({ late }) => late.add("rolePolicy"),
	},
];
