import assert from "node:assert/strict";
import { bucketPolicy } from "../../policypack/controls/cloudtrail-delivery/checks/bucketPolicy";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, resource, secret, UNKNOWN } from "../kit/resources";
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
	TRAIL_ARN,
	verdictsOf,
	write,
} from "./policyStack";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ORGANIZATION = "o-exampleorgid";
const path = (text: string) => `arn:aws:s3:::${BUCKET}/${text}`;
const source = (...arns: readonly string[]) => ({
	Condition: { StringEquals: { "aws:SourceArn": arns } },
});

describe("the bucket of a trail with a prefix", () => {
	const found = (s3KeyPrefix: unknown, resource: string) =>
		outcome(
			verdictsOf(
				bucketPolicy,
				audit({ s3KeyPrefix }),
				bucket(),
				bucketPolicyOf(aclCheck(), write({ Resource: path(resource) })),
			),
		);

	it("has the prefix in its policy", () => {
		assert.equal(found("a/b", `a/b/AWSLogs/${ACCOUNT}/*`), "passed");
		assert.equal(found("a/b", "*/AWSLogs/*"), "passed");
		assert.equal(found("a/b", `AWSLogs/${ACCOUNT}/*`), "failed");
		assert.equal(found("a/b", `a/AWSLogs/${ACCOUNT}/*`), "failed");
		assert.equal(found("", `AWSLogs/${ACCOUNT}/*`), "passed");
		assert.equal(found(UNKNOWN, `AWSLogs/${ACCOUNT}/*`), "pending");
	});

	it("is not judged by a path that AWS does not document", () => {
		assert.equal(found("a/", `a/AWSLogs/${ACCOUNT}/*`), "outside");
		assert.equal(found("a/", `a//AWSLogs/${ACCOUNT}/*`), "outside");
		assert.equal(found("a/", "a/*"), "passed");
		assert.equal(found("a/", `b/AWSLogs/${ACCOUNT}/*`), "failed");
		assert.equal(found("/", `AWSLogs/${ACCOUNT}/*`), "outside");
		assert.equal(found("/", `//AWSLogs/${ACCOUNT}/*`), "outside");
	});

	it("passes with the statements that a failure suggests", () => {
		for (const s3KeyPrefix of [undefined, "audit", "a/b", "a/", "/"]) {
			const of = (...policies: readonly Resource[]) =>
				verdictsOf(bucketPolicy, audit({ s3KeyPrefix }), bucket(), ...policies);
			const suggested = missing(of()) as readonly Bag[];
			assert.deepEqual(of(bucketPolicyOf(...suggested)), [], s3KeyPrefix);
		}
	});
});

describe("the bucket of an organization trail", () => {
	const organization = (account: string): Resource =>
		resource(TYPES.organization, "all", {
			arn: `arn:aws:organizations::${account}:organization/${ORGANIZATION}`,
		});
	const found = (statements: readonly Bag[], ...others: readonly Resource[]) =>
		verdictsOf(
			bucketPolicy,
			audit({ isOrganizationTrail: true }),
			bucket(),
			bucketPolicyOf(...statements),
			...others,
		);
	const members = write({
		Sid: "Members",
		Resource: path(`AWSLogs/${ORGANIZATION}/*`),
	});

	it("lets CloudTrail write for the account and the organization", () => {
		const all = organization(ACCOUNT);
		assert.equal(outcome(found([aclCheck(), write(), members], all)), "passed");
		for (const statements of [
			[aclCheck(), write()],
			[aclCheck(), members],
		]) {
			const verdicts = found(statements, all);
			assert.equal(outcome(verdicts), "failed");
			const suggested = missing(verdicts) as readonly Bag[];
			assert.deepEqual(found([...statements, ...suggested], all), []);
		}
	});

	it("has the ARN of the management account in its conditions", () => {
		const all = organization(OTHER);
		const of = (trailArn: string) =>
			outcome(
				found(
					[
						aclCheck(source(trailArn)),
						write({ ...source(trailArn), Resource: path("AWSLogs/*") }),
					],
					all,
				),
			);
		assert.equal(of(TRAIL_ARN.replace(ACCOUNT, OTHER)), "passed");
		assert.equal(of(TRAIL_ARN), "failed");
	});

	it("is in an organization that is not in the stack", () => {
		const all = [aclCheck(), write(), members];
		assert.equal(outcome(found(all)), "outside");
		const without = found([aclCheck(), write({ Resource: path("other/*") })]);
		assert.equal(outcome(without), "failed");
		assert.match(JSON.stringify(missing(without)), /ORGANIZATION_ID/);
	});

	it("is the bucket of a trail that may be one: pending", () => {
		const verdicts = verdictsOf(
			bucketPolicy,
			audit({ isOrganizationTrail: UNKNOWN }),
			bucket(),
			bucketPolicyOf(aclCheck(), write()),
		);
		assert.equal(outcome(verdicts), "pending");
	});
});

