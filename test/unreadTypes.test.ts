import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { assembleStack } from "../policypack/providers/assembleStack";
import { isTrail, speaks } from "../policypack/providers/dialects";
import { readStackFile } from "../policypack/sources/stackFile";
import { all, outcomesIn } from "./kit/outcomes";

interface Declared {
	readonly type: string;
	readonly name: string;
	readonly inputs: Readonly<Record<string, unknown>>;
	readonly custom?: boolean;
	readonly flows?: Readonly<Record<string, readonly string[]>>;
}

const urnOf = (type: string, name: string) =>
	`urn:pulumi:dev::shop::${type}::${name}`;

/** What each control says of a preview of these resources. */
function judged(
	...resources: readonly Declared[]
): Readonly<Record<string, string>> {
	const steps = resources.map(
		({ type, name, inputs, custom = true, flows }) => {
			const urn = urnOf(type, name);
			const newState = {
				urn,
				type,
				custom,
				inputs,
				propertyDependencies: flows,
			};
			return { op: "create", urn, newState };
		},
	);
	const { stack } = readStackFile(JSON.stringify({ steps }), "preview.json");
	const account = assembleStack(stack);
	return outcomesIn(account);
}

/** What is said of a preview of these resources. */
function wordsOf(...resources: readonly Declared[]): string {
	const steps = resources.map(({ type, name, inputs }) => {
		const urn = urnOf(type, name);
		return { op: "create", urn, newState: { urn, type, custom: true, inputs } };
	});
	const { stack } = readStackFile(JSON.stringify({ steps }), "preview.json");
	const account = assembleStack(stack);
	return controls
		.flatMap((control) => evaluate(control, account))
		.map(({ reason }) => reason)
		.join("\n");
}

const noTrail = all("noData", {
	"cloudtrail-1": "failed",
	"cloudtrail-3": "failed",
});

const unknownTrail = all("unknown");

const logs: Declared = {
	type: "aws:s3/bucket:Bucket",
	name: "logs",
	inputs: { bucket: "audit-logs" },
};
const audit: Declared = {
	type: "aws:cloudtrail/trail:Trail",
	name: "audit",
	inputs: { s3BucketName: "audit-logs", isMultiRegionTrail: true },
};
const TRAIL_JSON = JSON.stringify({
	Resources: { Audit: { Type: "AWS::CloudTrail::Trail", Properties: {} } },
});
const POLICY_YAML = `Resources:
  Policy:
    Type: 'AWS::S3::BucketPolicy'
    Properties:
      Bucket: audit-logs
      PolicyDocument: {}
`;

describe("trails that are not read", () => {
	for (const type of [
		"terraform-provider:index/awsCloudtrail:AwsCloudtrail",
		"aws-classic:cloudtrail/trail:Trail",
		"kubernetes:cloudtrail.aws.upbound.io/v1beta1:Trail",
		"pulumi-nodejs:dynamic/cloudtrail:Trail",
		"landing:tf:awscc_cloudtrail_trail",
	])
		it(`${type} is known to be one, and named`, () => {
			const trail = { type, name: "audit", inputs: { name: "audit" } };
			assert.deepEqual(judged(trail), unknownTrail);
			assert.ok(
				wordsOf(trail).includes(`trail audit (the type ${type} is not`),
			);
			assert.equal(speaks(type), true);
			assert.equal(isTrail(type), false);
		});

	for (const type of [
		"aws-native:cloudtrail:Channel",
		"alicloud:actiontrail/trail:Trail",
		"sumologic:index/cloudtrailSource:CloudtrailSource",
		"aws:ec2/vpc:Vpc",
	])
		it(`${type} is none`, () => {
			assert.deepEqual(judged({ type, name: "audit", inputs: {} }), noTrail);
			assert.equal(speaks(type), false);
		});

	it("an event data store is none", () => {
		const type = "aws:cloudtrail/eventDataStore:EventDataStore";
		assert.deepEqual(judged({ type, name: "audit", inputs: {} }), noTrail);
		assert.equal(isTrail(type), false);
	});

	it("a component is none by its name: its children are in view", () => {
		const component = {
			type: "awsx:cloudtrail:Trail",
			name: "audit",
			inputs: {},
			custom: false,
		};
		assert.deepEqual(judged(component), noTrail);
	});
});

