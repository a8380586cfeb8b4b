import assert from "node:assert/strict";
import { auditRolePolicy, defaultAuditRole } from "../policypack/reportsEntry";
import { checkedExample } from "./kit/checkedExample";
import { defaultControls } from "./kit/controls";
import { onlyOf, previewedExample, type Registered } from "./kit/mockedExample";
import { builtPack } from "./kit/pack/build";

const STACK_SET = "aws:cloudformation/stackSet:StackSet";
const INSTANCE = "aws:cloudformation/stackSetInstance:StackSetInstance";
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const auditor = "arn:aws:iam::111122223333:role/CloudTrailComplianceAuditor";
const config = { principal: auditor, organizationalUnits: ["r-a1b2"] };

const preview = (settings: object = {}) => {
	builtPack();
	return previewedExample("audit-role", { config: { ...config, ...settings } });
};

const parsed = (text: unknown) => JSON.parse(String(text));

/** The properties of the role that the StackSet's template creates. */
const roleOf = (all: readonly Registered[]) =>
	parsed(onlyOf(all, STACK_SET).templateBody).Resources.AuditRole.Properties;

describe("the example audit-role", () => {
	it("deploys to each account of the organization, also to new ones", async () => {
		const all = await preview();
		const { permissionModel, autoDeployment, capabilities, callAs } = onlyOf(
			all,
			STACK_SET,
		);
		assert.deepEqual(
			{ permissionModel, autoDeployment, capabilities, callAs },
			{
				permissionModel: "SERVICE_MANAGED",
				autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
				capabilities: ["CAPABILITY_NAMED_IAM"],
				callAs: "SELF",
			},
		);
		assert.deepEqual(onlyOf(all, INSTANCE).deploymentTargets, {
			organizationalUnitIds: ["r-a1b2"],
		});
	});

	it("has a template with this one role, which has the policy of the package", async () => {
		const { Resources } = parsed(
			onlyOf(await preview(), STACK_SET).templateBody,
		);
		assert.deepEqual(Object.keys(Resources), ["AuditRole"]);
		const { Type, Properties } = Resources.AuditRole;
		assert.equal(Type, "AWS::IAM::Role");
		assert.equal(Properties.RoleName, defaultAuditRole);
		assert.equal(Properties.ManagedPolicyArns, undefined);
		assert.equal(Properties.Policies.length, 1);
		assert.deepEqual(Properties.Policies[0].PolicyDocument, auditRolePolicy());
	});

	it("allows what audit --delivery reads where it is set", async () => {
		const [its] = roleOf(await preview({ delivery: "true" })).Policies;
		assert.deepEqual(its.PolicyDocument, auditRolePolicy({ delivery: true }));
		assert.notDeepEqual(its.PolicyDocument, auditRolePolicy());
	});

	for (const settings of [
		{},
		{ externalId: "acme-audit" },
		{ roleName: "Reader", principal: "444455556666" },
	])
		it(`has the same role in the management account with ${JSON.stringify(settings)}`, async () => {
			const all = await preview(settings);
			const member = roleOf(all);
			const { name, assumeRolePolicy } = onlyOf(all, ROLE);
			assert.equal(name, member.RoleName);
			assert.deepEqual(
				parsed(assumeRolePolicy),
				member.AssumeRolePolicyDocument,
			);
			const attached = onlyOf(all, POLICY);
			assert.equal(attached.role, name);
			assert.deepEqual(
				parsed(attached.policy),
				member.Policies[0].PolicyDocument,
			);
		});

	it("has no role of the management account where a delegated administrator deploys", async () => {
		const all = await preview({ callAs: "DELEGATED_ADMIN" });
		assert.equal(onlyOf(all, STACK_SET).callAs, "DELEGATED_ADMIN");
		assert.equal(onlyOf(all, INSTANCE).callAs, "DELEGATED_ADMIN");
		assert.deepEqual(
			all.filter(({ type }) => type.startsWith("aws:iam")),
			[],
		);
	});

	for (const [settings, condition] of [
		[{}, undefined],
		[{ externalId: "" }, undefined],
		[
			{ externalId: "acme-audit" },
			{ StringEquals: { "sts:ExternalId": "acme-audit" } },
		],
	] as const)
		it(`trusts the principal alone with ${JSON.stringify(settings)}`, async () => {
			const { Statement } = roleOf(
				await preview(settings),
			).AssumeRolePolicyDocument;
			assert.deepEqual(Statement, [
				{
					Effect: "Allow",
					Principal: { AWS: auditor },
					Action: "sts:AssumeRole",
					...(condition && { Condition: condition }),
				},
			]);
		});

	for (const principal of [
		"111122223333",
		"arn:aws:iam::111122223333:root",
		"arn:aws-us-gov:iam::111122223333:role/security/auditor",
		"arn:aws-cn:iam::111122223333:user/auditor",
	])
		it(`accepts ${principal}`, async () => {
			const { Statement } = roleOf(
				await preview({ principal }),
			).AssumeRolePolicyDocument;
			assert.deepEqual(Statement[0].Principal, { AWS: principal });
		});

	for (const [settings, words] of [
		[{ principal: "" }, /audit-role:principal is missing/],
		[{ principal: "*" }, /audit-role:principal must be an account ID/],
		[
			{ principal: "arn:aws:iam::111122223333:role/*" },
			/audit-role:principal must be/,
		],
		[
			{ principal: "arn:aws:sts::111122223333:assumed-role/a/b" },
			/audit-role:principal must be/,
		],
		[{ externalId: "a b" }, /audit-role:externalId must be 2 to 1,224/],
		[{ roleName: "a/b" }, /audit-role:roleName must be the name/],
		[{ callAs: "ADMIN" }, /audit-role:callAs must be SELF or DELEGATED_ADMIN/],
		[{ organizationalUnits: [] }, /audit-role:organizationalUnits must be/],
		[
			{ organizationalUnits: ["111122223333"] },
			/audit-role:organizationalUnits must be/,
		],
		[
			{ organizationalUnits: { id: "r-a1b2" } },
			/audit-role:organizationalUnits must be/,
		],
		[
			{ principal: "", organizationalUnits: [] },
			/principal is missing.*\n.*organizationalUnits must be/,
		],
	] as const)
		it(`registers nothing for ${JSON.stringify(settings)}`, async () => {
			await assert.rejects(preview(settings), words);
		});

	it("writes a template that CloudFormation accepts in one request", async () => {
		const { templateBody } = onlyOf(await preview(), STACK_SET);
		assert.ok(String(templateBody).length < 51_200);
	});

	it("passes the pack with the preset for workloads: its template has no trail", () => {
		const { code, stderr, statuses } = checkedExample(
			"audit-role",
			config,
			"workload",
		);
		assert.equal(code, 0, stderr);
		for (const { id } of defaultControls)
			assert.equal(statuses[id], "NO_DATA", id);
	});

	it("ends with one line for each wrong setting, and no stack trace", () => {
		const { code, stderr } = checkedExample(
			"audit-role",
			{ principal: "*", organizationalUnits: ["r-a1b2"] },
			"workload",
		);
		assert.equal(code, 2);
		assert.match(stderr, /audit-role:principal must be an account ID/);
		assert.doesNotMatch(stderr, /\n\s+at /);
	});
});
