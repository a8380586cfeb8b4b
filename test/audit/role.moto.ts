import assert from "node:assert/strict";
import {
	CreateAccessKeyCommand,
	CreateUserCommand,
	PutRolePolicyCommand,
	PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { Organizations } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STS } from "@aws-sdk/client-sts";
import {
	defaultAuditRole,
	organizationAuditPolicy,
} from "../../policypack/reportsEntry";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { reportIn, resultIn } from "../kit/jsonReport";
import { onlyOf, previewedExample } from "../kit/mockedExample";
import { makeGoodAccount } from "./build";
import { run } from "./runCommand";
import { emptyWorld, VARIABLES } from "./world";

/** The account that the audit starts in. */
const SECURITY = "444455556666";

const regions = ["--region", "us-east-1", "--region", "eu-west-1"];

/** The template that the example deploys to each account. */
async function templateOf(example: string): Promise<string> {
	const all = await previewedExample(example, {
		config: {
			principal: `arn:aws:iam::${SECURITY}:user/auditor`,
			organizationalUnits: ["r-a1b2"],
		},
	});
	const type = "aws:cloudformation/stackSet:StackSet";
	return String(onlyOf(all, type).templateBody);
}

/** Creates the role of the template in an account, by CloudFormation. */
async function createStack(
	url: string,
	template: string,
	account = ownAccount,
): Promise<void> {
	const answer = await fetch(url, {
		method: "POST",
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			"x-moto-account-id": account,
			authorization: `AWS4-HMAC-SHA256 Credential=test/20261126/us-east-1/cloudformation/aws4_request, SignedHeaders=host, Signature=0`,
		},
		body: new URLSearchParams({
			Action: "CreateStack",
			Version: "2010-05-15",
			StackName: "audit-role",
			TemplateBody: template,
			"Capabilities.member.1": "CAPABILITY_NAMED_IAM",
		}),
	});
	assert.equal(answer.status, 200, await answer.text());
}

/**
 * Writes the policies of the template's role again, as text: the server keeps
 * those of a stack as data, which it cannot enforce.
 */
async function keepAsText(
	template: string,
	without?: string,
	account = ownAccount,
): Promise<void> {
	const { iam } = cloudOf(account, "us-east-1");
	const { RoleName, Policies } =
		JSON.parse(template).Resources.AuditRole.Properties;
	for (const { PolicyName, PolicyDocument } of Policies) {
		const [statement] = PolicyDocument.Statement;
		const Action = statement.Action.filter((one: string) => one !== without);
		await iam.send(
			new PutRolePolicyCommand({
				RoleName,
				PolicyName,
				PolicyDocument: JSON.stringify({
					...PolicyDocument,
					Statement: [{ ...statement, Action }],
				}),
			}),
		);
	}
}

/** Whether the server denies what no policy allows. */
async function enforce(url: string, isOn: boolean): Promise<void> {
	const body = isOn ? "0" : "inf";
	const answer = await fetch(`${url}/moto-api/reset-auth`, {
		method: "POST",
		body,
	});
	assert.equal(answer.status, 200);
}

type Keys = Readonly<Record<string, string>>;

/** A user of the security account that may start the audit and nothing else. */
async function auditor(): Promise<Keys> {
	const { iam } = cloudOf(SECURITY, "us-east-1");
	await iam.send(new CreateUserCommand({ UserName: "auditor" }));
	await iam.send(
		new PutUserPolicyCommand({
			UserName: "auditor",
			PolicyName: "audit",
			PolicyDocument: JSON.stringify(organizationAuditPolicy()),
		}),
	);
	const { AccessKey } = await iam.send(
		new CreateAccessKeyCommand({ UserName: "auditor" }),
	);
	return {
		AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "",
		AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "",
	};
}

/** Assumes the role of the audited account. */
async function assumed(keys: Keys, role: string): Promise<Keys> {
	const sts = new STS({
		region: "us-east-1",
		credentials: {
			accessKeyId: keys.AWS_ACCESS_KEY_ID ?? "",
			secretAccessKey: keys.AWS_SECRET_ACCESS_KEY ?? "",
		},
	});
	const { Credentials } = await sts.send(
		new AssumeRoleCommand({
			RoleArn: `arn:aws:iam::${ownAccount}:role/${role}`,
			RoleSessionName: "audit",
		}),
	);
	return {
		AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
		AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
		AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
	};
}

