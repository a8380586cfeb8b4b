import assert from "node:assert/strict";
import { evaluate } from "../policypack/judging/evaluate";
import { statusOf } from "../policypack/judging/finding";
import type { Options } from "../policypack/judging/optIn";
import { assembleStack } from "../policypack/providers/assembleStack";
import type { Resource } from "../policypack/providers/resource";
import { ROOT_TYPE } from "../policypack/providers/urn";
import { UNKNOWN_TEXT } from "../policypack/providers/wire";
import { optInControls } from "./kit/controls";

type Props = Resource["props"];

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";
const STORE = "aws:cloudtrail/eventDataStore:EventDataStore";
const TRAIL = "aws:cloudtrail/trail:Trail";

function resource(
	type: string,
	props: Props,
	more: Partial<Resource> = {},
): Resource {
	const name = "it";
	return {
		urn: `urn:pulumi:prod::shop::${type}::${name}`,
		type,
		name,
		props,
		dependencies: () => [],
		provider: { urn: undefined, props: {} },
		location: undefined,
		...more,
	};
}

/** What an opt-in control makes of these resources. */
function judged(
	policy: string,
	options: Options,
	...resources: readonly Resource[]
): string {
	const control = optInControls.find((one) => one.policy === policy);
	assert.ok(control);
	const urn = `urn:pulumi:prod::shop::${ROOT_TYPE}::shop-prod`;
	const account = assembleStack({ urn, name: "prod", resources });
	return statusOf(evaluate(control, account, options));
}

describe("Event data stores, wherever they are declared", () => {
	const asked = { eventDataStores: true };
	const good = resource(STORE, { kmsKeyId: KEY });
	const template = (type: string) => ({
		templateBody: JSON.stringify({ Resources: { It: { Type: type } } }),
	});

	for (const [words, one, expected] of [
		["a resource of @pulumi/aws", good, "passed"],
		["one without a key", resource(STORE, {}), "failed"],
		["one with an empty key", resource(STORE, { kmsKeyId: "" }), "failed"],
		[
			"one with a key that is no text",
			resource(STORE, { kmsKeyId: 7 }),
			"unknown",
		],
		[
			"a resource of a Terraform module",
			resource("audit:tf:aws_cloudtrail_event_data_store", { kms_key_id: KEY }),
			"passed",
		],
		[
			"one of a Terraform module without a key",
			resource("audit:tf:aws_cloudtrail_event_data_store", {}),
			"failed",
		],
		[
			"a resource of the Terraform provider",
			resource(
				"aws:index/cloudtrailEventDataStore:CloudtrailEventDataStore",
				{},
			),
			"failed",
		],
		[
			"a CloudFormation stack that has one",
			resource(
				"aws:cloudformation/stack:Stack",
				template("AWS::CloudTrail::EventDataStore"),
			),
			"unknown",
		],
		[
			"a CloudFormation stack that has none",
			resource("aws:cloudformation/stack:Stack", template("AWS::SQS::Queue")),
			"noData",
		],
		[
			"a CloudFormation stack whose template is not known",
			resource("aws:cloudformation/stack:Stack", {
				templateBody: UNKNOWN_TEXT,
			}),
			"unknown",
		],
		[
			"a CloudFormation stack with a macro",
			resource("aws:cloudformation/stack:Stack", {
				templateBody: "Transform: OurMacro\nResources: {}\n",
			}),
			"unknown",
		],
		[
			"a CloudFormation stack that has one, in YAML",
			resource("aws:cloudformation/stack:Stack", {
				templateBody:
					"Resources:\n  It:\n    Type: AWS::CloudTrail::EventDataStore\n",
			}),
			"unknown",
		],
		[
			"a Service Catalog product",
			resource("aws:servicecatalog/provisionedProduct:ProvisionedProduct", {}),
			"unknown",
		],
		[
			"a resource of Cloud Control",
			resource("aws:cloudcontrol/resource:Resource", {
				typeName: "AWS::CloudTrail::EventDataStore",
			}),
			"unknown",
		],
		[
			"a remote component",
			resource("landing:index:Zone", {}, { hidesChildren: true }),
			"unknown",
		],
		["a trail", resource(TRAIL, { s3BucketName: "logs" }), "noData"],
	] as const) {
		it(`${words}: ${expected}`, () => {
			assert.equal(judged("cloudtrail-10", asked, one), expected);
		});
		it(`${words}, not asked for: noData`, () => {
			assert.equal(judged("cloudtrail-10", {}, one), "noData");
		});
	}

	it("one out of sight keeps a good one from passing for all", () => {
		const zone = resource("landing:index:Zone", {}, { hidesChildren: true });
		assert.equal(judged("cloudtrail-10", asked, good, zone), "unknown");
	});
});

describe("Tags, wherever they are set", () => {
	const asked = { requiredTagKeys: ["owner"] };
	const trail = (props: Props, more: Partial<Resource> = {}, type = TRAIL) =>
		resource(type, { s3BucketName: "logs", ...props }, more);
	const under = (defaultTags: unknown) => ({
		provider: { urn: undefined, props: { defaultTags } },
	});
	const secret = (value: Props) => ({
		"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
		...value,
	});
	const native = "aws-native:cloudtrail:Trail";
	const module = "audit:tf:aws_cloudtrail";

	for (const [words, one, expected] of [
		["a map", trail({ tags: { owner: "x" } }), "passed"],
		["a map with null", trail({ tags: { owner: null } }), "failed"],
		["null", trail({ tags: null }), "failed"],
		[
			"a secret map",
			trail({ tags: secret({ value: { owner: "x" } }) }),
			"passed",
		],
		[
			"an encrypted map",
			trail({ tags: secret({ ciphertext: "x" }) }),
			"unknown",
		],
		["a masked map", trail({ tags: "[secret]" }), "unknown"],
		["a masked value", trail({ tags: { owner: "[secret]" } }), "passed"],
		["tagsAll", trail({ tagsAll: { owner: "x" } }), "passed"],
		["tagsAll, not known yet", trail({ tagsAll: UNKNOWN_TEXT }), "failed"],
		["a hidden trail", trail({}, { isHidden: true, isRead: true }), "noData"],
		[
			"a list",
			trail({ tags: [{ key: "team" }, { key: "owner" }] }, {}, native),
			"passed",
		],
		["an empty list", trail({ tags: [] }, {}, native), "failed"],
		[
			"a list with an item not known yet",
			trail({ tags: [UNKNOWN_TEXT, { key: "owner" }] }, {}, native),
			"passed",
		],
		["a list of texts", trail({ tags: ["owner"] }, {}, native), "unknown"],
		["default tags", trail({}, under({ tags: { owner: "x" } })), "passed"],
		[
			"default tags as text",
			trail({}, under('{"tags":{"owner":"x"}}')),
			"passed",
		],
		[
			"default tags of aws-native",
			trail({}, under({ tags: { owner: "x" } }), native),
			"passed",
		],
		["other default tags", trail({}, under({ tags: { team: "x" } })), "failed"],
		["no default tags", trail({}, under({})), "failed"],
		[
			"encrypted default tags",
			trail({}, under(secret({ ciphertext: "x" }))),
			"unknown",
		],
		["default tags of another type", trail({}, under([7])), "unknown"],
		[
			"a module's trail with the tag",
			trail({ tags: { owner: "x" } }, {}, module),
			"passed",
		],
		["a module's trail without it", trail({}, {}, module), "unknown"],
	] as const)
		it(`${words}: ${expected}`, () => {
			assert.equal(judged("cloudtrail-9", asked, one), expected);
		});
});