describe("the bucket of another partition", () => {
	for (const [partition, region] of [
		["aws-cn", "cn-north-1"],
		["aws-us-gov", "us-gov-west-1"],
	] as const)
		it(`${partition} is compared with the ARNs of that partition`, () => {
			const provider = {
				urn: undefined,
				props: { region, allowedAccountIds: [ACCOUNT] },
			};
			const there = (type: string, name: string, props: Bag) =>
				resource(type, name, props, {}, { provider });
			const found = (policy: string) =>
				outcome(
					verdictsOf(
						bucketPolicy,
						there(TYPES.trail, "audit", {
							name: "audit",
							s3BucketName: BUCKET,
						}),
						there(TYPES.bucket, "logs", { bucket: BUCKET }),
						there(POLICY, "logs", { bucket: BUCKET, policy }),
					),
				);
			const policy = document(aclCheck(source(TRAIL_ARN)), write());
			const own = policy.replaceAll("arn:aws:", `arn:${partition}:`);
			assert.equal(found(policy), "failed");
			assert.equal(found(own), "failed");
			assert.equal(found(own.replaceAll(REGION, region)), "passed");
		});
});

describe("a policy whose account is not known", () => {
	const provider = { urn: undefined, props: { region: REGION } };
	const here = (type: string, name: string, props: Bag) =>
		resource(type, name, props, {}, { provider });
	const found = (...statements: readonly Bag[]) =>
		verdictsOf(
			bucketPolicy,
			here(TYPES.trail, "audit", { name: "audit", s3BucketName: BUCKET }),
			here(TYPES.bucket, "logs", { bucket: BUCKET }),
			here(POLICY, "logs", {
				bucket: BUCKET,
				policy: document(...statements),
			}),
		);

	it("neither passes nor fails where the account decides", () => {
		assert.equal(outcome(found(aclCheck(), write())), "pending");
		assert.equal(
			outcome(found(aclCheck(source(TRAIL_ARN)), write())),
			"pending",
		);
	});

	it("passes where no account does", () => {
		const all = write({ Resource: path("*") });
		assert.equal(outcome(found(aclCheck(), all)), "passed");
	});

	it("fails where every account does, with placeholders to replace", () => {
		const verdicts = found(aclCheck(), write({ Resource: path("logs/*") }));
		assert.equal(outcome(verdicts), "failed");
		assert.match(JSON.stringify(missing(verdicts)), /AWSLogs\/ACCOUNT_ID\/\*/);
		const [first] = verdicts;
		assert.ok(first?.is === "fail");
		assert.match(String(first.fix), /Replace ACCOUNT_ID with the actual value/);
		const name = `arn:aws:cloudtrail:${REGION}:*:trail/other`;
		const like = { Condition: { ArnLike: { "aws:SourceArn": name } } };
		assert.equal(outcome(found(aclCheck(like), write())), "failed");
	});
});

describe("several policies of a bucket", () => {
	const good = document(aclCheck(), write());
	const bad = document(aclCheck());
	const found = (...policies: readonly unknown[]) =>
		outcome(
			verdictsOf(
				bucketPolicy,
				audit(),
				bucket(),
				...policies.map((policy, index) =>
					ofBucket(POLICY, { policy }, `policy-${index}`),
				),
			),
		);

	it("are judged only where they agree", () => {
		assert.equal(found(good, good), "passed");
		assert.equal(found(bad, bad), "failed");
		assert.equal(found(good, bad), "unreadable");
		assert.match(found(bad, UNKNOWN), /pending|unreadable/);
	});

	it("may belong to another bucket", () => {
		const of = (policy: string, ...others: readonly Resource[]) =>
			outcome(
				verdictsOf(
					bucketPolicy,
					audit(),
					bucket(),
					resource(POLICY, "open", { bucket: UNKNOWN, policy }),
					...others,
				),
			);
		assert.equal(of(good), "pending");
		assert.equal(of(bad), "failed");
		assert.equal(of(bad, bucketPolicyOf(aclCheck(), write())), "pending");
		assert.equal(of(good, bucketPolicyOf(aclCheck(), write())), "passed");
	});
});

describe("several trails of a bucket", () => {
	it("are judged one by one", () => {
		const { provider } = audit();
		const other = resource(
			TYPES.trail,
			"other",
			{ name: "other", s3BucketName: BUCKET },
			{},
			{ provider },
		);
		const verdicts = verdictsOf(
			bucketPolicy,
			audit(),
			other,
			bucket(),
			bucketPolicyOf(aclCheck(), write(source(TRAIL_ARN))),
		);
		assert.equal(verdicts.length, 1);
		assert.match(JSON.stringify(missing(verdicts)), /trail\/other/);
	});
});

describe("a secret policy", () => {
	it("is judged, and not quoted", () => {
		const policy = secret({
			value: document(aclCheck(), write(), {
				...write(),
				Sid: "Classified",
				Effect: "Deny",
				Principal: "*",
				Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-classified" } },
			}),
		});
		const verdicts = verdictsOf(
			bucketPolicy,
			audit(),
			bucket(),
			ofBucket(POLICY, { policy }),
		);
		assert.match(reasons(verdicts)[0] ?? "", /: statement 3 of the policy/);
		assert.doesNotMatch(JSON.stringify(verdicts), /classified/i);
	});

	it("is not quoted where a condition key is not known", () => {
		const Condition = {
			StringEquals: { "aws:PrincipalTag/classified": "yes" },
		};
		const policy = secret({
			value: document(aclCheck(), write({ Condition })),
		});
		const verdicts = verdictsOf(
			bucketPolicy,
			audit(),
			bucket(),
			ofBucket(POLICY, { policy }),
		);
		assert.equal(outcome(verdicts), "outside");
		assert.doesNotMatch(JSON.stringify(verdicts), /classified/i);
	});
});
