import assert from "node:assert/strict";
import type { Ref } from "../../policypack/model/facts";
import {
	accessLogging,
	bucket,
	bucketBlock,
	bucketPolicy,
	document,
	from,
	named,
	pending,
	source,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import {
	ARCHIVE,
	findingsOf,
	reportOn,
	stateOf,
	statusesIn,
	together,
	WORKLOAD,
} from "./sources";

const publicPolicy = bucketPolicy({ policy: known(document("*")) });
const logs = [bucket(), publicPolicy, bucketBlock()];
const stackReference = source("pulumi:pulumi:StackReference", "base");

/** A reference to a bucket of another stack, not known before the update. */
const toOtherStack = from(stackReference);

const masked: Ref = {
	by: "name",
	name: unknown("unreadable", "the masked bucket of policy"),
	dependencies: [],
};

const inPartition = (
	name: string,
	partition: string,
	...facts: Parameters<typeof stateOf>[2]
) =>
	stateOf(name, undefined, facts, {
		identity: {
			account: partition === "aws" ? WORKLOAD : ARCHIVE,
			partition,
			providers: {
				"": { account: partition === "aws" ? WORKLOAD : ARCHIVE, partition },
			},
		},
	});

describe("One bucket name in two sources", () => {
	const judged = together([
		stateOf("trail.json", WORKLOAD, [trail()]),
		stateOf("old.json", WORKLOAD, logs),
		stateOf("new.json", ARCHIVE, logs),
	]);

	it("is a contradiction that the finding names, and no pass", () => {
		const report = reportOn(WORKLOAD, judged);
		assert.deepEqual(findingsOf(report, "cloudtrail-6"), [
			"unknown audit: Not readable: which bucket logs-111122223333 holds the logs: new.json and old.json declare it, and a bucket name is unique.",
		]);
		const [finding] =
			report.results.find(({ control }) => control.policy === "cloudtrail-6")
				?.findings ?? [];
		assert.equal(finding?.cause, "unreadable");
		assert.match(
			finding?.fix ?? "",
			/^Leave out the source that is out of date/,
		);
	});

	it("is two buckets in two partitions, each with its own trail", () => {
		const judgedApart = together([
			inPartition("aws.json", "aws", trail(), ...logs),
			inPartition("china.json", "aws-cn", trail(), bucket(), publicPolicy),
		]);
		assert.equal(
			statusesIn(reportOn(WORKLOAD, judgedApart))["cloudtrail-6"],
			"passed",
		);
		assert.equal(
			statusesIn(reportOn(ARCHIVE, judgedApart))["cloudtrail-6"],
			"failed",
		);
	});

	it("is one that a trail of another partition does not mean", () => {
		const [finding] = findingsOf(
			reportOn(
				WORKLOAD,
				together([
					inPartition("aws.json", "aws", trail()),
					inPartition("china.json", "aws-cn", ...logs),
				]),
			),
			"cloudtrail-6",
		);
		assert.equal(
			finding,
			"noData audit: In none of the sources: the bucket of trail audit.",
		);
	});

	it("is not guessed where the partition of a reference is not known", () => {
		const [finding] = findingsOf(
			reportOn(
				"777788889999",
				together([
					stateOf("trail.json", "777788889999", [trail()]),
					inPartition("aws.json", "aws", ...logs),
					inPartition("china.json", "aws-cn", ...logs),
				]),
			),
			"cloudtrail-6",
		);
		assert.match(finding ?? "", /^unknown audit: .*aws\.json and china\.json/);
	});
});

describe("What a source refers to by URN", () => {
	it("stays within it, though another source has the same URN", () => {
		const mine = bucket({ name: pending("its name") });
		const judged = together([
			stateOf("a.json", WORKLOAD, [
				trail({ bucket: from(mine.of) }),
				mine,
				bucketPolicy({ bucket: from(mine.of), policy: known(document("*")) }),
			]),
			stateOf("b.json", WORKLOAD, [
				mine,
				bucketBlock({ bucket: from(mine.of) }),
				accessLogging({ bucket: from(mine.of) }),
			]),
		]);
		const { "cloudtrail-6": six, "cloudtrail-7": seven } = statusesIn(
			reportOn(WORKLOAD, judged),
		);
		assert.deepEqual([six, seven], ["failed", "failed"]);
	});

	it("is shown as it is", () => {
		const { results } = reportOn(
			WORKLOAD,
			together([
				stateOf("a.json", WORKLOAD, [trail(), ...logs]),
				stateOf("b.json", WORKLOAD, []),
			]),
		);
		for (const { findings } of results)
			for (const { on } of findings)
				assert.ok(
					[
						"arn:aws:iam::111122223333:root",
						trail().of.urn,
						bucket().of.urn,
					].includes(on.urn),
					on.urn,
				);
	});
});

describe("A policy whose bucket is not known", () => {
	const bare = [trail(), bucket(), bucketPolicy()];
	const policyOf = (ref: Ref) =>
		bucketPolicy({
			bucket: ref,
			of: source("aws:s3/bucketPolicy:BucketPolicy", "policy"),
			policy: known(document("*")),
		});
	const sixOf = (account: string, ref: Ref) =>
		statusesIn(
			reportOn(
				WORKLOAD,
				together([
					stateOf("logs.json", WORKLOAD, bare),
					stateOf("other.json", account, [policyOf(ref)]),
				]),
			),
		)["cloudtrail-6"];

	for (const [what, ref] of [
		["of another stack", toOtherStack],
		["masked", masked],
	] as const)
		it(`may be that of another source of the account: ${what}`, () => {
			assert.equal(sixOf(WORKLOAD, ref), "unknown");
		});

	it("is not that of another account, which only its owner can set", () => {
		assert.equal(sixOf(ARCHIVE, masked), "passed");
	});

	it("is not another bucket than the one that it names", () => {
		assert.equal(sixOf(WORKLOAD, named("other")), "passed");
	});

	it("is not one of another source where its own declares it", () => {
		const own = bucket({
			of: source("aws:s3/bucket:Bucket", "own"),
			name: pending("its name"),
		});
		const judged = together([
			stateOf("logs.json", WORKLOAD, bare),
			stateOf("other.json", WORKLOAD, [own, policyOf(from(own.of))]),
		]);
		assert.equal(
			statusesIn(reportOn(WORKLOAD, judged))["cloudtrail-6"],
			"passed",
		);
	});

	it("hides no failure: a block of a bucket that is not known shields none", () => {
		const judged = together([
			stateOf("logs.json", WORKLOAD, [trail(), bucket(), publicPolicy]),
			stateOf("other.json", WORKLOAD, [bucketBlock({ bucket: toOtherStack })]),
		]);
		assert.equal(
			statusesIn(reportOn(WORKLOAD, judged))["cloudtrail-6"],
			"failed",
		);
	});
});
