import assert from "node:assert/strict";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketBlock,
	bucketPolicy,
	document,
	named,
	source,
	trail,
} from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";
import {
	findingsOf,
	liveBucket,
	liveBucketSource,
	liveOf,
	liveTrail,
	previewOf,
	reportOn,
	stateOf,
	statusesIn,
	together,
	WORKLOAD,
} from "./sources";

const NAME = "logs-111122223333";
const itself = { by: "urn", urn: liveBucketSource(NAME).urn } as const;
const about = { of: liveBucketSource(NAME), bucket: itself };
const owner = { provider: undefined, account: WORKLOAD };

/** The live account's trail, and its bucket: open, or shielded. */
const live = (isOpen: boolean, isLogging = true) =>
	liveOf(WORKLOAD, [
		liveTrail(WORKLOAD, { isLogging: known(isLogging) }),
		liveBucket(WORKLOAD, NAME),
		bucketPolicy({ ...about, policy: known(document("*")) }),
		...(isOpen ? [] : [bucketBlock(about)]),
		accessLogging(about),
	]);

const arn = liveTrail(WORKLOAD).arn ?? "";
const open = [
	trail({ owner, arn }),
	bucket({ owner }),
	bucketPolicy({ policy: known(document("*")) }),
];
const closed = [...open, bucketBlock(), accessLogging()];

describe("A live account and the state of a stack in it", () => {
	for (const [what, isOpen, facts, status] of [
		["is open there and closed in the state", true, closed, "failed"],
		["is closed there and open in the state", false, open, "passed"],
	] as const)
		it(`show one bucket, as the account shows it, where it ${what}`, () => {
			const judged = together([
				stateOf("shop.json", WORKLOAD, facts),
				live(isOpen),
			]);
			const report = reportOn(WORKLOAD, judged);
			assert.equal(statusesIn(report)["cloudtrail-6"], status);
			const [finding, another] = findingsOf(report, "cloudtrail-6");
			assert.match(finding ?? "", /^\w+ logs-111122223333:/);
			assert.equal(another, undefined);
		});

	it("show one trail: one that is switched off there does not pass", () => {
		const judged = together([
			stateOf("shop.json", WORKLOAD, closed),
			live(false, false),
		]);
		const report = reportOn(WORKLOAD, judged);
		const { "cloudtrail-1": one, "cloudtrail-3": three } = statusesIn(report);
		assert.deepEqual([one, three], ["failed", "failed"]);
		assert.equal(findingsOf(report, "cloudtrail-2").length, 1);
	});

	it("do not count a trail of the state that the account does not have", () => {
		const gone = trail({
			owner,
			arn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/gone",
		});
		const judged = together([
			stateOf("shop.json", WORKLOAD, [gone]),
			liveOf(WORKLOAD, []),
		]);
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-3"], "failed");
	});

	it("count a trail in a Region that was not read", () => {
		const other = trail({
			owner,
			arn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit",
		});
		const judged = together([
			stateOf("shop.json", WORKLOAD, [other]),
			liveOf(WORKLOAD, []),
		]);
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-3"], "passed");
	});

	it("do not credit an account's block that is there no more", () => {
		const judged = together([
			stateOf("shop.json", WORKLOAD, [accountBlock({ owner })]),
			live(true),
		]);
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-6"], "failed");
	});

	it("are one bucket where the account of the stack is not known", () => {
		const judged = together([
			stateOf("shop.json", undefined, [bucket(), bucketBlock()]),
			live(true),
		]);
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-6"], "failed");
	});
});

describe("A live account and a preview of a stack in it", () => {
	it("show what the preview makes of a bucket", () => {
		const judged = together([
			previewOf("shop.json", WORKLOAD, open),
			live(false),
		]);
		// The preview leaves the block of the live bucket as it is.
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-6"], "passed");
		const opened = previewOf("shop.json", WORKLOAD, [
			...open,
			bucketBlock({ restrictPublicBuckets: known(false) }),
		]);
		const after = reportOn(WORKLOAD, together([opened, live(false)]));
		assert.equal(statusesIn(after)["cloudtrail-6"], "failed");
	});

	for (const [what, identity] of [
		["by its ARN", { arn }],
		["by its name", { nameInAws: "audit" }],
	] as const)
		it(`show what the preview makes of a trail, ${what}`, () => {
			const off = trail({ owner, ...identity, isLogging: known(false) });
			const judged = together([
				previewOf("shop.json", WORKLOAD, [off]),
				live(false),
			]);
			const report = reportOn(WORKLOAD, judged);
			assert.equal(statusesIn(report)["cloudtrail-3"], "failed");
			assert.equal(findingsOf(report, "cloudtrail-4").length, 1);
		});

	it("count a trail once that the stack only reads", () => {
		const read = trail({ owner, arn, isRead: true, isLogging: known(true) });
		const judged = together([
			previewOf("shop.json", WORKLOAD, [read]),
			live(false, false),
		]);
		const report = reportOn(WORKLOAD, judged);
		assert.equal(statusesIn(report)["cloudtrail-3"], "failed");
		assert.equal(findingsOf(report, "cloudtrail-4").length, 1);
	});
});

describe("Two sources of one live account", () => {
	it("show a bucket once that is the same in both", () => {
		const report = reportOn(WORKLOAD, together([live(true), live(true)]));
		assert.deepEqual(findingsOf(report, "cloudtrail-7"), [
			"passed logs-111122223333: ",
		]);
		assert.equal(findingsOf(report, "cloudtrail-4").length, 1);
	});

	it("contradict each other where they differ", () => {
		const report = reportOn(WORKLOAD, together([live(true), live(false)]));
		assert.equal(statusesIn(report)["cloudtrail-6"], "unknown");
	});
});

describe("Two states that have one trail", () => {
	it("contradict each other where they differ", () => {
		const [one, other] = [true, false].map((on) =>
			stateOf(`${on}.json`, WORKLOAD, [
				trail({
					...{ owner, arn, isLogging: known(on), bucket: named("none") },
					of: source("aws:cloudtrail/trail:Trail", `audit-${on}`),
				}),
			]),
		);
		assert.ok(one && other);
		const report = reportOn(WORKLOAD, together([one, other]));
		assert.match(
			findingsOf(report, "cloudtrail-3").join(),
			/^unknown .*false\.json and true\.json declare it differently/,
		);
		assert.equal(findingsOf(report, "cloudtrail-4").length, 1);
	});
});
