import assert from "node:assert/strict";
import { cloudTrail6 } from "../../policypack/controls/cloudtrail-6/control";
import { cloudTrail7 } from "../../policypack/controls/cloudtrail-7/control";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import type { Fact, Ref } from "../../policypack/model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	document,
	ownership,
	pending,
	root,
	source,
	trail,
} from "../../policypack/model/samples";
import { unknownAttachments } from "../../policypack/model/unknownFacts";
import { known, unknown } from "../../policypack/model/value";

const logs = bucket().of;
const twin = source("aws:s3/bucket:Bucket", "twin");
const second = source("aws:s3/bucketPolicy:BucketPolicy", "second");
const publicPolicy = known(document("*"));
const closedPolicy = known(document({ Service: "cloudtrail.amazonaws.com" }));
const toPublic = bucketPolicy({ policy: publicPolicy });
const off = {
	ignorePublicAcls: known(false),
	restrictPublicBuckets: known(false),
};
const publicAcl = bucketAcl({ canned: known("public-read") });

/** What a bucket declares of itself, and what AWS may have said of it. */
const itself = (isDeclared: boolean, urn = logs.urn): Ref => ({
	by: "urn",
	urn,
	isDeclared,
});

function judge(control: typeof cloudTrail6, facts: readonly Fact[]) {
	const all = [trail(), bucket(), ...facts];
	const findings = evaluate(control, assemble(root, all));
	const turned = evaluate(control, assemble(root, [...all].reverse()));
	assert.deepEqual(turned, findings);
	return { status: statusOf(findings), finding: findings[0] };
}

type Row = readonly [
	situation: string,
	expected: "passed" | "failed" | "unknown",
	...facts: Fact[],
];

