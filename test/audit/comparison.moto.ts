import assert from "node:assert/strict";
import {
	type AwsSecurityFinding,
	SecurityHub,
} from "@aws-sdk/client-securityhub";
import { ownAccount } from "../kit/cloud/cloud";
import { resultIn } from "../kit/jsonReport";
import { makeBucket, makeGoodAccount, makeTrail, policyFor } from "./build";
import { run } from "./runCommand";
import { emptyWorld } from "./world";

/** A failure as Security Hub CSPM writes it. */
function failure(control: string, Id: string): AwsSecurityFinding {
	const time = new Date().toISOString();
	return {
		SchemaVersion: "2018-10-08",
		Id: `arn:aws:securityhub:us-east-1:${ownAccount}:security-control/${control}/finding/${control}-${Id}`,
		ProductArn: "arn:aws:securityhub:us-east-1::product/aws/securityhub",
		GeneratorId: `security-control/${control}`,
		AwsAccountId: ownAccount,
		CreatedAt: time,
		UpdatedAt: time,
		Title: `${control} in AWS's words`,
		Description: `It checks ${control}.`,
		Severity: { Label: "LOW" },
		Resources: [{ Type: "AwsAccount", Id }],
		Compliance: { Status: "FAILED", SecurityControlId: control },
		RecordState: "ACTIVE",
	};
}

describe("An audit that is compared with AWS's own results", () => {
	const world = emptyWorld();
	const auditing = (...more: readonly string[]) =>
		run([
			...["audit", "--endpoint-url", world.proxy().url],
			...["--region", "us-east-1", ...more],
		]);

	const imported = async (...Findings: AwsSecurityFinding[]) => {
		const hub = new SecurityHub({
			region: "us-east-1",
			endpoint: world.proxy().url,
		});
		await hub.batchImportFindings({ Findings });
		hub.destroy();
	};

	beforeEach(async () => {
		await world.empty();
		await makeGoodAccount();
	});

	it("has no disagreement, and no line, where there is no finding", async () => {
		const { code, stderr, stdout } = await auditing(
			...["--compare", "security-hub", "--strict", "--format", "json"],
		);
		assert.equal(stderr, "");
		assert.equal(code, 0);
		assert.ok(!("disagreements" in resultIn(stdout)));
	});

	it("lists a finding of AWS that differs, and ends with 3 with --strict", async () => {
		await imported(
			failure("CloudTrail.1", `AWS::::Account:${ownAccount}`),
			failure("CloudTrail.3", "AWS::::Account:999988887777"),
		);
		const compare = ["--compare", "security-hub"];
		const { code, stderr, stdout } = await auditing(
			...[...compare, "--strict", "--format", "json"],
		);
		assert.equal(stderr, "");
		assert.equal(code, 3);
		const { controls, disagreements = [] } = resultIn(stdout);
		assert.deepEqual(
			disagreements.map(({ aws, control, ours }) => [
				control,
				aws.result,
				aws.reason,
				ours.result,
			]),
			[["CloudTrail.1", "FAILED", "CloudTrail.1 in AWS's words", "PASSED"]],
		);
		const one = controls.find(({ id }) => id === "CloudTrail.1");
		assert.equal(one?.status, "PASSED");
		const plain = await auditing(...compare);
		assert.equal(plain.code, 0);
		assert.match(plain.stdout, /^1 disagreement with AWS$/m);
	});

	it("compares S3's status of the bucket's policy without an option", async () => {
		await makeBucket("disputed-logs", {
			policy: JSON.stringify({
				...JSON.parse(policyFor("disputed-logs", "*")),
				Statement: [
					{
						...JSON.parse(policyFor("disputed-logs", "*")).Statement[0],
						// The test server takes any condition for a restriction.
						Condition: { Bool: { "aws:SecureTransport": "true" } },
					},
				],
			}),
		});
		await makeTrail("disputed", "disputed-logs");
		const { stdout } = await auditing("--format", "json");
		const { disagreements = [] } = resultIn(stdout);
		assert.deepEqual(
			disagreements.map(({ aws, name, ours }) => [
				name,
				aws.result,
				ours.result,
			]),
			[["disputed-logs", "NOT_PUBLIC", "PUBLIC"]],
		);
	});

	for (const [name, args, expected] of [
		["an unknown service", ["--compare", "config"], /--compare/],
		["a misspelled service", ["--compare", "securityhub"], /security-hub/],
		[
			"a Region without a service",
			["--compare-region", "eu-west-1"],
			/--compare-region has no effect without --compare/,
		],
		[
			"an invalid Region",
			["--compare", "security-hub", "--compare-region", "Ireland"],
			/--compare-region Ireland is not a valid Region name/,
		],
	] as const)
		it(`ends with 2 for ${name}`, async () => {
			const { code, stderr, stdout } = await auditing(...args);
			assert.equal(code, 2);
			assert.match(stderr, expected);
			assert.equal(stderr.trimEnd().split("\n").length, 1);
			assert.equal(stdout, "");
		});
});
