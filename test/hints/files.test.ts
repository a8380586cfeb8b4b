import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { evaluate } from "../../policypack/judging/evaluate";
import type { Finding } from "../../policypack/judging/finding";
import {
	applySettings,
	defaultSettings,
} from "../../policypack/judging/settings";
import { assembleStack } from "../../policypack/providers/assembleStack";
import { readStackFile } from "../../policypack/sources/stackFile";
import { exported, goodBucket, goodTrail } from "../kit/command";
import {
	bucketNameHints,
	outsideFirst,
	policyPending,
	stale,
} from "../kit/hints";
import { state } from "../kit/states";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const name = "logs-111122223333";

/** What one policy finds in a file. */
function findingsOf(content: unknown, policy: string): readonly Finding[] {
	const { stack } = readStackFile(JSON.stringify(content), "file");
	const account = assembleStack(stack);
	return controls
		.filter((control) => control.policy === policy)
		.flatMap((control) => evaluate(control, account));
}

/** What `pulumi preview --json` writes of resources that are created. */
function preview(...resources: readonly { readonly urn: string }[]) {
	const { deployment } = exported(...resources);
	return {
		steps: deployment.resources.map((newState) => ({
			op: "create",
			urn: (newState as { readonly urn: string }).urn,
			newState: { ...(newState as object), outputs: {} },
		})),
	};
}

const document = (principal: unknown) =>
	JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: principal,
				Action: "s3:GetObject",
				Resource: `arn:aws:s3:::${name}/*`,
			},
		],
	});
const open = document("*");
const closed = document({ AWS: "arn:aws:iam::111122223333:root" });

const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const bucketType = "aws:s3/bucket:Bucket";

describe("a preview's file", () => {
	it("cloudtrail-6: a policy that is pending has a hint", () => {
		const [finding] = findingsOf(
			preview(
				goodTrail(),
				state(bucketType, "logs", { bucket: name }),
				state(policyType, "policy", { bucket: name, policy: UNKNOWN }),
			),
			"cloudtrail-6",
		);
		assert.equal(finding?.cause, "pending");
		for (const words of policyPending)
			assert.ok(finding?.fix?.includes(words), finding?.fix);
	});

	it("cloudtrail-7: a text that is pending in all places has a hint", () => {
		const [finding] = findingsOf(
			preview(
				goodTrail({ s3BucketName: UNKNOWN }),
				state(bucketType, "logs", { bucket: UNKNOWN }),
			),
			"cloudtrail-7",
		);
		assert.equal(finding?.cause, "pending");
		for (const words of bucketNameHints("`logs.id`"))
			assert.ok(finding?.fix?.includes(words), finding?.fix);
	});

	for (const policy of ["cloudtrail-6", "cloudtrail-7"])
		it(`${policy}: a text that is a secret in all places has a hint`, () => {
			const masked = "[secret]";
			const [finding] = findingsOf(
				preview(
					goodTrail({ s3BucketName: masked }),
					state(bucketType, "logs", { bucket: masked }),
					state(policyType, "policy", { bucket: masked, policy: open }),
				),
				policy,
			);
			assert.equal(finding?.cause, "unreadable");
			assert.match(
				finding?.fix ?? "",
				/^Pass .*`logs\.id`, instead of a string/,
			);
		});

	for (const policy of ["cloudtrail-1", "cloudtrail-3"])
		it(`${policy}: without a trail, it says first where the trail may be`, () => {
			for (const content of [preview(), preview(...goodBucket())]) {
				const [finding] = findingsOf(content, policy);
				assert.match(finding?.fix ?? "", outsideFirst(policy));
			}
		});
});

describe("a state's file", () => {
	/** A bucket with outputs that its inputs do not have. */
	const bucket = (outputs: object, type = bucketType) =>
		state(
			type,
			"logs",
			{ bucket: name },
			{ outputs: { bucket: name, ...outputs } },
		);

	const cases: readonly (readonly [string, readonly unknown[]])[] = [
		[
			"policy",
			[
				bucket({ policy: open }),
				state(policyType, "policy", { bucket: name, policy: closed }),
			],
		],
		[
			"policy of a BucketV2",
			[
				bucket({ policy: open }, "aws:s3/bucketV2:BucketV2"),
				state(policyType, "policy", { bucket: name, policy: closed }),
			],
		],
		[
			"policy, as an object",
			[
				bucket({ policy: JSON.parse(open) }),
				state(policyType, "policy", { bucket: name, policy: closed }),
			],
		],
		[
			"access control list",
			[
				bucket({ acl: "public-read" }),
				state("aws:s3/bucketAcl:BucketAcl", "acl", {
					bucket: name,
					acl: "private",
				}),
			],
		],
	];
	for (const [what, resources] of cases)
		it(`cloudtrail-6: a stale ${what} of the bucket itself has a hint`, () => {
			const file = exported(goodTrail(), ...resources);
			const [finding] = findingsOf(file, "cloudtrail-6");
			assert.equal(finding?.status, "unknown");
			for (const words of stale)
				assert.ok(finding?.fix?.startsWith(words), finding?.fix);
			assert.match(
				finding?.reason ?? "",
				/^Not known until `pulumi refresh`: which .* bucket logs has, its own as of the last refresh or that of Bucket(Policy|Acl) /,
			);
		});

	it("cloudtrail-6: after the refresh that the hint asks for, it is decided", () => {
		for (const [policy, status] of [
			[open, "failed"],
			[closed, "passed"],
		] as const) {
			const file = exported(
				goodTrail(),
				bucket({ policy }),
				state(policyType, "policy", { bucket: name, policy }),
			);
			const [finding] = findingsOf(file, "cloudtrail-6");
			assert.equal(finding?.status, status);
		}
	});

	for (const policy of ["cloudtrail-1", "cloudtrail-3"])
		it(`${policy}: without a trail, it says first where the trail may be`, () => {
			const [finding] = findingsOf(exported(...goodBucket()), policy);
			assert.match(finding?.fix ?? "", outsideFirst(policy));
		});
});

describe("a hint under settings", () => {
	const [control] = controls.filter(({ policy }) => policy === "cloudtrail-6");
	const [first] = controls;

	it("stays where what is pending is refused", () => {
		assert.ok(control);
		const file = preview(
			goodTrail(),
			state(bucketType, "logs", { bucket: name }),
			state(policyType, "policy", { bucket: name, policy: UNKNOWN }),
		);
		const settings = { ...defaultSettings(control), pending: "deny" } as const;
		const found = findingsOf(file, control.policy);
		const { findings } = applySettings(control, found, settings, "2026-11-26");
		for (const { status, fix } of findings) {
			assert.equal(status, "failed");
			for (const words of [
				...policyPending,
				"Otherwise, set pending to advise.",
			])
				assert.ok(fix?.includes(words), fix);
		}
	});

	it("does not ask for the setting that is set", () => {
		assert.ok(first);
		const settings = { ...defaultSettings(first), outside: "ignore" } as const;
		const found = findingsOf(exported(), first.policy);
		const { findings } = applySettings(first, found, settings, "2026-11-26");
		for (const { status, fix } of findings) {
			assert.equal(status, "noData");
			assert.doesNotMatch(fix ?? "", /Set `outside`/);
		}
	});
});
