import assert from "node:assert/strict";
import { order } from "../../policypack/controls/cloudtrail-delivery/checks/order";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, placed, REGION, TYPES, trail } from "../kit/deliveryStack";
import { type Bag, NATIVE_POLICY, UNKNOWN, urnOf } from "../kit/resources";
import { found, verdictsOf } from "./findings";

const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const waitingFor = (...urns: readonly string[]): Partial<Resource> => ({
	dependsOn: () => urns,
});
const one = (
	type: string,
	name: string,
	props: Bag = {},
	flows: Readonly<Record<string, readonly string[]>> = {},
) =>
	placed(type, name, props, flows, waitingFor(...Object.values(flows).flat()));

const bucket = one(TYPES.bucket, "logs", { bucket: "shop-logs" });
const bucketPolicy = one(
	BUCKET_POLICY,
	"deliver",
	{ bucket: UNKNOWN, policy: "{}" },
	{ bucket: [bucket.urn] },
);
const key = one(TYPES.key, "logs");
const keyPolicy = one(
	TYPES.keyPolicy,
	"encrypt",
	{ keyId: UNKNOWN, policy: "{}" },
	{ keyId: [key.urn] },
);
const topic = one(TYPES.topic, "delivered", { name: "delivered" });
const topicPolicy = one(
	TYPES.topicPolicy,
	"publish",
	{ arn: UNKNOWN, policy: "{}" },
	{ arn: [topic.urn] },
);
const group = one(TYPES.group, "events", { name: "events" });
const role = one(TYPES.role, "to-logs", { name: "to-logs" });
const allow = (action: string) =>
	JSON.stringify({
		Version: "2012-10-17",
		Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
	});
const rolePolicy = (policy: string, name = "write") =>
	one(TYPES.rolePolicy, name, { role: UNKNOWN, policy }, { role: [role.urn] });
const write = rolePolicy(allow("logs:*"));

/** A trail that its parts' outputs flow into. */
const flowing = {
	s3BucketName: [bucket.urn],
	kmsKeyId: [key.urn],
	snsTopicName: [topic.urn],
	cloudWatchLogsGroupArn: [group.urn],
	cloudWatchLogsRoleArn: [role.urn],
};
const pending = Object.fromEntries(
	Object.keys(flowing).map((property) => [property, UNKNOWN]),
);
const auditAfter = (...urns: readonly string[]) =>
	trail(pending, flowing, waitingFor(...urns));
const parts = [bucket, key, topic, group, role];
const policies = [bucketPolicy, keyPolicy, topicPolicy, write];

