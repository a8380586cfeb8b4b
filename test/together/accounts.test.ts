import assert from "node:assert/strict";
import {
	accessLogging,
	bucket,
	bucketBlock,
	bucketPolicy,
	document,
	named,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import { notKnownWhose } from "../../policypack/sources/liveAccount/ownedBuckets";
import {
	ARCHIVE,
	findingsOf,
	liveBucket,
	liveOf,
	liveTrail,
	reportOn,
	stateOf,
	statusesIn,
	together,
	WORKLOAD,
} from "./sources";

const publicPolicy = bucketPolicy({ policy: known(document("*")) });

describe("Sources judged together", () => {
	it("judge a trail's bucket in its account, and say so at the trail", () => {
		const judged = together([
			stateOf("shop.json", WORKLOAD, [trail()]),
			stateOf("archive.json", ARCHIVE, [bucket(), publicPolicy]),
		]);
		const [workload, archive] = [WORKLOAD, ARCHIVE].map((account) =>
			reportOn(account, judged),
		);
		assert.ok(workload && archive);
		assert.deepEqual(findingsOf(workload, "cloudtrail-6"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
		assert.equal(statusesIn(archive)["cloudtrail-6"], "failed");
		assert.equal(statusesIn(workload)["cloudtrail-1"], "passed");
		assert.equal(statusesIn(archive)["cloudtrail-3"], "failed");
		assert.deepEqual(judged.warnings, []);
	});

	it("count what several stacks of an account have", () => {
		const judged = together([
			stateOf("trail.json", WORKLOAD, [trail()]),
			stateOf("bucket.json", WORKLOAD, [bucket(), publicPolicy]),
			stateOf("block.json", WORKLOAD, [bucketBlock()]),
			stateOf("logging.json", WORKLOAD, [accessLogging()]),
		]);
		assert.equal(judged.reports.length, 1);
		const report = reportOn(WORKLOAD, judged);
		assert.deepEqual(report.source.sources, [
			...["block.json", "bucket.json", "logging.json", "trail.json"],
		]);
		// These sources do not show what deliveries depend on.
		for (const [policy, status] of Object.entries(statusesIn(report)))
			assert.equal(
				status,
				policy === "cloudtrail-delivery" ? "noData" : "passed",
				policy,
			);
	});

	it("keep a source apart whose account is not known", () => {
		const judged = together([
			stateOf("shop.json", WORKLOAD, [trail()]),
			stateOf("other.json", undefined, [bucket(), publicPolicy]),
		]);
		assert.match(
			judged.warnings.join(),
			/^The account of other\.json is not known/,
		);
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, judged), "cloudtrail-6"), [
			"noData audit: Judged in other.json: FAILED.",
		]);
		const other = statusesIn(reportOn("other.json", judged));
		assert.equal(other["cloudtrail-6"], "failed");
		assert.equal(other["cloudtrail-3"], "failed");
	});

	it("join a bucket of which the trail's account may not say whose it is", () => {
		const why = unknown("unreadable", "which buckets the account owns");
		const judged = together([
			liveOf(WORKLOAD, [
				notKnownWhose(liveTrail(WORKLOAD, { bucket: named("central") }), why),
			]),
			liveOf(ARCHIVE, [liveBucket(ARCHIVE, "central")]),
		]);
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, judged), "cloudtrail-7"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
	});

	it("join a live account's trail with a live account's bucket", () => {
		const judged = together([
			liveOf(WORKLOAD, [liveTrail(WORKLOAD, { bucket: named("central") })]),
			liveOf(ARCHIVE, [liveBucket(ARCHIVE, "central")]),
		]);
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, judged), "cloudtrail-7"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
	});
});

describe("Accounts that are expected", () => {
	it("fail CloudTrail.3 where no source shows them", () => {
		const judged = together(
			[stateOf("shop.json", WORKLOAD, [trail()])],
			["000011112222", WORKLOAD],
		);
		const missing = reportOn("000011112222", judged);
		assert.deepEqual(findingsOf(missing, "cloudtrail-3"), [
			"failed 000011112222: No source shows account 000011112222.",
		]);
		const { "cloudtrail-3": three, ...others } = statusesIn(missing);
		assert.equal(three, "failed");
		for (const [policy, status] of Object.entries(others))
			assert.equal(status, "noData", policy);
		assert.deepEqual(missing.source.sources, []);
		assert.equal(
			statusesIn(reportOn(WORKLOAD, judged))["cloudtrail-3"],
			"passed",
		);
	});
});
