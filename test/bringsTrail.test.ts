import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { assembleStack } from "../policypack/providers/assembleStack";
import { readStackFile } from "../policypack/sources/stackFile";

/** The status and the words of CloudTrail.1 on a stack with one resource. */
function judged(type: string, inputs: Readonly<Record<string, unknown>>) {
	const urn = `urn:pulumi:dev::shop::${type}::landing`;
	const newState = { urn, type, custom: true, inputs };
	const steps = [{ op: "create", urn, newState }];
	const { stack } = readStackFile(JSON.stringify({ steps }), "preview.json");
	const account = assembleStack(stack);
	const [first, ...others] = controls
		.filter(({ policy }) => policy === "cloudtrail-1")
		.flatMap((control) => evaluate(control, account));
	assert.ok(first);
	assert.deepEqual(others, []);
	return first;
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const STACK = "aws:cloudformation/stack:Stack";

describe("a CloudFormation template that may create a trail", () => {
	for (const [how, templateBody] of [
		["a macro", "Transform: OurMacro\nResources: {}\n"],
		["a macro in a list", "Transform: [OurMacro]\nResources: {}\n"],
		[
			"a macro beside one of AWS's",
			"Resources: {}\nTransform:\n  - AWS::LanguageExtensions\n  - OurMacro # ours\n",
		],
		[
			"a macro with parameters",
			"Transform:\n- Name: 'OurMacro'\n  Parameters: { A: 1 }\n",
		],
		[
			"a macro, in an indented text",
			"\n\t\t# ours\n    Transform: OurMacro\n    Resources: {}\n",
		],
		["a macro in JSON", '{"Transform":["OurMacro"],"Resources":{}}'],
		["a macro in JSON, by name", '{"Transform":{"Name":"OurMacro"}}'],
		["a macro in YAML's flow", "{Resources: {}, Transform: OurMacro}"],
		["a snippet", "Resources:\n  A: !Transform { Name: OurMacro }\n"],
		["an application", "Resources: {A: {Type: AWS::Serverless::Application}}"],
		[
			"a product",
			"Resources:\n  A:\n    Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct\n",
		],
		[
			"a comment before the type",
			"Resources:\n  A:\n    Type: # ours\n      # and more\n      AWS::CloudTrail::Trail\n",
		],
		[
			"a hash before the type",
			'Resources: {A: {Comment: "a # b", Type: AWS::CloudTrail::Trail}}',
		],
		[
			"an alias for the type",
			"Mappings: { A: &t AWS::CloudTrail::Trail }\nResources:\n  A:\n    Type: *t\n",
		],
		[
			"an alias for the key",
			"A: &k Type\nResources:\n  A:\n    *k : AWS::CloudTrail::Trail\n",
		],
		[
			"an explicit key",
			"Resources:\n  A:\n    ? Type\n    : AWS::CloudTrail::Trail\n",
		],
		[
			"escapes in YAML",
			'Resources:\n  A:\n    "\\x54ype": "AWS::CloudTrail:\\u003aTrail"\n',
		],
		[
			"escapes in JSON",
			'{"Resources":{"A":{"Ty\\u0070e":"AWS::CloudTrail::\\u0054rail"}}}',
		],
		[
			"a loop",
			'{"Transform":"AWS::LanguageExtensions","Resources":{"Fn::ForEach::A":["X",["a"],{"T":{"Type":"AWS::CloudTrail::Trail"}}]}}',
		],
		["data with unknown resources", { Resources: UNKNOWN }],
		["data with an unknown type", { Resources: { A: { Type: UNKNOWN } } }],
		["data with an unknown macro", { Transform: UNKNOWN, Resources: {} }],
	] as const)
		it(`is not taken for none: ${how}`, () => {
			const { status, reason } = judged(STACK, { templateBody });
			assert.equal(status, "unknown");
			assert.match(`${reason}`, /CloudFormation stack landing/);
		});

	for (const [how, templateBody] of [
		[
			"AWS's macros",
			"Transform:\n  - AWS::LanguageExtensions\n  - 'AWS::Serverless-2016-10-31'\nResources:\n  A:\n    Type: AWS::Serverless::Function\n",
		],
		[
			"AWS's macro in JSON",
			'{"Transform":"AWS::Serverless-2016-10-31","Resources":{"A":{"Type":"AWS::Serverless::Api"}}}',
		],
		[
			"anchors, comments and escapes",
			'# AWS::CloudTrail::Trail is elsewhere\nA: &t AWS::SNS::Topic\nResources:\n  A:\n    Type: *t # a topic\n    Properties: { DisplayName: "a\\u0062" }\n',
		],
		[
			"a property Transform",
			"Resources:\n  A:\n    Type: AWS::Glue::MLTransform\n    Properties:\n      Transform: lower\n",
		],
		[
			"a value that is not known",
			{ Resources: { A: { Type: "AWS::SQS::Queue", Properties: UNKNOWN } } },
		],
	] as const)
		it(`is none: ${how}`, () => {
			assert.equal(judged(STACK, { templateBody }).status, "failed");
		});
});

describe("a resource that creates what is not in view", () => {
	for (const type of [
		"aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
		"aws:servicecatalog/provisionedProduct:ProvisionedProduct",
		"aws:controltower/landingZone:LandingZone",
		"aws-native:servicecatalog:CloudFormationProvisionedProduct",
		"aws-native:controltower:LandingZone",
		"landing:tf:aws_controltower_landing_zone",
		"landing:tf:aws_servicecatalog_provisioned_product",
	])
		it(`may create a trail: ${type}`, () => {
			const { status, reason } = judged(type, {});
			assert.equal(status, "unknown");
			assert.match(`${reason}`, /landing creates/);
		});

	for (const typeName of [
		"AWS::ControlTower::LandingZone",
		"AWS::ServiceCatalog::CloudFormationProvisionedProduct",
	])
		it(`may create a trail, by Cloud Control: ${typeName}`, () => {
			const type = "aws:cloudcontrol/resource:Resource";
			assert.equal(judged(type, { typeName }).status, "unknown");
		});

	const CUSTOM = "kubernetes:apiextensions.k8s.io:CustomResource";
	for (const [apiVersion, kind, status] of [
		["cloudtrail.services.k8s.aws/v1alpha1", "Trail", "unknown"],
		["cloudtrail.aws.upbound.io/v1beta1", "Trail", "unknown"],
		["cloudtrail.aws.crossplane.io/v1alpha1", UNKNOWN, "unknown"],
		[UNKNOWN, "Trail", "unknown"],
		["cloudtrail.aws.upbound.io/v1beta1", "EventDataStore", "failed"],
		["hiking.example.com/v1", "Trail", "failed"],
		["cert-manager.io/v1", "Certificate", "failed"],
	] as const)
		it(`is ${status} as ${kind} of ${apiVersion}, in Kubernetes`, () => {
			assert.equal(judged(CUSTOM, { apiVersion, kind }).status, status);
		});
});
