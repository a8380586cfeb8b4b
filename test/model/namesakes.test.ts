import assert from "node:assert/strict";
import { cloudTrail6 } from "../../policypack/controls/cloudtrail-6/control";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import type { Fact, Ref } from "../../policypack/model/facts";
import {
	bucket,
	bucketPolicy,
	document,
	from,
	named,
	root,
	source,
	toLogs,
	trail,
} from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";

const COUNT = 3;
const sources = Array.from({ length: COUNT }, (_, at) =>
	source("aws:s3/bucket:Bucket", `logs-${at}`),
);
const [first, second] = sources;
if (!first || !second) throw new Error("There are several buckets.");

/** Buckets of one name, each under a provider of its own. */
const namesakes = (accounts: readonly string[] = []): readonly Fact[] =>
	sources.map((of, at) =>
		bucket({
			of,
			owner: {
				provider: source("pulumi:providers:aws", `provider-${at}`).urn,
				account: accounts[at],
			},
		}),
	);
const accounts = ["111122223333", "444455556666", "777788889999"];
const open = known(document("*"));

/** As many closed policies as there are buckets. */
const closed = sources.map((_, at) =>
	bucketPolicy({ of: source("aws:s3/bucketPolicy:BucketPolicy", `p${at}`) }),
);
const openFor = (ref: Ref) =>
	bucketPolicy({
		of: source("aws:s3/bucketPolicy:BucketPolicy", "open"),
		bucket: ref,
		policy: open,
	});

/** A reference by the literal name into which a bucket's output flows. */
const byNameFrom = (of: typeof first): Ref => ({
	by: "name",
	name: known("logs-111122223333"),
	dependencies: [of.urn],
});
const byArn = named("arn:aws:s3:::logs-111122223333");

/** What CloudTrail.6 says of a trail to one of the buckets. */
function statusFor(ref: Ref, ...facts: readonly Fact[]): string {
	return statusOf(
		evaluate(cloudTrail6, assemble(root, [trail({ bucket: ref }), ...facts])),
	);
}

describe("Buckets of one name, each of a provider", () => {
	const situations: readonly (readonly [string, Ref, Fact[], string])[] = [
		["a trail by their name", toLogs, closed, "unknown"],
		["closed policies by their name", from(first), closed, "passed"],
		[
			"policies by their name that contradict each other",
			from(first),
			[...closed, openFor(toLogs)],
			"unknown",
		],
		[
			"an open policy by their name alone",
			from(first),
			[openFor(toLogs)],
			"unknown",
		],
		[
			"an open policy by their ARN",
			from(first),
			[...closed, openFor(byArn)],
			"unknown",
		],
		[
			"an open policy of the trail's bucket, by its output",
			from(first),
			[...closed, openFor(from(first))],
			"failed",
		],
		[
			"an open policy of the trail's bucket, by a name that is its output",
			from(first),
			[...closed, openFor(byNameFrom(first))],
			"failed",
		],
		[
			"a trail by a name that is the output of one, which is open",
			byNameFrom(second),
			[...closed, openFor(from(second))],
			"failed",
		],
		[
			"an open policy of another of them, which may be the same",
			from(first),
			[...closed, openFor(from(second))],
			"unknown",
		],
		[
			"an open policy of another name",
			from(first),
			[...closed, openFor(named("other"))],
			"passed",
		],
	];

	for (const [name, ref, policies, expected] of situations)
		it(`${name}: ${expected}`, () => {
			assert.equal(statusFor(ref, ...namesakes(), ...policies), expected);
		});

	it("of known accounts, an open policy by their name: unknown", () => {
		const facts = [...namesakes(accounts), ...closed, openFor(toLogs)];
		assert.equal(statusFor(from(first), ...facts), "unknown");
	});

	it("of known accounts, an open policy of another of them: passed", () => {
		const facts = [...namesakes(accounts), ...closed, openFor(from(second))];
		assert.equal(statusFor(from(first), ...facts), "passed");
	});
});
