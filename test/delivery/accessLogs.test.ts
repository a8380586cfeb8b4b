import assert from "node:assert/strict";
import { accessLogs } from "../../policypack/controls/cloudtrail-delivery/checks/accessLogs";
import { requestPayer } from "../../policypack/controls/cloudtrail-delivery/checks/requestPayer";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, UNKNOWN } from "../kit/resources";
import {
	audit,
	BUCKET,
	bucket,
	document,
	missing,
	ofBucket,
	outcome,
	reasons,
	verdictsOf,
} from "./policyStack";

const TARGET = "access-111122223333";
const target = (props: Bag = {}, more: Partial<Resource> = {}): Resource =>
	placed(TYPES.bucket, "access", { bucket: TARGET, ...props }, {}, more);
const ofTarget = (type: string, props: Bag): Resource =>
	placed(`aws:s3/${type}`, "of-access", { bucket: TARGET, ...props });
const logging = (props: Bag = {}): Resource =>
	ofBucket("aws:s3/bucketLogging:BucketLogging", {
		targetBucket: TARGET,
		targetPrefix: "access/",
		...props,
	});
const deliver = (changes: Bag = {}): Bag => ({
	Effect: "Allow",
	Principal: { Service: "logging.s3.amazonaws.com" },
	Action: "s3:PutObject",
	Resource: `arn:aws:s3:::${TARGET}/access/*`,
	Condition: {
		ArnLike: { "aws:SourceArn": `arn:aws:s3:::${BUCKET}` },
		StringEquals: { "aws:SourceAccount": ACCOUNT },
	},
	...changes,
});
const policy = (...statements: readonly Bag[]): Resource =>
	ofTarget("bucketPolicy:BucketPolicy", { policy: document(...statements) });
const of = (...others: readonly Resource[]) =>
	verdictsOf(accessLogs, audit(), bucket(), ...others);

describe("the policy of a bucket for access logs", () => {
	const rows: readonly (readonly [string, readonly Bag[], string])[] = [
		["as AWS documents it", [deliver()], "passed"],
		["without conditions", [deliver({ Condition: undefined })], "passed"],
		[
			"for another prefix",
			[deliver({ Resource: `arn:aws:s3:::${TARGET}/logs/*` })],
			"failed",
		],
		[
			"for another bucket",
			[
				deliver({
					Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::other" } },
				}),
			],
			"failed",
		],
		[
			"for another account",
			[
				deliver({
					Condition: { StringEquals: { "aws:SourceAccount": OTHER } },
				}),
			],
			"failed",
		],
		[
			"for CloudTrail",
			[deliver({ Principal: { Service: "cloudtrail.amazonaws.com" } })],
			"failed",
		],
		[
			"with a Deny",
			[
				deliver(),
				deliver({
					Effect: "Deny",
					Principal: "*",
					Condition: {
						StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
					},
				}),
			],
			"failed",
		],
	];
	for (const [words, statements, expected] of rows)
		it(`${words}: ${expected}`, () => {
			const verdicts = of(logging(), target(), policy(...statements));
			assert.equal(outcome(verdicts), expected);
			const suggested = missing(verdicts) as readonly Bag[];
			if (suggested.length > 0)
				assert.deepEqual(of(logging(), target(), policy(...suggested)), []);
		});

	/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PartitionedPrefix.html */
	it("is for the folder that a partitioned prefix adds", () => {
		const folder = `${ACCOUNT}/${REGION}/${BUCKET}/`;
		const allows = (path: string, targetObjectKeyFormat?: unknown) =>
			outcome(
				of(
					logging({ targetObjectKeyFormat }),
					target(),
					policy(
						deliver({ Resource: `arn:aws:s3:::${TARGET}/access/${path}*` }),
					),
				),
			);
		const partitioned = {
			partitionedPrefix: { partitionDateSource: "EventTime" },
		};
		const simple = { simplePrefix: {} };
		assert.equal(allows(folder, partitioned), "passed");
		assert.equal(allows("2", partitioned), "failed");
		assert.equal(allows(`${OTHER}/`, partitioned), "failed");
		for (const one of [simple, undefined]) {
			assert.equal(allows(folder, one), "failed");
			assert.equal(allows("2", one), "passed");
		}
		assert.equal(allows(folder, UNKNOWN), "pending");
		assert.equal(allows("", UNKNOWN), "passed");
		assert.equal(allows("other/", UNKNOWN), "failed");
	});

	it("is missing: failed", () => {
		const [reason] = reasons(of(logging(), target()));
		assert.equal(
			reason,
			"S3 cannot deliver the access logs of bucket logs to bucket access: no policy of bucket access allows s3:PutObject.",
		);
	});

	it("does not matter where an access control list has an effect", () => {
		const acl = ofTarget("bucketAcl:BucketAcl", { acl: "log-delivery-write" });
		const owned = (objectOwnership: unknown) =>
			ofTarget("bucketOwnershipControls:BucketOwnershipControls", {
				rule: { objectOwnership },
			});
		const found = (...others: readonly Resource[]) =>
			outcome(of(logging(), target(), acl, ...others));
		assert.equal(found(owned("BucketOwnerPreferred")), "passed");
		assert.equal(found(owned("ObjectWriter")), "passed");
		assert.equal(found(owned("BucketOwnerEnforced")), "failed");
		assert.equal(found(), "failed");
		assert.equal(found(owned(UNKNOWN)), "pending");
	});
});

