import assert from "node:assert/strict";
import type { PartVerdicts } from "../../policypack/controls/cloudtrail-delivery/check";
import { settledByStatus } from "../../policypack/controls/cloudtrail-delivery/checks/deliveryStatus";
import {
	fail,
	pass,
	undecided,
	type Verdict,
} from "../../policypack/judging/verdict";
import {
	type Answers,
	ago,
	described,
	iso,
	readAnswers,
	refused,
} from "./deliveryAccount";

const missing = {
	to: "the policy of bucket audit-logs",
	statements: [{ Sid: "CloudTrail" }],
};
const broken = fail("The policy allows nobody.", "Add a statement.", missing);
const open = undecided("outside", "the policy of the key");

/** What checks of parts say, by part. */
const checked = (
	verdicts: Partial<Record<PartVerdicts["part"], readonly Verdict[]>>,
): readonly PartVerdicts[] =>
	Object.entries(verdicts).map(([part, all]) => ({
		part: part as PartVerdicts["part"],
		verdicts: all ?? [],
	}));

/** The verdicts of checks, settled by the status that AWS returns. */
async function settled(
	status: object,
	verdicts: Parameters<typeof checked>[0] = {},
	trail: object = {},
) {
	const answers: Answers = {
		describeTrails: () => ({ trailList: [{ ...described, ...trail }] }),
		getTrailStatus: () => ({ IsLogging: true, ...status }),
	};
	const { view } = await readAnswers(answers);
	return settledByStatus(view, checked(verdicts));
}

const reasons = (verdicts: readonly Verdict[]) =>
	verdicts.map((one) =>
		one.is === "fail"
			? one.reason
			: one.is === "pass"
				? one.advice?.reason
				: one.what,
	);

