import assert from "node:assert/strict";
import { jsonReportOf } from "../../policypack/hosts/report/json";
import { isReport } from "../kit/jsonReport";
import {
	type Answers,
	audited,
	awsError,
	BUCKET_ARN,
	PRIVATE,
	PUBLIC,
	statusesIn,
} from "./account";

const policy = (text: string, IsPublic?: unknown): Answers => ({
	getBucketPolicy: () => ({ Policy: text }),
	getBucketPolicyStatus: () => ({ PolicyStatus: { IsPublic } }),
});

const ON = {
	getPublicAccessBlock: () => ({
		PublicAccessBlockConfiguration: {
			BlockPublicAcls: true,
			BlockPublicPolicy: true,
			IgnorePublicAcls: true,
			RestrictPublicBuckets: true,
		},
	}),
};

describe("S3's own status of a bucket's policy", () => {
	for (const [name, answers] of [
		["a private policy", policy(PRIVATE, false)],
		["a public policy", policy(PUBLIC, true)],
		["a public policy behind a block", { ...policy(PUBLIC, true), ...ON }],
	] as const)
		it(`is not in the report where it agrees: ${name}`, async () => {
			const { report, calls } = await audited(answers);
			assert.deepEqual(report.disagreements, []);
			assert.ok(calls.includes("getBucketPolicyStatus eu-west-1"));
		});

	for (const [name, answers, ours, aws] of [
		["only S3 finds it public", policy(PRIVATE, true), "notPublic", "public"],
		["only we find it public", policy(PUBLIC, false), "public", "notPublic"],
		[
			"a block would hide the difference",
			{ ...policy(PUBLIC, false), ...ON },
			"public",
			"notPublic",
		],
	] as const)
		it(`is a disagreement, with both reasons, where ${name}`, async () => {
			const { report } = await audited(answers);
			const [found, ...others] = report.disagreements ?? [];
			assert.ok(found);
			assert.deepEqual(others, []);
			assert.equal(found.control, "CloudTrail.6");
			assert.equal(found.on.urn, BUCKET_ARN);
			assert.equal(found.ours.result, ours);
			assert.equal(found.aws.result, aws);
			assert.equal(found.aws.by, "s3:GetBucketPolicyStatus");
			assert.match(
				found.ours.reason ?? "",
				ours === "public" ? /^Statement Read lets anyone in/ : /^No statement/,
			);
			assert.match(
				found.aws.reason ?? "",
				aws === "public" ? /IsPublic: true/ : /IsPublic: false/,
			);
		});

	it("changes no status", async () => {
		for (const text of [PRIVATE, PUBLIC]) {
			const [agreed, differing] = [
				await audited(policy(text, text === PUBLIC)),
				await audited(policy(text, text !== PUBLIC)),
			];
			assert.deepEqual(statusesIn(differing.report), statusesIn(agreed.report));
			assert.deepEqual(
				differing.report.results.flatMap(({ findings }) => findings),
				agreed.report.results.flatMap(({ findings }) => findings),
			);
		}
	});

	for (const [name, getBucketPolicyStatus] of [
		[
			"the permission is missing",
			() => {
				throw awsError("AccessDenied");
			},
		],
		[
			"S3 fails",
			() => {
				throw awsError("MethodNotAllowed");
			},
		],
		["the response has no status", () => ({})],
		[
			"the status has a wrong type",
			() => ({ PolicyStatus: { IsPublic: "yes" } }),
		],
	] as const)
		it(`is not missed where ${name}`, async () => {
			const { report } = await audited({ getBucketPolicyStatus });
			const { report: plain } = await audited({}, []);
			assert.deepEqual(report.disagreements, []);
			assert.deepEqual(report.results, plain.results);
		});

	it("is not requested of a bucket without a policy, or with a hidden one", async () => {
		for (const error of ["NoSuchBucketPolicy", "AccessDenied"]) {
			const { calls } = await audited({
				getBucketPolicy: () => {
					throw awsError(error);
				},
			});
			assert.ok(!calls.some((call) => call.includes("PolicyStatus")), error);
		}
	});

	it("is not requested by a lookup", async () => {
		const { calls } = await audited({}, []);
		assert.ok(!calls.some((call) => call.includes("PolicyStatus")));
	});

	it("leaves a bucket at no more than 8 calls", async () => {
		const { calls } = await audited();
		const ofBucket = calls.filter((call) =>
			/^(getBucket|getPublicAccessBlock|describeDeliver)/.test(call),
		);
		// One of them is for the public access block of the account.
		assert.ok(ofBucket.length - 1 <= 8, ofBucket.join(", "));
	});

	it("is in the JSON report, as its schema describes", async () => {
		const { report } = await audited(policy(PRIVATE, true));
		const json = jsonReportOf([report], new Date());
		assert.ok(isReport(JSON.parse(JSON.stringify(json))));
		assert.deepEqual(json.sources[0]?.disagreements, [
			{
				control: "CloudTrail.6",
				resource: BUCKET_ARN,
				type: "AWS::S3::Bucket",
				name: "logs-111122223333",
				ours: {
					result: "NOT_PUBLIC",
					reason: "No statement of the policy grants public access.",
				},
				aws: {
					result: "PUBLIC",
					reason: "S3 reports IsPublic: true for the policy.",
					by: "s3:GetBucketPolicyStatus",
					observedAt: null,
					regions: [],
				},
			},
		]);
		const agreed = jsonReportOf([(await audited()).report], new Date());
		assert.ok(!("disagreements" in (agreed.sources[0] ?? {})));
	});
});
