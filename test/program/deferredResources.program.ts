import assert from "node:assert/strict";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { reportOn } from "../../policypack/hosts/report/report";
import { assembleStack } from "../../policypack/providers/assembleStack";
import {
	allUnknown,
	removePrograms,
	stackOf,
	statusesIn,
	wordsIn,
} from "../kit/programs";

const ROOT = "shop-dev";
const ACCOUNT = "111122223333";
const HIDDEN =
	'identity().accountId.apply((id) => trail("audit", { s3BucketName: "central-logs", kmsKeyId: "arn:aws:kms:eu-west-1:" + id + ":alias/a" }));';

describe("what registers inside an apply of what is not known here", () => {
	after(removePrograms);

	it("is there, and nothing else is known of it", async () => {
		const stack = await stackOf(HIDDEN);
		assert.deepEqual(statusesIn(stack), allUnknown);
		assert.match(
			wordsIn(stack),
			/audit \(aws:cloudtrail\/trail:Trail\), registered inside an apply on a value that is not known here\. Use --account-id ID, or use --preview/,
		);
	});

	it("says what to do apart from what is wrong, and shows no stand-in", async () => {
		const stack = await stackOf(
			'identity().accountId.apply((id) => trail("audit-" + id, { s3BucketName: "central-logs" }));',
		);
		const account = assembleStack(stack);
		const { results } = reportOn(
			{ kind: "program", name: ".", folder: "" },
			account,
			controls,
			DEFAULT_CONFIGURATION,
			new Date(),
		);
		const found = results.flatMap(({ findings }) => findings);
		const hidden = found.find(({ on }) => on.name === "audit-…");
		assert.equal(
			hidden?.fix,
			"Use --account-id ID, or use --preview, which needs the Pulumi CLI.",
		);
		assert.match(hidden.on.urn, /::audit-…$/);
		assert.doesNotMatch(JSON.stringify(found), /04da6b54/);
	});

	it("is judged where the account is given", async () => {
		const found = statusesIn(await stackOf(HIDDEN, {}, { accountId: ACCOUNT }));
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-2"], ["audit passed"]);
		assert.deepEqual(found["cloudtrail-4"], ["audit failed"]);
	});

	it("is judged where the stack's settings fix the account", async () => {
		const found = statusesIn(
			await stackOf(HIDDEN, {
				"Pulumi.dev.yaml": `config:\n  aws:allowedAccountIds: ["${ACCOUNT}"]\n`,
			}),
		);
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
	});

	for (const [what, apply] of [
		[
			"another stack's output",
			'new pulumi.StackReference("acme/base/dev").getOutput("key").apply',
		],
		["a secret setting", 'new pulumi.Config().requireSecret("key").apply'],
		["a text made of it", 'pulumi.concat("x-", identity().accountId).apply'],
		["several", "pulumi.all([identity().accountId, identity().arn]).apply"],
		[
			"a method's result",
			'pulumi.runtime.call("acme:index:Thing/ask", {}).apply',
		],
	] as const)
		it(`is found behind ${what}`, async () => {
			const stack = await stackOf(
				`${apply}(() => trail("audit", { s3BucketName: "central-logs" }));`,
				{
					"Pulumi.dev.yaml": "config:\n  shop:key: { secure: AAABAExample }\n",
				},
			);
			assert.deepEqual(statusesIn(stack), allUnknown);
		});

	for (const check of [
		'if (!/^\\d{12}$/.test(id)) throw new Error("not an account");',
		"if (id.length !== 12) process.exit(1);",
		"if (Number.isNaN(Number(id))) return;",
	])
		it(`is found behind a check of the account: ${check}`, async () => {
			const stack = await stackOf(
				`identity().accountId.apply((id) => { ${check} trail("audit", { s3BucketName: "central-logs" }); });`,
			);
			assert.deepEqual(statusesIn(stack), allUnknown);
		});

	it("is joined by no name that is made of what stands in for the account", async () => {
		const stack = await stackOf(`
			const logs = bucket("logs", { bucket: "logs-444455556666" });
			trail("audit", { s3BucketName: logs.bucket });
			identity().accountId.apply((id) => part("Policy", "open", { bucket: "logs-" + id, policy: everyone }));`);
		assert.deepEqual(statusesIn(stack)["cloudtrail-6"], ["logs unknown"]);
		assert.doesNotMatch(wordsIn(stack), /987600000012/);
	});

	it("waits, as at a preview, for what a resource to be made gives", async () => {
		const stack = await stackOf(
			'pulumi.all([bucket("logs").arn, identity().accountId]).apply(() => trail("audit", { s3BucketName: "x-y-z" }));',
		);
		assert.deepEqual(statusesIn(stack)["cloudtrail-3"], [`${ROOT} failed`]);
	});

	it("joins what is in view", async () => {
		const stack = await stackOf(`
			const logs = bucket("logs", { bucket: "audit-logs" });
			const site = bucket("site", { bucket: "public-site" });
			trail("audit", { s3BucketName: logs.bucket });
			trail("other", { s3BucketName: site.bucket });
			identity().accountId.apply((id) => part("Policy", "open-" + id, { bucket: logs.bucket, policy: everyone }));`);
		assert.deepEqual(statusesIn(stack)["cloudtrail-6"], [
			"logs unknown",
			"site passed",
		]);
	});

	it("is of no concern where its type is none", async () => {
		const stack = await stackOf(`
			trail("audit", { s3BucketName: "central-logs" });
			identity().accountId.apply((id) => new Custom("aws:ec2/vpc:Vpc", "net-" + id, {}));`);
		assert.doesNotMatch(wordsIn(stack), /registered inside/);
		assert.deepEqual(statusesIn(stack)["cloudtrail-1"], [`${ROOT} passed`]);
	});

	it("is nothing where a text is made of the account, or its name", async () => {
		const stack = await stackOf(`
			const me = identity();
			const logs = bucket("logs", { bucket: pulumi.interpolate\`logs-\${me.accountId}\` });
			me.accountId.apply((id) => "arn:aws:iam::" + id + ":root");
			trail("audit-" + Date.now(), { s3BucketName: logs.bucket });
			invoke("aws:index/getRegion:getRegion").name.apply(async (region) => { throw new Error(region); }).apply(() => 1);`);
		const found = statusesIn(stack);
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-6"], ["logs passed"]);
		assert.doesNotMatch(wordsIn(stack), /registered inside/);
	});

	for (const [how, options, verdict] of [
		[
			"with a role of its own",
			'{ assumeRoles: JSON.stringify([{ roleArn: pulumi.secret("x") }]) }',
			"unknown",
		],
		["with a profile", '{ profile: "audit" }', "unknown"],
		["with a Region alone", '{ region: "eu-west-1" }', "passed"],
		[
			"whose role names the account",
			'{ assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::444455556666:role/audit" }]) }',
			"passed",
		],
	] as const)
		it(`under an explicit provider ${how}`, async () => {
			const stack = await stackOf(
				`class Provider extends pulumi.ProviderResource {}
				const provider = new Provider("aws", "there", ${options});
				identity({ provider }).accountId.apply(() => trail("audit", { s3BucketName: "central-logs" }));`,
				{},
				{ accountId: ACCOUNT },
			);
			assert.deepEqual(statusesIn(stack)["cloudtrail-1"], [
				`${ROOT} ${verdict}`,
			]);
			assert.doesNotMatch(wordsIn(stack), /--account-id/);
		});

	it("follows from the Region that is given", async () => {
		const program =
			'invoke("aws:index/getRegion:getRegion").region.apply((region) => trail("audit-" + region, { s3BucketName: "central-logs" }));';
		const given = await stackOf(program, {}, { region: "eu-west-1" });
		assert.deepEqual(statusesIn(given)["cloudtrail-4"], [
			"audit-eu-west-1 failed",
		]);
		assert.match(
			wordsIn(await stackOf(program)),
			/Use --region REGION, or use --preview/,
		);
	});
});
