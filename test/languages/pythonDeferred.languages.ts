import assert from "node:assert/strict";
import {
	allUnknown,
	removePrograms,
	statusesIn,
	wordsIn,
} from "../kit/programs";
import { pythonStack } from "./pythonPrograms";

const ROOT = "shop-dev";
const PRELUDE = `
import sys
import pulumi
import pulumi_aws as aws

config = pulumi.Config()

def account():
    return aws.get_caller_identity_output().account_id

def trail(*_, name="audit"):
    aws.cloudtrail.Trail(name, s3_bucket_name="central-logs", is_multi_region_trail=True)
`;
const SETTINGS = {
	"Pulumi.dev.yaml": "config:\n  shop:key: { secure: AAABAExample }\n",
};
const stackOf = (program: string, options = {}) =>
	pythonStack(PRELUDE + program, SETTINGS, options);

describe("resources that a Python program registers inside apply of an unknown value", () => {
	after(removePrograms);

	for (const [what, program] of [
		["the account", "account().apply(trail)"],
		[
			"the account of a plain call",
			"pulumi.Output.from_input(aws.get_caller_identity().account_id).apply(trail)",
		],
		[
			"the whole result of a plain call",
			"pulumi.Output.from_input(aws.get_caller_identity()).apply(trail)",
		],
		[
			"another stack's output",
			'pulumi.StackReference("acme/base/dev").get_output("key").apply(trail)',
		],
		[
			"another stack's outputs",
			'pulumi.StackReference("acme/base/dev").outputs["key"].apply(trail)',
		],
		["a secret setting", 'config.require_secret("key").apply(trail)'],
		["a secret number", 'config.get_secret_int("key").apply(trail)'],
		["a text made of it", 'pulumi.Output.concat("x-", account()).apply(trail)'],
		[
			"several",
			"pulumi.Output.all(account(), aws.get_region_output().name).apply(trail)",
		],
		["named ones", "pulumi.Output.all(id=account()).apply(trail)"],
		[
			"a method's result",
			'pulumi.runtime.call("acme:index:Thing/ask", {}).apply(trail)',
		],
		[
			"a check of it",
			"def checked(id):\n    if len(id) != 12:\n        sys.exit(1)\n    trail()\n\naccount().apply(checked)",
		],
		[
			"a call with it",
			"aws.s3.get_bucket_output(bucket=account()).arn.apply(trail)",
		],
	] as const)
		it(`are unknown inside apply of ${what}`, async () => {
			assert.deepEqual(statusesIn(await stackOf(program)), allUnknown);
		});

	it("are evaluated if the account is known", async () => {
		const options = { accountId: "111122223333" };
		const found = statusesIn(await stackOf("account().apply(trail)", options));
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-2"], ["audit failed"]);
	});

	it("are reported with the option to use", async () => {
		assert.match(
			wordsIn(await stackOf("account().apply(trail)")),
			/registered inside an apply on a value that is not known here\. Use --account-id ID, or use --preview/,
		);
	});

	it("are not seen inside apply of a new resource's output, as in a preview", async () => {
		const stack = await stackOf(
			'pulumi.Output.all(aws.s3.Bucket("logs").arn, account()).apply(trail)',
		);
		assert.deepEqual(statusesIn(stack)["cloudtrail-3"], [`${ROOT} failed`]);
	});

	it("do not exist if apply only returns a text", async () => {
		const stack = await stackOf(
			'account().apply(lambda id: f"arn:aws:iam::{id}:root")\ntrail()',
		);
		assert.deepEqual(statusesIn(stack)["cloudtrail-1"], [`${ROOT} passed`]);
		assert.doesNotMatch(wordsIn(stack), /registered inside/);
	});

	it("require no second run if apply is not used", async () => {
		const stack = await stackOf(`
import time
trail(name=f"audit-{time.time_ns()}")
aws.sns.Topic("topic", display_name=aws.get_caller_identity_output().account_id)
pulumi.export("account", pulumi.Output.concat("of ", account()))
`);
		assert.equal(statusesIn(stack)["cloudtrail-2"]?.length, 1);
	});
});
