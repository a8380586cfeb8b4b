import assert from "node:assert/strict";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { named, secretOf, UNKNOWN } from "../kit/stackResources";
import { pythonStack } from "./pythonPrograms";

const SHOW = `
import json
import math
import pulumi
import pulumi_aws as aws

def show(name, value=None, **more):
    aws.sns.Topic(name, display_name=value, **more)
`;

describe("a Python program that calls functions of AWS", () => {
	after(removePrograms);
	let stack: Stack;
	before(async () => {
		stack = await pythonStack(`${SHOW}
bucket = aws.s3.Bucket("logs")
id = aws.get_caller_identity()
zones = aws.get_availability_zones()
show("text", f"arn:aws:iam::{id.account_id}:root")
show("added", "arn:aws:iam::" + id.account_id + ":root")
show("percent", "arn:aws:iam::%s:root" % id.account_id)
show("format", "arn:aws:iam::{}:root".format(id.account_id))
show("join", ":".join(["arn:aws:iam:", id.account_id, "root"]))
show("padded", f"{id.account_id:>14}")
show("json", json.dumps({"Principal": {"AWS": id.arn}}))
show("plain", id.account_id)
show("output", aws.get_caller_identity_output().account_id)
show("apply", aws.get_caller_identity_output().apply(lambda i: "of " + i.account_id))
show("wrapped", pulumi.Output.from_input(id).account_id)
show("concat", pulumi.Output.concat("of ", id.account_id))
show("formatted", pulumi.Output.format("of {0}", aws.get_caller_identity_output().arn))
show("item", zones.names[0])
show("slice", "-".join(zones.names[0:2]).upper())
show("method", id.arn.split(":")[4].lower())
show("default", id.account_id or "none")
show("number", signature_version=len(zones.names) and zones.names[0] * 2)
show("float", signature_version=float(id.account_id))
show("parsed", json.loads(id.arn)["x"])
show("tags", tags={"owner": id.user_id, "Name": "x"})
show("whole", tags=zones.names)
for index, name in enumerate(zones.names):
    show(f"zone-{index}", name)
show("of-unknown", aws.s3.get_bucket(bucket=id.account_id).arn)
show("of-new", aws.s3.get_bucket_output(bucket=bucket.id).arn)
show("region", f"in {aws.get_region().region}")
show("raw", pulumi.runtime.invoke("acme:index:ask", {}).value["answer"])
show("ami", aws.ec2.get_ami(most_recent=True, owners=["amazon"]).block_device_mappings[0].ebs["size"])
policy = aws.iam.get_policy_document(statements=[{"actions": ["s3:*"], "resources": [id.arn]}])
show("policy", policy.json)
pulumi.export("id", id)
pulumi.export("zones", zones.names)
`);
	});
	const shown = (name: string) => named(stack, name).props.displayName;

	it("has unknowns in texts that contain a result", () => {
		for (const name of ["text", "added", "percent", "format", "join"])
			assert.equal(shown(name), `arn:aws:iam::${UNKNOWN}:root`, name);
		assert.equal(shown("json"), `{"Principal": {"AWS": "${UNKNOWN}"}}`);
		assert.equal(shown("region"), `in ${UNKNOWN}`);
	});
	it("has unknowns where a result is used", () => {
		for (const name of ["plain", "output", "apply", "wrapped", "concat"])
			assert.equal(shown(name), UNKNOWN, name);
		for (const name of ["formatted", "item", "method", "default", "padded"])
			assert.equal(String(shown(name)).includes(UNKNOWN), true, name);
		for (const name of ["of-unknown", "of-new", "parsed", "zone-0", "raw"])
			assert.equal(shown(name), UNKNOWN, name);
		assert.equal(shown("ami"), UNKNOWN);
		assert.equal(named(stack, "whole").props.tags, UNKNOWN);
		assert.deepEqual(named(stack, "tags").props.tags, {
			owner: UNKNOWN,
			Name: "x",
		});
	});
	it("has an unknown for a number from a result", () => {
		for (const name of ["number", "float"])
			assert.equal(named(stack, name).props.signatureVersion, UNKNOWN, name);
	});
	it("has a policy document with an unknown in it", () => {
		const { Statement } = JSON.parse(String(shown("policy")));
		assert.equal(Statement[0].Action, "s3:*");
		assert.equal(Statement[0].Resource, UNKNOWN);
	});
});

describe("a Python program with encrypted settings", () => {
	after(removePrograms);

	it("gets unknowns of each type", async () => {
		const stack = await pythonStack(
			`${SHOW}
config = pulumi.Config()
show("text", config.require("key"))
show("secret", config.require_secret("key"))
show("inside", f"of {config.get('key')}")
show("bool", signature_version=config.require_bool("key"))
show("int", signature_version=config.require_int("key"))
show("sum", signature_version=config.get_int("key") + 1)
show("float", signature_version=config.get_float("key"))
show("secret-int", signature_version=config.get_secret_int("key"))
show("secret-bool", signature_version=config.require_secret_bool("key"))
show("object", tags=config.require_object("key"))
show("secret-object", tags=config.require_secret_object("key"))
show("field", config.require_object("db")["password"])
show("known", config.require_object("db")["user"])
show("field-of-secret", config.require_secret_object("db")["password"])
show("loads", json.loads(config.require("key"))["user"])
show("unset", config.get("none", "default"))
`,
			{
				"Pulumi.dev.yaml":
					"config:\n  shop:key: { secure: AAABAExample }\n  shop:db: { user: admin, password: { secure: AAABAExample } }\n",
			},
		);
		const prop = (name: string, property: string) =>
			named(stack, name).props[property];
		for (const name of ["text", "secret", "field", "loads"])
			assert.equal(prop(name, "displayName"), UNKNOWN, name);
		assert.equal(prop("inside", "displayName"), `of ${UNKNOWN}`);
		for (const name of ["bool", "int", "sum", "float"])
			assert.equal(prop(name, "signatureVersion"), UNKNOWN, name);
		for (const name of ["secret-int", "secret-bool"])
			assert.equal(prop(name, "signatureVersion"), UNKNOWN, name);
		for (const name of ["object", "secret-object"])
			assert.equal(prop(name, "tags"), UNKNOWN, name);
		assert.equal(prop("known", "displayName"), "admin");
		assert.equal(prop("field-of-secret", "displayName"), UNKNOWN);
		assert.equal(prop("unset", "displayName"), "default");
	});

	it("registers plain secrets as secrets", async () => {
		const stack = await pythonStack(
			`${SHOW}
show("secret", pulumi.Config().require_secret("key"))
show("made", pulumi.Output.secret("made"))
`,
			{
				"Pulumi.dev.yaml":
					"environment:\n  values:\n    pulumiConfig:\n      shop:key: { fn::secret: hunter2 }\n",
			},
		);
		assert.deepEqual(
			named(stack, "secret").props.displayName,
			secretOf("hunter2"),
		);
		assert.deepEqual(named(stack, "made").props.displayName, secretOf("made"));
	});

	it("gets unknowns for settings that an imported environment may set", async () => {
		const stack = await pythonStack(
			`${SHOW}
config = pulumi.Config()
show("text", config.get("key"))
show("default", config.get("key", "x"))
show("int", signature_version=config.get_int("key"))
show("region", pulumi.Config("aws").get("region"))
`,
			{ "Pulumi.dev.yaml": "environment: [acme/audit]\n" },
		);
		for (const name of ["text", "default", "region"])
			assert.equal(named(stack, name).props.displayName, UNKNOWN, name);
		assert.equal(named(stack, "int").props.signatureVersion, UNKNOWN);
	});
});