describe("An audit by the role of examples/audit-role, where IAM is enforced", () => {
	const world = emptyWorld();
	let keys: Keys;
	let template: string;

	before(async () => {
		await makeGoodAccount();
		template = await templateOf("audit-role");
		await createStack(world.url(), template);
		keys = await auditor();
	});
	beforeEach(() => keepAsText(template));
	afterEach(() => enforce(world.url(), false));

	const audit = async () => {
		await enforce(world.url(), true);
		const role = await assumed(keys, defaultAuditRole);
		const ended = await run(["audit", ...regions, "--format", "json"], {
			...VARIABLES,
			...role,
			AWS_ENDPOINT_URL: world.url(),
		});
		assert.notEqual(ended.stdout, "", ended.stderr);
		const { source, controls } = resultIn(ended.stdout);
		const statuses = Object.fromEntries(
			controls.map(({ id, status }) => [id, status]),
		);
		return { ...ended, source, statuses };
	};

	it("reads all that the verdicts need, and passes", async () => {
		const { code, source, statuses, stdout } = await audit();
		assert.equal(source.name, ownAccount);
		for (const [id, status] of Object.entries(statuses))
			assert.equal(
				status,
				// Keys, roles and log groups are read with --delivery only.
				id === "CloudTrail.Delivery" ? "NO_DATA" : "PASSED",
				`${id}: ${stdout}`,
			);
		assert.equal(code, 0);
	});

	for (const [action, id] of [
		["s3:GetBucketLogging", "CloudTrail.7"],
		["cloudtrail:GetTrailStatus", "CloudTrail.3"],
	] as const)
		it(`would notice that ${action} is denied`, async () => {
			await keepAsText(template, action);
			const { statuses, stdout } = await audit();
			assert.equal(statuses[id], "UNKNOWN");
			assert.ok(stdout.includes(`grant ${action}`));
		});

	it("denies the caller what only the role may do", async () => {
		await enforce(world.url(), true);
		const { code, stdout, stderr } = await run(["audit", ...regions], {
			...VARIABLES,
			...keys,
			AWS_ENDPOINT_URL: world.url(),
		});
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.match(stderr, /No Region could be read/);
	});

	it("is not assumed with another role's name", async () => {
		await enforce(world.url(), true);
		await assert.rejects(
			assumed(keys, "Administrator"),
			/AccessDenied|not authorized/,
		);
	});
});

describe("An audit of an organization by the example's role, where IAM is enforced", () => {
	const world = emptyWorld();
	let keys: Keys;
	let accounts: readonly string[];

	before(async () => {
		const management = new Organizations({
			region: "us-east-1",
			credentials: { accessKeyId: "test", secretAccessKey: "test" },
		});
		management.middlewareStack.add(
			(next) => (sent) => {
				const { headers } = sent.request as {
					headers: Record<string, string>;
				};
				headers["x-moto-account-id"] = SECURITY;
				return next(sent);
			},
			{ step: "build", name: "inAccount" },
		);
		await management.createOrganization({ FeatureSet: "ALL" });
		for (const name of ["shop", "web"])
			await management.createAccount({
				AccountName: name,
				Email: `${name}@example.com`,
			});
		const { Accounts = [] } = await management.listAccounts();
		accounts = Accounts.map(({ Id = "" }) => Id).sort();
		const template = await templateOf("audit-role");
		for (const account of accounts) {
			await createStack(world.url(), template, account);
			await keepAsText(template, undefined, account);
		}
		keys = await auditor();
	});
	afterEach(() => enforce(world.url(), false));

	it("lists the accounts, and reads each of them", async () => {
		await enforce(world.url(), true);
		const { stdout, stderr } = await run(
			["audit", "--organization", "--region", "us-east-1", "--format", "json"],
			{ ...VARIABLES, ...keys, AWS_ENDPOINT_URL: world.url() },
		);
		assert.notEqual(stdout, "", stderr);
		const { sources } = reportIn(stdout);
		assert.deepEqual(
			sources.map(({ source }) => source.name),
			accounts,
		);
		assert.ok(accounts.length >= 3 && accounts.includes(SECURITY));
		for (const { source, controls } of sources) {
			const statuses = new Map(controls.map(({ id, status }) => [id, status]));
			assert.equal(statuses.get("CloudTrail.3"), "FAILED", source.name);
			assert.ok(![...statuses.values()].includes("UNKNOWN"), stdout);
		}
	});
});
