import assert from "node:assert/strict";
import {
	auditPolicy,
	defaultAuditRole,
	organizationAuditPolicy,
} from "../../policypack/reportsEntry";
import { type Ended, run } from "../kit/command";

const printed = (...args: readonly string[]) => run(["controls", ...args]);

describe("The command controls --iam-policy", () => {
	let ended: Ended;
	before(() => {
		ended = printed("--iam-policy");
	});

	it("prints an IAM policy, and nothing else", () => {
		assert.equal(ended.code, 0);
		assert.equal(ended.stderr, "");
		const { Version, Statement } = JSON.parse(ended.stdout);
		assert.equal(Version, "2012-10-17");
		assert.equal(Statement.length, 1);
		const [{ Effect, Resource }] = Statement;
		assert.deepEqual({ Effect, Resource }, { Effect: "Allow", Resource: "*" });
	});

	it("allows reading alone, each action once and by name", () => {
		const [{ Action }] = JSON.parse(ended.stdout).Statement;
		assert.equal(new Set(Action).size, Action.length);
		for (const action of Action)
			assert.match(
				action,
				/^(cloudtrail|ec2|logs|s3|securityhub|sts):(Describe|Get|List)[A-Za-z]+$/,
			);
	});

	it("is what the entry reports has as data", () => {
		assert.deepEqual(JSON.parse(ended.stdout), auditPolicy());
	});
});

describe("The command controls --iam-policy --delivery", () => {
	it("prints what audit --delivery reads, too", () => {
		const { code, stdout, stderr } = printed("--iam-policy", "--delivery");
		assert.equal(code, 0, stderr);
		const { Statement } = JSON.parse(stdout);
		assert.deepEqual(JSON.parse(stdout), auditPolicy({ delivery: true }));
		assert.deepEqual(
			Statement.map(({ Sid }: { readonly Sid: string }) => Sid),
			["CloudTrailComplianceAudit", "ReadTrailDelivery"],
		);
	});

	it("does not change what starts an audit of an organization", () => {
		const { code, stdout } = printed(
			...["--iam-policy", "--organization", "--delivery"],
		);
		assert.equal(code, 0);
		assert.deepEqual(JSON.parse(stdout), organizationAuditPolicy());
	});

	it("needs --iam-policy", () => {
		const { code, stderr } = printed("--delivery");
		assert.equal(code, 2);
		assert.match(stderr, /--delivery needs --iam-policy/);
	});
});

describe("The command controls --iam-policy --organization", () => {
	const policy = (...args: readonly string[]) => {
		const { code, stdout, stderr } = printed(
			"--iam-policy",
			"--organization",
			...args,
		);
		assert.equal(code, 0, stderr);
		assert.equal(stderr, "");
		return JSON.parse(stdout);
	};
	const assumed = (...args: readonly string[]) =>
		policy(...args).Statement.find(
			({ Action }: { Action: readonly string[] }) =>
				Action.includes("sts:AssumeRole"),
		);

	it("allows listing accounts and assuming one role, and nothing else", () => {
		const { Version, Statement } = policy();
		assert.equal(Version, "2012-10-17");
		for (const { Effect, Action, Resource } of Statement) {
			assert.equal(Effect, "Allow");
			const assumes = Action.includes("sts:AssumeRole");
			assert.equal(Resource === "*", !assumes);
			if (assumes) assert.deepEqual(Action, ["sts:AssumeRole"]);
			else
				for (const action of Action)
					assert.match(
						action,
						/^(organizations|securityhub|sts):(Describe|Get|List)\w+$/,
					);
		}
	});

	for (const [args, arn] of [
		[[], `arn:aws:iam::*:role/${defaultAuditRole}`],
		[["--role", "Reader"], "arn:aws:iam::*:role/Reader"],
		[
			["--role", "security/Reader", "--partition", "aws-cn"],
			"arn:aws-cn:iam::*:role/security/Reader",
		],
		[
			["--partition", "aws-us-gov"],
			`arn:aws-us-gov:iam::*:role/${defaultAuditRole}`,
		],
	] as const)
		it(`names ${arn} with ${args.join(" ") || "no option"}`, () => {
			assert.equal(assumed(...args).Resource, arn);
		});

	it("is what the entry reports has as data", () => {
		assert.deepEqual(policy(), organizationAuditPolicy());
		assert.deepEqual(
			policy("--role", "Reader"),
			organizationAuditPolicy({ role: "Reader" }),
		);
	});

	for (const [args, words] of [
		[["--organization"], /--organization needs --iam-policy/],
		[["--role", "Reader"], /--role needs --iam-policy --organization/],
		[["--iam-policy", "--role", "Reader"], /--role needs .*--organization/],
		[
			["--iam-policy", "--partition", "aws"],
			/--partition needs .*--organization/,
		],
		...[
			"*",
			"",
			"two words",
			"arn:aws:iam::111122223333:role/Reader",
			"Read*",
			"/Reader",
			"x".repeat(65),
		].map(
			(role) =>
				[
					["--iam-policy", "--organization", "--role", role],
					/role name ".*" is invalid: use the name of an IAM role/,
				] as const,
		),
		...["*", "AWS", "amazon", "aws-"].map(
			(partition) =>
				[
					["--iam-policy", "--organization", "--partition", partition],
					/partition ".*" is invalid: use the name of an AWS partition/,
				] as const,
		),
	] as const)
		it(`exits with 2 and one line for ${JSON.stringify(args)}`, () => {
			const { code, stdout, stderr } = printed(...args);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.match(stderr, words);
			assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
		});
});