const rows: readonly Row[] = [
	[
		"blocks that are on and off, beside a public policy",
		"unknown",
		toPublic,
		bucketBlock(),
		bucketBlock({ of: second, ...off }),
	],
	[
		"blocks that are on and off, beside a closed policy",
		"passed",
		bucketPolicy(),
		bucketBlock(),
		bucketBlock({ of: second, ...off }),
	],
	[
		"blocks that both restrict, and differ on lists",
		"passed",
		toPublic,
		bucketBlock(),
		bucketBlock({ of: second, ignorePublicAcls: known(false) }),
	],
	[
		"blocks that both ignore lists, and differ on policies",
		"passed",
		publicAcl,
		bucketBlock(),
		bucketBlock({ of: second, restrictPublicBuckets: known(false) }),
	],
	[
		"blocks that differ on lists, beside a public one",
		"unknown",
		publicAcl,
		bucketBlock(),
		bucketBlock({ of: second, ignorePublicAcls: known(false) }),
	],
	[
		"two blocks that are on",
		"passed",
		toPublic,
		bucketBlock(),
		bucketBlock({ of: second }),
	],
	[
		"two blocks that are off",
		"failed",
		toPublic,
		bucketBlock(off),
		bucketBlock({ of: second, ...off }),
	],
	[
		"a block that is on beside one that is not known",
		"unknown",
		toPublic,
		bucketBlock(),
		bucketBlock({ of: second, restrictPublicBuckets: pending("a flag") }),
	],
	[
		"a block that is on beside one that may not exist",
		"passed",
		toPublic,
		bucketBlock(),
		...unknownAttachments(
			second,
			itself(false),
			unknown("unreadable", "the rest"),
		),
	],
	[
		"blocks that differ, behind the account's",
		"passed",
		toPublic,
		bucketBlock(),
		bucketBlock({ of: second, ...off }),
		accountBlock(),
	],
	[
		"the account's block on, the bucket's off",
		"passed",
		toPublic,
		bucketBlock(off),
		accountBlock(),
	],
	[
		"the account's block off, the bucket's on",
		"passed",
		toPublic,
		bucketBlock(),
		accountBlock(off),
	],
	[
		"two blocks of the account that differ",
		"unknown",
		toPublic,
		accountBlock(),
		accountBlock({ of: second, ...off }),
	],
	[
		"a closed policy and a public one",
		"unknown",
		toPublic,
		bucketPolicy({ of: second, policy: closedPolicy }),
	],
	[
		"a closed policy and a public one, behind a block",
		"passed",
		toPublic,
		bucketPolicy({ of: second, policy: closedPolicy }),
		bucketBlock(),
	],
	[
		"two public policies",
		"failed",
		toPublic,
		bucketPolicy({ of: second, policy: known(document({ AWS: ["*"] })) }),
	],
	[
		"two closed policies that differ",
		"passed",
		bucketPolicy(),
		bucketPolicy({ of: second, policy: known(document("111122223333")) }),
	],
	[
		"a policy as text and as data, with other keys first and a list of one",
		"failed",
		toPublic,
		bucketPolicy({
			of: second,
			policy: known({
				Statement: {
					Resource: ["arn:aws:s3:::logs-111122223333/*"],
					Action: ["s3:PutObject"],
					Principal: { AWS: ["*"] },
					Effect: "Allow",
				},
			}),
		}),
	],
	[
		"a public policy and one that is not known",
		"unknown",
		toPublic,
		bucketPolicy({ of: second, policy: pending("the policy of second") }),
	],
	[
		"a public policy and one that sets nothing",
		"failed",
		toPublic,
		bucketPolicy({ of: second, policy: known(undefined) }),
	],
	[
		"a policy that is not JSON, whichever is last",
		"failed",
		bucketPolicy(),
		bucketPolicy({ of: second, policy: known("allow") }),
	],
	[
		"a public policy that the bucket declares, and a closed one",
		"unknown",
		bucketPolicy({ of: logs, bucket: itself(true), policy: publicPolicy }),
		bucketPolicy(),
	],
	[
		"a closed policy that the bucket declares, and a public one",
		"unknown",
		bucketPolicy({ of: logs, bucket: itself(true) }),
		toPublic,
	],
	[
		"a closed policy that AWS said of the bucket, and a public one",
		"failed",
		bucketPolicy({ of: logs, bucket: itself(false) }),
		toPublic,
	],
	[
		"a block that AWS said of the bucket, and one that is off",
		"unknown",
		toPublic,
		bucketBlock({ of: logs, bucket: itself(false) }),
		bucketBlock(off),
	],
	[
		"a private list and a public one",
		"unknown",
		publicAcl,
		bucketAcl({ of: second }),
	],
	[
		"a public list and one that sets nothing",
		"failed",
		publicAcl,
		bucketAcl({ of: second, canned: known(undefined) }),
	],
	[
		"two public lists",
		"failed",
		publicAcl,
		bucketAcl({ of: second, canned: known("authenticated-read") }),
	],
	[
		"ownerships that void the list and do not",
		"unknown",
		publicAcl,
		ownership(),
		ownership({ of: second, objectOwnership: known("ObjectWriter") }),
	],
	[
		"two ownerships that both keep the list",
		"failed",
		publicAcl,
		ownership({ objectOwnership: known("BucketOwnerPreferred") }),
		ownership({ of: second, objectOwnership: known("ObjectWriter") }),
	],
	[
		"an ownership that voids the list, and one that sets nothing",
		"passed",
		publicAcl,
		ownership(),
		ownership({ of: second, objectOwnership: known(undefined) }),
	],
	[
		"a public policy on another resource of the bucket",
		"failed",
		bucket({ of: twin }),
		bucketPolicy({
			of: twin,
			bucket: itself(true, twin.urn),
			policy: publicPolicy,
		}),
	],
	[
		"two resources of the bucket with a private list and a public one",
		"unknown",
		bucket({ of: twin }),
		bucketAcl({ of: logs, bucket: itself(true) }),
		bucketAcl({
			of: twin,
			bucket: itself(true, twin.urn),
			canned: known("public-read"),
		}),
	],
	[
		"a block on another resource of the bucket",
		"passed",
		toPublic,
		bucket({ of: twin }),
		bucketBlock({ of: twin, bucket: itself(true, twin.urn) }),
	],
];

describe("two resources that set one thing of a bucket", () => {
	for (const [situation, expected, ...facts] of rows)
		it(`CloudTrail.6, ${situation}: ${expected}`, () => {
			assert.equal(judge(cloudTrail6, facts).status, expected);
		});

	const logging: readonly Row[] = [
		["two targets", "passed", accessLogging(), accessLogging({ of: second })],
		[
			"a target and none",
			"unknown",
			accessLogging(),
			accessLogging({ of: second, hasTarget: known(false) }),
		],
		[
			"a target, and a bucket that sets none itself",
			"passed",
			accessLogging(),
			accessLogging({
				of: logs,
				bucket: itself(false),
				hasTarget: known(false),
			}),
		],
		[
			"a target on another resource of the bucket",
			"passed",
			bucket({ of: twin }),
			accessLogging({ of: twin, bucket: itself(true, twin.urn) }),
			accessLogging({
				of: logs,
				bucket: itself(false),
				hasTarget: known(false),
			}),
		],
	];
	for (const [situation, expected, ...facts] of logging)
		it(`CloudTrail.7, ${situation}: ${expected}`, () => {
			assert.equal(judge(cloudTrail7, facts).status, expected);
		});

	it("are named, with what to do, and are no pending ones", () => {
		const { finding } = judge(cloudTrail6, [
			toPublic,
			bucketBlock(),
			bucketBlock({ of: second, ...off }),
		]);
		assert.equal(
			finding?.reason,
			"Not readable: which of second and logs-block applies last to bucket logs.",
		);
		assert.equal(finding?.fix, "Keep one of them, or let both set the same.");
		assert.equal(finding?.cause, "unreadable");
	});
});
