import assert from "node:assert/strict";
import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";
import { compareWithFindings } from "../../policypack/hosts/comparison/compareReports";
import type { Disagreement } from "../../policypack/judging/disagreement";
import { requestSender } from "../../policypack/sources/liveAccount/request";
import {
	ACCOUNT,
	type Answers,
	audited,
	awsError,
	BUCKET,
	BUCKET_ARN,
	clientsOf,
	statusesIn,
	TRAIL,
} from "./account";
import { hubFinding } from "./findings";

const LIMITS = { callSeconds: 5, totalSeconds: 10, atOnce: 3 };

interface Run {
	readonly disagreements: readonly Disagreement[];
	readonly warnings: readonly string[];
	readonly calls: readonly string[];
	readonly statuses: Readonly<Record<string, string>>;
}

/** Compares the account with what Security Hub CSPM answers. */
async function compared(
	hub: Answers,
	{
		account = {},
		...target
	}: {
		readonly account?: Answers;
		readonly regions?: readonly string[];
		readonly compareRegion?: string;
	} = {},
): Promise<Run> {
	const { report, facts } = await audited(account);
	const calls: string[] = [];
	const warnings: string[] = [];
	const reports = await compareWithFindings(
		{ clients: clientsOf(hub, calls), ask: requestSender(LIMITS) },
		[report],
		facts,
		{ regions: [], compareRegion: undefined, ...target },
		(line) => warnings.push(line),
	);
	const [one] = reports;
	assert.ok(one);
	assert.equal(reports.length, 1);
	assert.deepEqual(statusesIn(one), statusesIn(report));
	return {
		...{ warnings, calls, statuses: statusesIn(one) },
		disagreements: one.disagreements ?? [],
	};
}

/** Security Hub CSPM with these findings, in one page. */
const hubOf = (...Findings: readonly AwsSecurityFinding[]): Answers => ({
	listFindingAggregators: () => ({ FindingAggregators: [] }),
	getFindings: () => ({ Findings }),
});

const EVERY = [1, 2, 3, 4, 5, 6, 7].map((number) => `CloudTrail.${number}`);

