import assert from "node:assert/strict";
import { isInputError } from "../../policypack/inputError";
import {
	findingsIn,
	removePrograms,
	stackOf,
	statusesIn,
	wordsIn,
} from "../kit/programs";

const SAYS =
	/an Output written as text: use `pulumi\.interpolate`, or `pulumi\.jsonStringify` for JSON/;

describe("an Output that a program writes as text", () => {
	after(removePrograms);

	for (const [where, program, policies] of [
		[
			"a trail's bucket",
			'trail("audit", { s3BucketName: String(bucket("logs").bucket) });',
			["cloudtrail-6", "cloudtrail-7"],
		],
		[
			"a bucket's own name",
			'trail("audit", { s3BucketName: bucket("logs", { bucket: identity().accountId + "-logs" }).bucket });',
			["cloudtrail-6", "cloudtrail-7"],
		],
		[
			"a policy in JSON",
			'const logs = bucket("logs", { bucket: "audit-logs" }); part("Policy", "p", { bucket: "audit-logs", policy: JSON.stringify({ Statement: [{ Principal: { AWS: identity().accountId } }] }) }); trail("audit", { s3BucketName: "audit-logs" });',
			["cloudtrail-6"],
		],
		[
			"a policy's bucket",
			'const logs = bucket("logs", { bucket: "audit-logs" }); part("Policy", "p", { bucket: String(logs.bucket), policy: "{}" }); trail("audit", { s3BucketName: "audit-logs" });',
			["cloudtrail-6"],
		],
		[
			"a target of access logs",
			'const logs = bucket("logs", { bucket: "audit-logs" }); part("Logging", "l", { bucket: "audit-logs", targetBucket: String(logs.arn) }); trail("audit", { s3BucketName: "audit-logs" });',
			["cloudtrail-7"],
		],
		[
			"the account of an account-wide block",
			'const logs = bucket("logs", { bucket: "audit-logs", acl: "public-read" }); new Custom("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", { accountId: String(identity().accountId), ignorePublicAcls: true, restrictPublicBuckets: true }); trail("audit", { s3BucketName: "audit-logs" });',
			["cloudtrail-6"],
		],
		[
			"a key",
			'trail("audit", { s3BucketName: "x-y-z", kmsKeyId: String(identity().arn) });',
			["cloudtrail-2"],
		],
		[
			"a log group",
			'trail("audit", { s3BucketName: "x-y-z", cloudWatchLogsRoleArn: "r", cloudWatchLogsGroupArn: identity().arn + ":*" });',
			["cloudtrail-5"],
		],
		[
			"a flag",
			'trail("audit", { s3BucketName: "x-y-z", isMultiRegionTrail: String(identity().arn) });',
			["cloudtrail-1"],
		],
		[
			"a selector, far inside",
			'trail("audit", { s3BucketName: "x-y-z", advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: [String(identity().arn)] }] }] });',
			["cloudtrail-1"],
		],
	] as const)
		it(`in ${where} is said`, async () => {
			const findings = findingsIn(await stackOf(program));
			for (const policy of policies) {
				const said = findings[policy]?.map(({ reason }) => reason ?? "") ?? [];
				assert.match(said.join("\n"), SAYS, policy);
				const [first] = findings[policy] ?? [];
				assert.equal(first?.status, "unknown", policy);
			}
		});

	it("where nothing reads it makes no noise", async () => {
		const stack = await stackOf(
			'trail("audit", { s3BucketName: "x-y-z", s3KeyPrefix: String(identity().arn) });',
		);
		assert.doesNotMatch(wordsIn(stack), SAYS);
		assert.deepEqual(statusesIn(stack)["cloudtrail-1"], ["shop-dev passed"]);
	});

	it("that the SDK is told to refuse ends with what to write", async () => {
		process.env.PULUMI_ERROR_OUTPUT_STRING = "true";
		try {
			await stackOf(
				'trail("audit", { s3BucketName: String(identity().arn) });',
			);
			assert.fail("the program was accepted");
		} catch (error) {
			assert.ok(isInputError(error), String(error));
			assert.match(error.message, /pulumi\.interpolate.*pulumi\.jsonStringify/);
			assert.doesNotMatch(error.message, /\n/);
		} finally {
			delete process.env.PULUMI_ERROR_OUTPUT_STRING;
		}
	});
});
