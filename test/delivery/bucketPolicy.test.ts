import assert from "node:assert/strict";
import { bucketPolicy } from "../../policypack/controls/cloudtrail-delivery/checks/bucketPolicy";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, UNKNOWN } from "../kit/resources";
import {
	aclCheck,
	audit,
	BUCKET,
	bucket,
	bucketPolicyOf,
	document,
	missing,
	ofBucket,
	outcome,
	reasons,
	SERVICE,
	TRAIL_ARN,
	verdictsOf,
	write,
} from "./policyStack";

const of = (statements: readonly Bag[], trail: Resource = audit()) =>
	verdictsOf(bucketPolicy, trail, bucket(), bucketPolicyOf(...statements));

const arn = (changes: Partial<Record<string, string>> = {}) =>
	`arn:${changes.partition ?? "aws"}:cloudtrail:${changes.region ?? REGION}:${changes.account ?? ACCOUNT}:trail/${changes.name ?? "audit"}`;
const withArn = (operator: string, ...arns: readonly string[]) => ({
	Condition: {
		[operator]: { "aws:SourceArn": arns.length === 1 ? arns[0] : arns },
	},
});
const objects = `arn:aws:s3:::${BUCKET}/*`;
const deny = (changes: Bag): Bag => ({
	Sid: "Guard",
	Effect: "Deny",
	Principal: "*",
	Action: "s3:*",
	Resource: [`arn:aws:s3:::${BUCKET}`, objects],
	...changes,
});

describe("a policy that lets CloudTrail in", () => {
	const both = (changes: Bag, more: Bag = changes): readonly Bag[] => [
		aclCheck(changes),
		write(more),
	];
	const rows: Readonly<Record<string, readonly Bag[]>> = {
		"as AWS documents it": both({}),
		"for the ARN of the trail": both(withArn("StringEquals", TRAIL_ARN)),
		"for several trails": both(
			withArn("StringEquals", arn({ name: "other" }), TRAIL_ARN),
		),
		"for all trails by StringLike": both(
			withArn("StringLike", `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*`),
		),
		"for all trails by ArnLike": both(withArn("ArnLike", arn({ region: "*" }))),
		"for accounts": both({
			Condition: {
				StringEquals: { "aws:SourceAccount": [OTHER, ACCOUNT] },
			},
		}),
		"for everyone, with a condition": both({
			Principal: "*",
			...withArn("StringEquals", TRAIL_ARN),
		}),
		"by wildcards": [
			aclCheck({
				Action: "s3:*",
				Resource: [`arn:aws:s3:::${BUCKET}`, objects],
			}),
			write({ Action: ["s3:Put*"], Resource: objects }),
		],
		"in one statement": [
			write({
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [`arn:aws:s3:::${BUCKET}`, objects],
				Condition: undefined,
			}),
		],
		"in one statement, with the ACL where a request has one": [
			write({
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [`arn:aws:s3:::${BUCKET}`, objects],
				Condition: {
					StringEqualsIfExists: {
						"s3:x-amz-acl": "bucket-owner-full-control",
					},
				},
			}),
		],
		"and denies uploads with grants or from a copy": [
			...both({}),
			...["grant-full-control", "grant-read", "copy-source"].map((key) =>
				deny({ Condition: { Null: { [`s3:x-amz-${key}`]: "false" } } }),
			),
		],
		"and denies requests without TLS": [
			...both({}),
			deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
			deny({
				Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
			}),
		],
		"and denies others": [
			...both({}),
			deny({
				Principal: undefined,
				NotPrincipal: { Service: "cloudtrail.amazonaws.com" },
			}),
			deny({
				Condition: {
					Bool: { "aws:PrincipalIsAWSService": "false" },
					StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
				},
			}),
			deny({ Action: undefined, NotAction: ["s3:Get*", "s3:PutObject"] }),
			deny({ Action: "s3:DeleteObject" }),
		],
		"and denies uploads with neither algorithm": [
			...both({}),
			deny({
				Action: "s3:PutObject",
				Condition: {
					StringNotEquals: {
						"s3:x-amz-server-side-encryption": ["AES256", "aws:kms"],
					},
				},
			}),
			deny({
				Action: "s3:PutObject",
				Condition: { Null: { "s3:x-amz-server-side-encryption": "true" } },
			}),
		],
	};
	for (const [words, statements] of Object.entries(rows))
		it(`${words}: passed`, () => {
			assert.deepEqual(of(statements), []);
		});
});