describe("a comparison with Security Hub CSPM", () => {
	it("finds no disagreement where all results agree", async () => {
		const { disagreements, warnings, statuses } = await compared(
			hubOf(
				...EVERY.map((id) =>
					hubFinding(id, id === "CloudTrail.7" ? "FAILED" : "PASSED"),
				),
			),
		);
		assert.equal(statuses["cloudtrail-4"], "passed");
		assert.equal(statuses["cloudtrail-7"], "failed");
		assert.deepEqual(disagreements, []);
		assert.deepEqual(warnings, []);
	});

	for (const [control, on] of [
		["CloudTrail.1", `arn:aws:iam::${ACCOUNT}:root`],
		["CloudTrail.2", TRAIL],
		["CloudTrail.3", `arn:aws:iam::${ACCOUNT}:root`],
		["CloudTrail.4", TRAIL],
		["CloudTrail.5", TRAIL],
		["CloudTrail.6", BUCKET_ARN],
		["CloudTrail.7", BUCKET_ARN],
	] as const)
		it(`lists a different result of ${control}, on its resource`, async () => {
			const ours = control === "CloudTrail.7" ? "failed" : "passed";
			const aws = ours === "passed" ? "FAILED" : "PASSED";
			const { disagreements } = await compared(hubOf(hubFinding(control, aws)));
			const [found, ...others] = disagreements;
			assert.ok(found);
			assert.deepEqual(others, []);
			assert.equal(found.control, control);
			assert.equal(found.on.urn, on);
			assert.equal(found.ours.result, ours);
			assert.equal(found.aws.result, aws.toLowerCase());
			assert.equal(found.aws.by, "Security Hub CSPM");
			assert.equal(found.aws.reason, `Title of ${control}`);
			assert.equal(found.aws.observedAt, "2027-04-01T05:00:00.000Z");
			assert.deepEqual(found.aws.regions, ["eu-west-1"]);
		});

	it("gives AWS's reason, where the finding has one", async () => {
		const { disagreements } = await compared(
			hubOf(
				hubFinding("CloudTrail.4", "FAILED", {
					Compliance: {
						Status: "FAILED",
						SecurityControlId: "CloudTrail.4",
						StatusReasons: [
							{ ReasonCode: "CODE", Description: "Validation is off." },
						],
					},
				}),
			),
		);
		assert.deepEqual(
			disagreements.map(({ aws }) => aws.reason),
			["Validation is off."],
		);
	});

	it("reads a finding on a trail as one on its bucket, where the control is of buckets", async () => {
		const { disagreements } = await compared(
			hubOf(
				hubFinding("CloudTrail.6", "FAILED", {
					Resources: [{ Type: "AwsCloudTrailTrail", Id: TRAIL }],
				}),
			),
		);
		assert.deepEqual(
			disagreements.map(({ control, on }) => [control, on.urn, on.name]),
			[["CloudTrail.6", BUCKET_ARN, BUCKET]],
		);
	});

	it("is one disagreement for all Regions and standards with one result", async () => {
		const regions = ["us-east-1", "eu-west-1", "ap-south-1", "eu-west-1"];
		const { disagreements } = await compared(
			hubOf(
				...regions.map((Region) =>
					hubFinding("CloudTrail.1", "FAILED", { Region }),
				),
				hubFinding("CloudTrail.1", "PASSED", { Region: "sa-east-1" }),
			),
		);
		assert.deepEqual(
			disagreements.map(({ aws }) => aws.regions),
			[["ap-south-1", "eu-west-1", "us-east-1"]],
		);
	});

	for (const [name, finding] of [
		["of a warning", hubFinding("CloudTrail.4", "WARNING")],
		["without a result", hubFinding("CloudTrail.4", "NOT_AVAILABLE")],
		[
			"that is archived",
			hubFinding("CloudTrail.4", "FAILED", { RecordState: "ARCHIVED" }),
		],
		[
			"that is suppressed",
			hubFinding("CloudTrail.4", "FAILED", {
				Workflow: { Status: "SUPPRESSED" },
			}),
		],
		[
			"of another product, such as this command's own",
			hubFinding("CloudTrail.4", "FAILED", {
				ProductArn: `arn:aws:securityhub:eu-west-1:${ACCOUNT}:product/${ACCOUNT}/default`,
			}),
		],
		[
			"of another account",
			hubFinding("CloudTrail.4", "FAILED", { AwsAccountId: "999988887777" }),
		],
		["of another control", hubFinding("S3.1", "FAILED")],
		[
			"on a resource of another type",
			hubFinding("CloudTrail.4", "FAILED", {
				Resources: [{ Type: "Other", Id: "arn:aws:sns:eu-west-1:1:topic" }],
			}),
		],
		[
			"without resources",
			hubFinding("CloudTrail.4", "FAILED", { Resources: [] }),
		],
	] as const)
		it(`ignores a finding ${name}`, async () => {
			const { disagreements, warnings } = await compared(hubOf(finding));
			assert.deepEqual(disagreements, []);
			assert.deepEqual(warnings, []);
		});

	it("ignores what is not shaped as a finding", async () => {
		const odd = [{}, { Compliance: 1 }, { Resources: {} }, { Resources: [{}] }];
		const { disagreements } = await compared(
			hubOf(...(odd as unknown as AwsSecurityFinding[])),
		);
		assert.deepEqual(disagreements, []);
	});

	it("disagrees with nothing where our result is unknown", async () => {
		const { disagreements, statuses } = await compared(
			hubOf(
				hubFinding("CloudTrail.7", "FAILED"),
				hubFinding("CloudTrail.7", "PASSED"),
			),
			{
				account: {
					getBucketLogging: () => {
						throw awsError("AccessDenied");
					},
				},
			},
		);
		assert.equal(statuses["cloudtrail-7"], "unknown");
		assert.deepEqual(disagreements, []);
	});

	describe("of a resource that is gone", () => {
		const gone = TRAIL.replace("audit", "old");
		const onGone = (Status: "FAILED" | "PASSED") =>
			hubOf(
				hubFinding("CloudTrail.4", Status, {
					Resources: [{ Type: "AwsCloudTrailTrail", Id: gone }],
				}),
			);

		it("lists AWS's failure, with its time", async () => {
			const { disagreements } = await compared(onGone("FAILED"));
			const [found] = disagreements;
			assert.equal(found?.on.urn, gone);
			assert.equal(found?.on.name, "old");
			assert.deepEqual(found?.ours, {
				result: "notFound",
				reason: `Account ${ACCOUNT} has no such trail.`,
			});
			assert.equal(found?.aws.observedAt, "2027-04-01T05:00:00.000Z");
		});
		it("lists a bucket to which no trail delivers", async () => {
			const { disagreements } = await compared(
				hubOf(
					hubFinding("CloudTrail.7", "FAILED", {
						Resources: [{ Type: "AwsS3Bucket", Id: "arn:aws:s3:::old-logs" }],
					}),
				),
			);
			assert.deepEqual(
				disagreements.map(({ on, ours }) => [on.name, ours.result]),
				[["old-logs", "notFound"]],
			);
		});
		it("does not list a pass", async () => {
			assert.deepEqual((await compared(onGone("PASSED"))).disagreements, []);
		});
		it("does not list it where not all Regions were to be read", async () => {
			const { disagreements } = await compared(onGone("FAILED"), {
				regions: ["eu-west-1"],
			});
			assert.deepEqual(disagreements, []);
		});
		it("does not list it where a Region could not be read", async () => {
			const { disagreements } = await compared(onGone("FAILED"), {
				account: {
					describeRegions: () => {
						throw awsError("AccessDenied");
					},
				},
			});
			assert.deepEqual(disagreements, []);
		});
		it("does not list a trail of an account that is not in view", async () => {
			const { disagreements } = await compared(
				hubOf(
					hubFinding("CloudTrail.4", "FAILED", {
						Resources: [
							{
								Type: "AwsCloudTrailTrail",
								Id: gone.replace(ACCOUNT, "444455556666"),
							},
						],
					}),
				),
			);
			assert.deepEqual(disagreements, []);
		});
		it("does not list the bucket of a trail, which another account may own", async () => {
			const { disagreements } = await compared(
				hubOf(hubFinding("CloudTrail.6", "FAILED")),
				{ account: { listBuckets: () => ({ Buckets: [] }) } },
			);
			assert.deepEqual(disagreements, []);
		});
	});

	describe("reads the findings", () => {
		it("of all pages", async () => {
			const pages: Record<string, unknown> = {
				first: { Findings: [], NextToken: "second" },
				second: { Findings: [], NextToken: "third" },
				third: { Findings: [hubFinding("CloudTrail.4", "FAILED")] },
			};
			const { calls, disagreements } = await compared({
				...hubOf(),
				getFindings: ({ NextToken = "first" }: { NextToken?: string }) =>
					pages[NextToken],
			});
			const asked = calls.filter((call) => call.startsWith("getFindings"));
			assert.equal(asked.length, 3);
			assert.equal(disagreements.length, 1);
		});
		it("once, where a page leads to itself", async () => {
			const { calls } = await compared({
				...hubOf(),
				getFindings: () => ({ Findings: [], NextToken: "again" }),
			});
			assert.ok(calls.filter((call) => /getFindings/.test(call)).length <= 2);
		});
		it("in the aggregation Region", async () => {
			const { calls } = await compared({
				...hubOf(),
				listFindingAggregators: () => ({
					FindingAggregators: [
						{
							FindingAggregatorArn: `arn:aws:securityhub:us-west-2:${ACCOUNT}:finding-aggregator/1234`,
						},
					],
				}),
			});
			assert.deepEqual(calls, [
				"listFindingAggregators eu-west-1",
				"getFindings us-west-2",
			]);
		});
		it("in the given Region, without looking for another", async () => {
			const { calls } = await compared(hubOf(), {
				compareRegion: "eu-central-1",
			});
			assert.deepEqual(calls, ["getFindings eu-central-1"]);
		});
		it("in each Region that was read, where there is no aggregation Region", async () => {
			for (const listFindingAggregators of [
				() => ({ FindingAggregators: [] }),
				() => {
					throw awsError("AccessDeniedException");
				},
			]) {
				const { calls, warnings } = await compared(
					{ ...hubOf(), listFindingAggregators },
					{
						account: {
							describeRegions: () => ({
								Regions: [
									{ RegionName: "eu-west-1" },
									{ RegionName: "us-east-1" },
								],
							}),
						},
					},
				);
				assert.deepEqual(
					calls.filter((call) => /getFindings/.test(call)).sort(),
					["getFindings eu-west-1", "getFindings us-east-1"],
				);
				assert.deepEqual(warnings, []);
			}
		});
		it("of these controls and this account, without suppressed ones", async () => {
			const inputs: unknown[] = [];
			await compared({
				...hubOf(),
				getFindings: (input: never) => {
					inputs.push(input);
					return { Findings: [] };
				},
			});
			const equals = (Value: string) => ({ Value, Comparison: "EQUALS" });
			assert.deepEqual(inputs, [
				{
					MaxResults: 100,
					Filters: {
						ComplianceSecurityControlId: EVERY.map(equals),
						RecordState: [equals("ACTIVE")],
						WorkflowStatus: [{ Value: "SUPPRESSED", Comparison: "NOT_EQUALS" }],
						AwsAccountId: [equals(ACCOUNT)],
					},
				},
			]);
		});
	});

	for (const [name, error, expected] of [
		[
			"Security Hub CSPM is not enabled",
			"InvalidAccessException",
			/^Results are not compared with AWS: Security Hub CSPM is not enabled/,
		],
		[
			"access is denied",
			"AccessDeniedException",
			/grant securityhub:GetFindings/,
		],
		["AWS fails", "InternalException", /securityhub:GetFindings/],
	] as const)
		it(`gives one line and no disagreement where ${name}`, async () => {
			const { disagreements, warnings } = await compared({
				...hubOf(),
				getFindings: () => {
					throw awsError(error);
				},
			});
			assert.deepEqual(disagreements, []);
			assert.equal(warnings.length, 1);
			assert.match(warnings[0] ?? "", expected);
			assert.doesNotMatch(warnings[0] ?? "", /\n|AWS's own words/);
		});

	it("gives no line where some Regions do not have it enabled", async () => {
		let calls = 0;
		const { warnings, disagreements } = await compared(
			{
				...hubOf(),
				getFindings: () => {
					calls += 1;
					if (calls > 1) throw awsError("InvalidAccessException");
					return { Findings: [hubFinding("CloudTrail.4", "FAILED")] };
				},
			},
			{
				account: {
					describeRegions: () => ({
						Regions: [{ RegionName: "eu-west-1" }, { RegionName: "us-east-1" }],
					}),
				},
			},
		);
		assert.deepEqual(warnings, []);
		assert.equal(disagreements.length, 1);
	});
});