describe("a CloudFormation stack", () => {
	const stackWith = (
		inputs: Readonly<Record<string, unknown>>,
		type = "aws:cloudformation/stack:Stack",
	): Declared => ({ type, name: "landing", inputs });

	for (const [what, inputs, type] of [
		["a trail in JSON", { templateBody: TRAIL_JSON }],
		[
			"a trail in YAML",
			{ templateBody: "Resources:\n  A:\n    Type: AWS::CloudTrail::Trail\n" },
		],
		[
			"a trail in data",
			{ templateBody: JSON.parse(TRAIL_JSON) },
			"aws-native:cloudformation:Stack",
		],
		[
			"a trail for many accounts",
			{ templateBody: TRAIL_JSON },
			"aws:cloudformation/stackSet:StackSet",
		],
		["a template that is elsewhere", { templateUrl: "https://example.com/t" }],
		[
			"a stack of its own inside",
			{
				templateBody:
					'{"Resources":{"A":{"Type":"AWS::CloudFormation::Stack"}}}',
			},
		],
		[
			"a template that is not known yet",
			{ templateBody: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
		],
		[
			"a trail, in a module",
			{ template_body: TRAIL_JSON },
			"landing:tf:aws_cloudformation_stack",
		],
	] as const)
		it(`with ${what} leaves each control undecided`, () => {
			const stack = stackWith(inputs, type);
			assert.deepEqual(judged(stack), unknownTrail);
			assert.match(wordsOf(stack), /CloudFormation stack landing/);
		});

	for (const [what, templateBody] of [
		["other things", '{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'],
		[
			"a rule about trails",
			"Resources:\n  R:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Scope:\n        ComplianceResourceTypes:\n          - AWS::CloudTrail::Trail\n",
		],
	] as const)
		it(`with ${what} leaves nothing undecided`, () => {
			assert.deepEqual(judged(stackWith({ templateBody })), noTrail);
			assert.equal(
				judged(logs, audit, stackWith({ templateBody }))["cloudtrail-6"],
				"passed",
			);
		});

	it("with a bucket's policy leaves that bucket undecided", () => {
		const found = judged(logs, audit, stackWith({ templateBody: POLICY_YAML }));
		assert.equal(found["cloudtrail-1"], "passed");
		assert.equal(found["cloudtrail-6"], "unknown");
		const other = POLICY_YAML.replace("audit-logs", "other-logs");
		const same = judged(logs, audit, stackWith({ templateBody: other }));
		assert.equal(same["cloudtrail-6"], "passed");
	});

	it("with a policy of a bucket in its parameters leaves that undecided", () => {
		const templateBody = POLICY_YAML.replace("audit-logs", "!Ref Logs");
		const stack = stackWith({
			templateBody,
			parameters: { Logs: "audit-logs" },
		});
		assert.equal(judged(logs, audit, stack)["cloudtrail-6"], "unknown");
	});
});

describe("a resource by Cloud Control", () => {
	for (const [type, property] of [
		["aws:cloudcontrol/resource:Resource", "typeName"],
		["aws-native:index:ExtensionResource", "type"],
	] as const) {
		const declared = (
			name: string,
			more: Readonly<Record<string, unknown>> = {},
		): Declared => ({
			type,
			name: "raw",
			inputs: { [property]: name, ...more },
		});

		it(`of ${type} that is a trail leaves each control undecided`, () => {
			assert.deepEqual(
				judged(declared("AWS::CloudTrail::Trail")),
				unknownTrail,
			);
		});
		it(`of ${type} that is a bucket's policy leaves the bucket undecided`, () => {
			const state = {
				desiredState: JSON.stringify({ Bucket: "audit-logs" }),
				properties: { Bucket: "audit-logs" },
			};
			const policy = declared("AWS::S3::BucketPolicy", state);
			assert.equal(judged(logs, audit, policy)["cloudtrail-6"], "unknown");
		});
		it(`of ${type} that is the bucket leaves it undecided`, () => {
			const state = {
				desiredState: JSON.stringify({ BucketName: "audit-logs" }),
			};
			const found = judged(audit, declared("AWS::S3::Bucket", state));
			assert.equal(found["cloudtrail-6"], "unknown");
			assert.equal(found["cloudtrail-7"], "unknown");
		});
		it(`of ${type} that is something else is of no concern`, () => {
			assert.deepEqual(judged(declared("AWS::SQS::Queue")), noTrail);
		});
	}
});

describe("a Terraform module", () => {
	const tf = (
		type: string,
		inputs: Readonly<Record<string, unknown>>,
	): Declared => ({
		type: `trails:tf:${type}`,
		name: `module.audit.${type}.this[0]`,
		inputs,
	});
	const trail = tf("aws_cloudtrail", {
		s3_bucket_name: "audit-logs",
		is_multi_region_trail: true,
		enable_log_file_validation: true,
		kms_key_id: "alias/audit",
		cloud_watch_logs_group_arn:
			"arn:aws:logs:eu-west-1:111122223333:log-group:a:*",
		cloud_watch_logs_role_arn: "arn:aws:iam::111122223333:role/a",
		event_selector: [],
	});
	const bucket = tf("aws_s3_bucket", { bucket: "audit-logs" });
	const logging = tf("aws_s3_bucket_logging", {
		bucket: "audit-logs",
		target_bucket: "access-logs",
	});
	const policy = tf("aws_s3_bucket_policy", {
		bucket: "audit-logs",
		policy: JSON.stringify({
			Statement: [
				{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" },
			],
		}),
	});
	const block = (on: boolean) =>
		tf("aws_s3_bucket_public_access_block", {
			bucket: "audit-logs",
			restrict_public_buckets: on,
			ignore_public_acls: on,
		});
	const acl = (uri: string) =>
		tf("aws_s3_bucket_acl", {
			bucket: "audit-logs",
			access_control_policy: [{ grant: [{ grantee: [{ uri }] }] }],
		});
	const passed = all("passed");

	it("is read in Terraform's spelling", () => {
		assert.deepEqual(
			judged(trail, bucket, logging, policy, block(true)),
			passed,
		);
		assert.equal(isTrail(trail.type), true);
	});

	it("fails by what is not as it should be", () => {
		const bare = tf("aws_cloudtrail", {
			s3_bucket_name: "audit-logs",
			enable_logging: false,
			kms_key_id: null,
		});
		assert.deepEqual(judged(bare, bucket, policy, block(false)), {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-3": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		});
	});

	for (const [what, selector, verdict] of [
		["basic", { event_selector: [{ read_write_type: "ReadOnly" }] }, "failed"],
		["basic", { event_selector: [{ read_write_type: "All" }] }, "passed"],
		[
			"advanced",
			{
				advanced_event_selector: [
					{ field_selector: [{ field: "eventCategory", equals: ["Data"] }] },
				],
			},
			"failed",
		],
		[
			"advanced",
			{
				advanced_event_selector: [
					{
						field_selector: [
							{ field: "eventCategory", equals: ["Management"] },
						],
					},
				],
			},
			"passed",
		],
	] as const)
		it(`reads a ${what} selector, which ${verdict}`, () => {
			const one = { ...trail, inputs: { ...trail.inputs, ...selector } };
			assert.equal(judged(one)["cloudtrail-1"], verdict);
		});

	it("reads grants, ownership and account blocks", () => {
		const open = acl("http://acs.amazonaws.com/groups/global/AllUsers");
		assert.equal(judged(trail, bucket, open)["cloudtrail-6"], "failed");
		const enforced = tf("aws_s3_bucket_ownership_controls", {
			bucket: "audit-logs",
			rule: [{ object_ownership: "BucketOwnerEnforced" }],
		});
		assert.equal(
			judged(trail, bucket, open, enforced)["cloudtrail-6"],
			"passed",
		);
		const account = tf("aws_s3_account_public_access_block", {
			ignore_public_acls: true,
			restrict_public_buckets: true,
		});
		assert.equal(
			judged(trail, bucket, open, account)["cloudtrail-6"],
			"passed",
		);
	});

	it("is read as a package of the provider, too", () => {
		const bridged: Declared = {
			type: "aws:index/cloudtrail:Cloudtrail",
			name: "audit",
			inputs: { s3BucketName: "audit-logs", isMultiRegionTrail: false },
		};
		assert.equal(judged(bridged)["cloudtrail-1"], "failed");
		assert.equal(judged(bridged)["cloudtrail-3"], "passed");
	});
});
