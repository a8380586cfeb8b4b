import assert from "node:assert/strict";
import {
	bucketPolicy,
	document,
	named,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import {
	ARCHIVE,
	findingsOf,
	liveBucket,
	liveBucketSource,
	liveOf,
	liveTrail,
	MANAGEMENT,
	reportOn,
	stateOf,
	statusesIn,
	together,
	WORKLOAD,
} from "./sources";

const hidden = unknown("unreadable", "the selectors of trail org");

/** The organization's trail, which delivers to the archive. */
const orgTrail = (patch: Parameters<typeof liveTrail>[1] = {}) =>
	liveTrail(MANAGEMENT, { bucket: named("central"), ...patch }, "org");

/** A member cannot read the event selectors of the organization's trail. */
const member = (account: string) =>
	liveOf(account, [orgTrail({ eventSelectors: hidden })]);

const of = liveBucketSource("central");
const archive = liveOf(ARCHIVE, [
	orgTrail({ eventSelectors: hidden }),
	liveBucket(ARCHIVE, "central"),
	bucketPolicy({
		...{ of, bucket: { by: "urn", urn: of.urn } },
		policy: known(document("*")),
	}),
]);

describe("The trail of an organization", () => {
	const judged = together([
		member(WORKLOAD),
		archive,
		liveOf(MANAGEMENT, [orgTrail({ hasKey: known(false) })]),
	]);

	it("counts for each member, as its owner's account shows it", () => {
		for (const account of [WORKLOAD, ARCHIVE, MANAGEMENT]) {
			const statuses = statusesIn(reportOn(account, judged));
			assert.equal(statuses["cloudtrail-1"], "passed", account);
			assert.equal(statuses["cloudtrail-3"], "passed", account);
		}
	});

	it("is judged once, in the account of its owner", () => {
		assert.deepEqual(
			findingsOf(reportOn(MANAGEMENT, judged), "cloudtrail-2").map((one) =>
				one.slice(0, 10),
			),
			["failed org"],
		);
		for (const account of [WORKLOAD, ARCHIVE])
			assert.deepEqual(findingsOf(reportOn(account, judged), "cloudtrail-2"), [
				"noData org: Judged in 777788889999: FAILED.",
			]);
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, judged), "cloudtrail-4"), [
			"noData org: Judged in 777788889999: PASSED.",
		]);
	});

	it("has its bucket judged once, in the account of the bucket", () => {
		for (const account of [WORKLOAD, MANAGEMENT])
			assert.deepEqual(findingsOf(reportOn(account, judged), "cloudtrail-6"), [
				"noData org: Judged in 444455556666: FAILED.",
			]);
		const [finding, another] = findingsOf(
			reportOn(ARCHIVE, judged),
			"cloudtrail-6",
		);
		assert.match(finding ?? "", /^failed central: /);
		assert.equal(another, undefined);
	});

	it("is judged in one member where its owner's account is not in view", () => {
		const [first, second] = ["000011112222", WORKLOAD];
		const seen = together([
			liveOf(WORKLOAD, [orgTrail({ hasKey: known(false) })]),
			liveOf("000011112222", [orgTrail({ hasKey: known(false) })]),
		]);
		assert.match(
			findingsOf(reportOn(first ?? "", seen), "cloudtrail-2").join(),
			/^failed org/,
		);
		assert.deepEqual(findingsOf(reportOn(second ?? "", seen), "cloudtrail-2"), [
			"noData org: Judged in 000011112222: FAILED.",
		]);
		assert.deepEqual(findingsOf(reportOn(second ?? "", seen), "cloudtrail-6"), [
			"noData org: Judged in 000011112222: NO DATA.",
		]);
	});

	it("is its owner's, whom a stack shows, with the state's location", () => {
		const { arn = "" } = orgTrail();
		const seen = together([
			member(WORKLOAD),
			stateOf("management.json", MANAGEMENT, [
				trail({
					...{ arn, bucket: named("central"), validatesLogFiles: known(false) },
					owner: { provider: undefined, account: MANAGEMENT },
				}),
			]),
		]);
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, seen), "cloudtrail-3"), [
			"passed 111122223333: ",
		]);
		assert.equal(
			findingsOf(reportOn(MANAGEMENT, seen), "cloudtrail-4").length,
			1,
		);
	});

	it("is one finding, though a thousand members see it", () => {
		const accounts = Array.from({ length: 1_000 }, (_, at) =>
			`${at}`.padStart(12, "0"),
		);
		const seen = together([
			...accounts.map(member),
			archive,
			liveOf(MANAGEMENT, [orgTrail({ hasKey: known(false) })]),
		]);
		const failed = seen.reports.flatMap(({ results }) =>
			results.flatMap(({ findings }) =>
				findings.filter(({ status }) => status === "failed"),
			),
		);
		assert.deepEqual(failed.map(({ on }) => on.name).sort(), [
			"central",
			"central",
			"org",
		]);
	});
});