describe("a bucket for access logs", () => {
	const found = (...others: readonly Resource[]) =>
		outcome(of(logging(), policy(deliver()), ...others));

	it("is not the bucket itself", () => {
		assert.equal(outcome(of(logging({ targetBucket: BUCKET }))), "failed");
	});

	it("is in the Region and the account of the bucket", () => {
		const elsewhere = (props: Bag) =>
			target({}, { provider: { urn: "urn:other", props } });
		const accounts = [ACCOUNT];
		assert.equal(
			found(elsewhere({ region: "us-east-1", allowedAccountIds: accounts })),
			"failed",
		);
		assert.equal(
			found(elsewhere({ region: REGION, allowedAccountIds: [OTHER] })),
			"failed",
		);
		assert.equal(
			found(elsewhere({ region: REGION, allowedAccountIds: accounts })),
			"passed",
		);
	});

	it("has no Object Lock", () => {
		assert.equal(found(target({ objectLockEnabled: true })), "failed");
		const rule = { defaultRetention: { mode: "GOVERNANCE", days: 1 } };
		const lock = ofTarget(
			"bucketObjectLockConfiguration:BucketObjectLockConfiguration",
			{ rule },
		);
		assert.equal(found(target(), lock), "failed");
	});

	it("is encrypted with SSE-S3", () => {
		const encrypted = (sseAlgorithm: unknown) =>
			ofTarget(
				"bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
				{ rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }] },
			);
		assert.equal(found(target(), encrypted("AES256")), "passed");
		assert.equal(found(target(), encrypted("aws:kms")), "failed");
		assert.equal(found(target(), encrypted("aws:kms:dsse")), "failed");
		assert.equal(found(target(), encrypted(UNKNOWN)), "pending");
	});

	it("is not a Requester Pays bucket", () => {
		const payer = ofTarget(
			"bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
			{ payer: "Requester" },
		);
		assert.equal(found(target(), payer), "failed");
	});

	it("is not judged outside of the stack", () => {
		assert.equal(outcome(of(logging())), "outside");
	});

	it("matters only where there is logging", () => {
		assert.deepEqual(of(), []);
	});
});

describe("a trail's bucket", () => {
	const payer = (value: unknown) =>
		outcome(
			verdictsOf(
				requestPayer,
				audit(),
				bucket(),
				ofBucket(
					"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
					{ payer: value },
				),
			),
		);

	it("is not a Requester Pays bucket", () => {
		assert.equal(payer("Requester"), "failed");
		assert.equal(payer("BucketOwner"), "passed");
		assert.equal(payer(UNKNOWN), "pending");
	});
});