describe("a policy that keeps CloudTrail out", () => {
	const rows: Readonly<Record<string, readonly Bag[]>> = {
		"without the ACL check": [write()],
		"without the right to write": [aclCheck()],
		"for the objects of another account": [
			aclCheck(),
			write({ Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/${OTHER}/*` }),
		],
		"for log files only": [
			aclCheck(),
			write({
				Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/${ACCOUNT}/CloudTrail/*`,
			}),
		],
		"for a prefix that the trail does not have": [
			aclCheck(),
			write({ Resource: `arn:aws:s3:::${BUCKET}/audit/AWSLogs/${ACCOUNT}/*` }),
		],
		"for another bucket": [
			aclCheck({ Resource: "arn:aws:s3:::other" }),
			write(),
		],
		"for another partition": [
			aclCheck({ Resource: `arn:aws-cn:s3:::${BUCKET}` }),
			write(),
		],
		"for another ACL": [
			aclCheck(),
			write({ Condition: { StringEquals: { "s3:x-amz-acl": "private" } } }),
		],
		"for an ACL, which a request to read the ACL does not have": [
			write({
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [`arn:aws:s3:::${BUCKET}`, objects],
			}),
		],
		"for an account instead of the service": [
			aclCheck({ Principal: { AWS: ACCOUNT } }),
			write(),
		],
		"for another service": [
			aclCheck(),
			write({ Principal: { Service: "config.amazonaws.com" } }),
		],
		"for another source account": [
			aclCheck({
				Condition: { StringEquals: { "aws:SourceAccount": OTHER } },
			}),
			write(),
		],
		...Object.fromEntries(
			[
				{ region: "us-east-1" },
				{ account: OTHER },
				{ partition: "aws-us-gov" },
				{ name: "other" },
			].map((changes) => [
				`for the ARN of another trail, ${JSON.stringify(changes)}`,
				[aclCheck(), write(withArn("ArnLike", arn(changes)))],
			]),
		),
		"with a wildcard in StringEquals": [
			aclCheck(withArn("StringEquals", arn({ region: "*" }))),
			write(),
		],
	};
	for (const [words, statements] of Object.entries(rows))
		it(`${words}: failed`, () => {
			const verdicts = of(statements);
			assert.equal(outcome(verdicts), "failed");
			assert.match(
				reasons(verdicts)[0] ?? "",
				/^CloudTrail cannot write to bucket logs: .*, so AWS rejects the trail with InsufficientS3BucketPolicyException\.$/,
			);
			assert.ok(missing(verdicts).length > 0);
		});

	const denies: Readonly<Record<string, Bag>> = {
		"for uploads without KMS": {
			Action: "s3:PutObject",
			Condition: {
				StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
			},
		},
		"for requests without an ACL, also those that read it": {
			Condition: {
				StringNotEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
			},
		},
		"outside a VPC endpoint": {
			Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
		},
		"outside an organization": {
			Condition: {
				StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
			},
		},
		"outside an organization, if there is one": {
			Condition: {
				StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" },
			},
		},
		"by NotPrincipal": {
			Principal: undefined,
			NotPrincipal: { Service: "config.amazonaws.com" },
		},
		"by NotAction": { Action: undefined, NotAction: "s3:GetObject" },
		"for all but another account": {
			Condition: { StringNotEquals: { "aws:SourceAccount": OTHER } },
		},
	};
	for (const [words, changes] of Object.entries(denies))
		it(`with a Deny ${words}: failed, by the name of the statement`, () => {
			const verdicts = of([aclCheck(), write(), deny(changes)]);
			const [first] = reasons(verdicts);
			assert.match(
				first ?? "",
				/: statement Guard of the policy .* denies s3:/,
			);
			assert.deepEqual(missing(verdicts), []);
			const { Sid: _, ...unnamed } = deny(changes);
			assert.match(
				reasons(of([aclCheck(), write(), unnamed]))[0] ?? "",
				/: statement 3 of the policy .* denies s3:/,
			);
		});
});

describe("a policy that denies what it does not allow either", () => {
	const guard = deny({
		Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
	});

	it("fails for both causes, with the statements that are missing", () => {
		const verdicts = of([guard, write()]);
		assert.deepEqual(
			reasons(verdicts).map(
				(reason) => /does not allow|denies/.exec(reason)?.[0],
			),
			["does not allow", "denies"],
		);
		const both = of([guard, write(), ...(missing(verdicts) as readonly Bag[])]);
		assert.equal(both.length, 1);
		assert.match(reasons(both)[0] ?? "", /statement Guard .* denies/);
	});

	it("fails for each Deny", () => {
		const other = deny({
			Sid: "Perimeter",
			Condition: {
				StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
			},
		});
		assert.deepEqual(
			reasons(of([guard, aclCheck(), write(), other])).map(
				(reason) => /statement (\w+) of .* denies/.exec(reason)?.[1],
			),
			["Guard", "Perimeter"],
		);
	});

	it("fails for the Deny only, where it may be allowed", () => {
		const policy = JSON.parse(document(guard));
		policy.Statement.push(aclCheck(), write({ Resource: UNKNOWN }));
		const native = verdictsOf(
			bucketPolicy,
			audit(),
			placed(TYPES.nativeBucket, "logs", { bucketName: BUCKET }),
			placed("aws-native:s3:BucketPolicy", "logs", {
				bucket: BUCKET,
				policyDocument: policy,
			}),
		);
		assert.deepEqual(missing(native), []);
		assert.match(
			reasons(native)[0] ?? "",
			/denies s3:GetBucketAcl, s3:PutObject/,
		);
	});
});

describe("a policy that denies what is not encrypted with KMS", () => {
	const of = (kmsKeyId: unknown, algorithm: string, changes: Bag = {}) =>
		outcome(
			verdictsOf(
				bucketPolicy,
				audit({ kmsKeyId }),
				bucket(),
				bucketPolicyOf(
					aclCheck(),
					write(),
					deny({
						Action: "s3:PutObject",
						Condition: {
							StringNotEquals: {
								"s3:x-amz-server-side-encryption": algorithm,
							},
						},
						...changes,
					}),
				),
			),
		);
	const key = `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`;

	it("lets a trail with a key in, if it denies uploads only", () => {
		assert.equal(of(key, "aws:kms"), "passed");
		assert.equal(of(undefined, "aws:kms"), "failed");
		assert.equal(of(key, "aws:kms", { Action: "s3:*" }), "failed");
	});

	it("does not decide where it is not known whether the trail has a key", () => {
		assert.equal(of(UNKNOWN, "aws:kms"), "pending");
		assert.equal(of(UNKNOWN, "AES256"), "pending");
		assert.equal(of(UNKNOWN, "aws:fsx"), "pending");
	});
});

describe("the policy of a trail's bucket", () => {
	it("fails where there is none, with both statements", () => {
		const verdicts = verdictsOf(bucketPolicy, audit(), bucket());
		const trail = { "aws:SourceArn": TRAIL_ARN };
		assert.deepEqual(missing(verdicts), [
			{
				Sid: "AWSCloudTrailAclCheck20150319",
				Effect: "Allow",
				Principal: SERVICE,
				Action: "s3:GetBucketAcl",
				Resource: `arn:aws:s3:::${BUCKET}`,
				Condition: { StringEquals: trail },
			},
			{
				Sid: "AWSCloudTrailWrite20150319",
				Effect: "Allow",
				Principal: SERVICE,
				Action: "s3:PutObject",
				Resource: [`arn:aws:s3:::${BUCKET}/AWSLogs/${ACCOUNT}/*`],
				Condition: {
					StringEquals: {
						"s3:x-amz-acl": "bucket-owner-full-control",
						...trail,
					},
				},
			},
		]);
	});

	it("may be inline, of any provider", () => {
		const policy = document(aclCheck(), write());
		for (const type of [TYPES.bucket, TYPES.bucketV2]) {
			const one = placed(type, "logs", { bucket: BUCKET, policy });
			assert.deepEqual(verdictsOf(bucketPolicy, audit(), one), []);
		}
		const native = verdictsOf(
			bucketPolicy,
			placed(TYPES.nativeTrail, "audit", {
				trailName: "audit",
				s3BucketName: BUCKET,
				isLogging: true,
			}),
			placed(TYPES.nativeBucket, "logs", { bucketName: BUCKET }),
			placed("aws-native:s3:BucketPolicy", "logs", {
				bucket: BUCKET,
				policyDocument: JSON.parse(policy),
			}),
		);
		assert.deepEqual(native, []);
	});

	it("is malformed: failed, with the reason", () => {
		for (const [policy, why] of [
			["{", "the policy is not JSON"],
			[
				document({ ...aclCheck(), Effect: undefined }),
				"statement 1 has no Effect",
			],
		]) {
			const set = ofBucket("aws:s3/bucketPolicy:BucketPolicy", { policy });
			assert.deepEqual(
				reasons(verdictsOf(bucketPolicy, audit(), bucket(), set)),
				[
					`CloudTrail cannot write to bucket logs: AWS rejects the policy of bucket logs, because ${why}.`,
				],
			);
		}
	});

	it("is not known yet: pending", () => {
		const set = ofBucket("aws:s3/bucketPolicy:BucketPolicy", {
			policy: UNKNOWN,
		});
		assert.equal(
			outcome(verdictsOf(bucketPolicy, audit(), bucket(), set)),
			"pending",
		);
	});

	it("is that of a bucket outside of the stack: outside", () => {
		assert.equal(outcome(verdictsOf(bucketPolicy, audit())), "outside");
	});

	it("is that of a bucket that is only read: outside", () => {
		const read = placed(
			TYPES.bucket,
			"logs",
			{ bucket: BUCKET },
			{},
			{ isRead: true },
		);
		assert.equal(outcome(verdictsOf(bucketPolicy, audit(), read)), "outside");
	});

	it("is suggested with Sids that it does not have", () => {
		const Sid = "AWSCloudTrailWrite20150319";
		const stale = [
			aclCheck(),
			write({ Sid, Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/${OTHER}/*` }),
		];
		const suggested = missing(of(stale)) as readonly Bag[];
		assert.deepEqual(
			suggested.map((one) => one.Sid),
			[`${Sid}2`],
		);
		assert.equal(outcome(of([...stale, ...suggested])), "passed");
	});
});