describe("The status of a trail in AWS", () => {
	const delivered = ago(3000);

	for (const [words, status, expected] of [
		[
			"an error of S3",
			{ LatestDeliveryError: "AccessDenied", LatestDeliveryTime: delivered },
			`CloudTrail could not deliver to bucket audit-logs since ${iso(delivered)}, the time of the last delivery: AccessDenied.`,
		],
		[
			"an error of CloudWatch Logs",
			{
				LatestCloudWatchLogsDeliveryError: "Access denied.",
				LatestCloudWatchLogsDeliveryTime: delivered,
			},
			`CloudTrail could not deliver to log group audit since ${iso(delivered)}, the time of the last delivery: Access denied.`,
		],
		[
			"an error of SNS",
			{
				LatestNotificationError: "AuthorizationError",
				StartLoggingTime: delivered,
			},
			`CloudTrail could not deliver to topic files since ${iso(delivered)}, when logging was started, and never delivered: AuthorizationError.`,
		],
		[
			"an error of digest files",
			{
				LatestDeliveryTime: ago(5),
				LatestDigestDeliveryError: "NoSuchBucket",
				LatestDigestDeliveryTime: delivered,
			},
			`CloudTrail could not deliver digest files to bucket audit-logs since ${iso(delivered)}, the time of the last delivery: NoSuchBucket.`,
		],
		[
			"an error of several lines",
			{ LatestDeliveryError: `Access\n\tDenied\u0007 ${"x".repeat(400)}` },
			`CloudTrail could not deliver to bucket audit-logs and never delivered: Access Denied\uFFFD ${"x".repeat(184)}….`,
		],
	] as const)
		it(`fails with AWS's own words for ${words}`, async () => {
			const found = await settled(status);
			assert.deepEqual(reasons(found), [expected]);
			assert.equal(found[0]?.is, "fail");
		});

	it("names the predicted cause beside the error, with its statements", async () => {
		const other = fail("The key is disabled.", "Enable it.");
		const found = await settled(
			{ LatestDeliveryError: "AccessDenied", LatestDeliveryTime: delivered },
			{ bucket: [broken], key: [open, other], role: [open] },
		);
		assert.deepEqual(reasons(found), [
			`CloudTrail could not deliver to bucket audit-logs since ${iso(delivered)}, the time of the last delivery: AccessDenied. The cause: The policy allows nobody.`,
			"The key is disabled.",
			"the policy of the key",
		]);
		const [first] = found;
		assert.ok(first?.is === "fail");
		assert.deepEqual(first.missing, [missing]);
	});

	it("keeps what is not known where no cause was found", async () => {
		const found = await settled(
			{ LatestDeliveryError: "AccessDenied" },
			{ bucket: [], key: [open] },
		);
		assert.deepEqual(
			found.map(({ is }) => is),
			["fail", "unknown"],
		);
	});

	it("passes what AWS delivered to lately, whatever is not known", async () => {
		const at = ago(10);
		const found = await settled(
			{ LatestDeliveryTime: at, LatestCloudWatchLogsDeliveryTime: at },
			{ bucket: [open], key: [open], role: [open], logGroup: [broken] },
		);
		assert.deepEqual(
			found.map(({ is }) => is),
			["pass"],
		);
		assert.deepEqual(reasons(found), [
			`CloudTrail delivered to log group audit at ${iso(at)}, but may be refused next time: The policy allows nobody.`,
		]);
	});

	it("settles each part by itself, and no part that AWS shows nothing of", async () => {
		const order = fail("The trail comes first.", "Set dependsOn.");
		const found = await settled(
			{ LatestDeliveryTime: ago(10) },
			{ bucket: [broken], topic: [broken], order: [order] },
		);
		assert.deepEqual(
			found.map(({ is }) => is),
			["pass", "fail", "fail"],
		);
		assert.ok(found.includes(order));
	});

	for (const [words, status] of [
		["nothing was delivered yet", {}],
		["the last delivery was long ago", { LatestDeliveryTime: ago(3000) }],
		["AWS counts from 1970", { LatestDeliveryTime: new Date(0) }],
	] as const)
		it(`leaves it to the checks where ${words}`, async () => {
			const found = await settled(status, { bucket: [broken], key: [open] });
			assert.deepEqual(found, [broken, open]);
		});

	it("ignores the errors of parts that the trail no longer has", async () => {
		const found = await settled(
			{
				LatestCloudWatchLogsDeliveryError: "AccessDenied",
				LatestNotificationError: "NotFound",
				LatestDigestDeliveryError: "AccessDenied",
			},
			{},
			{
				CloudWatchLogsLogGroupArn: undefined,
				SnsTopicARN: undefined,
				LogFileValidationEnabled: false,
			},
		);
		assert.deepEqual(found, []);
	});

	it("is advice where the trail does not log, and settles nothing", async () => {
		const stopped = ago(90);
		const found = await settled(
			{
				IsLogging: false,
				StopLoggingTime: stopped,
				LatestDeliveryError: "NoSuchBucket",
			},
			{ bucket: [broken, pass()] },
		);
		assert.deepEqual(
			found.map(({ is }) => is),
			["pass", "fail", "pass"],
		);
		assert.equal(
			reasons(found)[0],
			`Trail audit does not log; before it stopped at ${iso(stopped)}, CloudTrail could not deliver to bucket audit-logs: NoSuchBucket.`,
		);
	});

	for (const [words, status] of [
		["a time that is none", { LatestDeliveryTime: "yesterday" }],
		["an error that is no text", { LatestDeliveryError: 403 }],
	] as const)
		it(`does not pass by ${words}`, async () => {
			const found = await settled(status, { bucket: [open] });
			assert.ok(found.length > 0);
			assert.ok(found.every(({ is }) => is === "unknown"));
		});

	it("is not readable where it is denied, and passes nothing", async () => {
		const { view } = await readAnswers({ getTrailStatus: refused });
		const found = settledByStatus(view, checked({ bucket: [broken] }));
		assert.deepEqual(
			found.map(({ is }) => is),
			["unknown", "fail"],
		);
		const [first] = found;
		assert.ok(first?.is === "unknown" && first.cause === "unreadable");
		assert.match(first.what, /grant cloudtrail:GetTrailStatus/);
	});

	it("is one finding on the trail", async () => {
		const { finding } = await readAnswers({
			getTrailStatus: () => ({
				IsLogging: true,
				LatestDeliveryError: "NoSuchBucket",
			}),
		});
		assert.equal(finding.status, "failed");
		assert.equal(finding.on.name, "audit");
		assert.match(
			finding.reason ?? "",
			/^CloudTrail could not deliver to bucket audit-logs and never delivered: NoSuchBucket\. The cause: CloudTrail cannot write to bucket audit-logs: /,
		);
	});
});