describe("what a trail must wait for", () => {
	it("is each policy of its parts", () => {
		const of = (...waited: readonly Resource[]) =>
			found(
				order,
				auditAfter(...waited.map(({ urn }) => urn)),
				...parts,
				...policies,
			);
		assert.deepEqual(of(...policies), []);
		for (const late of policies)
			assert.deepEqual(
				of(...policies.filter((policy) => policy !== late)),
				["failed"],
				late.name,
			);
	});

	it("is named with the option that makes the trail wait", () => {
		const [failure] = verdictsOf(order, auditAfter(), ...parts, bucketPolicy);
		assert.ok(failure?.is === "fail");
		assert.match(
			failure.reason,
			/^Trail audit does not wait for policy deliver of bucket logs,/,
		);
		assert.equal(
			failure.fix,
			"Add `dependsOn: [bucketPolicy]` to the options of audit, where bucketPolicy is deliver.",
		);
	});

	it("is waited for through other resources", () => {
		const sleep = one("acme:index:Sleep", "sleep");
		const settled = { ...sleep, ...waitingFor(bucketPolicy.urn) };
		assert.deepEqual(
			found(order, auditAfter(settled.urn), settled, ...parts, bucketPolicy),
			[],
		);
	});

	it("is nothing where parts and policies are in other stacks", () => {
		assert.deepEqual(found(order, trail({}, {}, waitingFor())), []);
	});

	it("is a bucket that the trail has by its name", () => {
		const named = (...urns: readonly string[]) =>
			trail({ s3BucketName: "shop-logs" }, {}, waitingFor(...urns));
		assert.deepEqual(found(order, named(), bucket), ["failed"]);
		assert.deepEqual(found(order, named(bucket.urn), bucket), []);
		assert.deepEqual(
			found(order, named(bucketPolicy.urn), bucket, bucketPolicy),
			[],
		);
	});

	it("is a role's policy only if the role needs it to write", () => {
		const other = rolePolicy(allow("s3:GetObject"), "other");
		const of = (waited: readonly Resource[], ...all: readonly Resource[]) =>
			found(
				order,
				auditAfter(...waited.map(({ urn }) => urn)),
				...parts,
				...all,
			);
		assert.deepEqual(of([write], write, other), []);
		assert.deepEqual(of([other], write, other), ["failed"]);
		// The check of the role reports that no policy is enough.
		assert.deepEqual(of([], other), []);
	});

	it("does not name other policies of the role, and names a few only", () => {
		const failureOf = (...all: readonly Resource[]) => {
			const [failure] = verdictsOf(order, auditAfter(), ...parts, ...all);
			assert.ok(failure?.is === "fail");
			return failure;
		};
		const other = rolePolicy(allow("s3:GetObject"), "other");
		const create = rolePolicy(allow("logs:CreateLogStream"), "create");
		const put = rolePolicy(allow("logs:PutLogEvents"), "put");
		for (const all of [
			[other, write],
			[write, create, put],
		])
			assert.match(
				failureOf(...all).reason,
				/^Trail audit does not wait for policy write of role to-logs, so /,
			);
		assert.match(
			failureOf(other, create, put).reason,
			/^Trail audit does not wait for policy create of role to-logs, policy put of role to-logs, so /,
		);
		const many = Array.from({ length: 30 }, (_, at) =>
			rolePolicy(UNKNOWN, `p${at}`),
		);
		const { fix, reason } = failureOf(...many);
		assert.match(reason, /, policy p\d+ of role to-logs, 20 more, so AWS/);
		assert.match(String(fix), /\. Add 20 more, too\.$/);
	});

	it("is a role's policy whose text is not known yet", () => {
		assert.deepEqual(
			found(order, auditAfter(), ...parts, rolePolicy(UNKNOWN)),
			["failed"],
		);
	});

	it("is the attachment of a managed policy", () => {
		const managed = one(TYPES.managedPolicy, "writes", {
			name: "writes",
			policy: allow("logs:*"),
		});
		const attachment = one(
			TYPES.attachment,
			"attached",
			{ role: "to-logs", policyArn: UNKNOWN },
			{ role: [role.urn], policyArn: [managed.urn] },
		);
		const of = (...urns: readonly string[]) =>
			found(order, auditAfter(...urns), ...parts, managed, attachment);
		assert.deepEqual(of(attachment.urn), []);
		assert.deepEqual(of(managed.urn), ["failed"]);
	});

	it("is that of aws-native, too", () => {
		const nativePolicy = one(
			NATIVE_POLICY,
			"deliver",
			{ bucket: "shop-logs", policyDocument: {} },
			{},
		);
		const native = (...urns: readonly string[]) =>
			placed(
				TYPES.nativeTrail,
				"audit",
				{ trailName: "audit", s3BucketName: "shop-logs", isLogging: true },
				{},
				waitingFor(...urns),
			);
		const all = [
			one(TYPES.nativeBucket, "logs", { bucketName: "shop-logs" }),
			nativePolicy,
		];
		const bucketUrn = urnOf(TYPES.nativeBucket, "logs");
		assert.deepEqual(found(order, native(bucketUrn), ...all), ["failed"]);
		assert.deepEqual(
			found(order, native(bucketUrn, nativePolicy.urn), ...all),
			[],
		);
	});
});

describe("a trail whose dependencies are not shown", () => {
	it("does not fail", () => {
		const hidden = trail(pending, flowing);
		assert.deepEqual(found(order, hidden, ...parts, ...policies), ["outside"]);
		assert.deepEqual(found(order, trail()), []);
	});

	it("needs no order if AWS has it", () => {
		const arn = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
		const of = (props: Bag, more: Partial<Resource>) =>
			found(
				order,
				trail({ ...pending, ...props }, flowing, more),
				...parts,
				...policies,
			);
		assert.deepEqual(of({ arn }, waitingFor()), []);
		assert.deepEqual(of({}, { arn }), []);
		assert.deepEqual(of({}, { isRead: true }), []);
	});

	it("needs no resource that the stack only reads", () => {
		const read = { ...bucket, isRead: true };
		const named = trail({ s3BucketName: "shop-logs" }, {}, waitingFor());
		assert.deepEqual(found(order, named, read), []);
	});
});
