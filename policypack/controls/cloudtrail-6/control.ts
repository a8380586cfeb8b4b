import type { Control } from "../../judging/control";
import { comparePolicyStatus } from "../../judging/policyStatus";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CONTROLS_2023,
	CONTROLS_2026,
	PCI_4_0_1,
	related,
} from "../../judging/requirement";
import {
	all,
	any,
	fail,
	pass,
	pendingFix,
	type Verdict,
	when,
} from "../../judging/verdict";
import type { Applied, Bucket } from "../../model/account";
import { isPublicCannedAcl, isPublicGroup } from "../../model/acl";
import { readPolicy } from "../../model/bucketPolicy/document";
import type { BucketAclFact, BucketPolicyFact } from "../../model/facts";
import type { BlockSetting, Change, Exposure, Fix } from "../../model/fix";
import { mapValue, type Value } from "../../model/value";

/** What neutralises an exposure: the setting that is off, or a block. */
function fixOf(
	{ blocks }: Bucket,
	off: BlockSetting,
	exposedBy: Exposure,
): Change {
	const block = blocks.find(
		({ [off]: on, applies }) =>
			on.known && !on.value && applies.known && applies.value,
	);
	const fix = { kind: "blockPublicAccess", exposedBy } as const;
	return block ? { ...fix, off, in: block.of } : fix;
}

/** Public by policy or by ACL, and nothing neutralises it. */
export const cloudTrail6: Control = {
	id: "CloudTrail.6",
	policy: "cloudtrail-6",
	title:
		"Ensure the S3 bucket used to store CloudTrail logs is not publicly accessible",
	topic: "Trail bucket not public",
	requires:
		"The bucket that stores the logs of a trail is not publicly accessible, by policy or by access control list.",
	severity: "Critical",
	category: "Identify > Logging",
	requirements: [
		...related(CIS_1_2_0, CONTROLS_2023, "2.3"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.3"),
		...related(PCI_4_0_1, CONTROLS_2026, "1.4.4"),
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule:
		"custom rule of Security Hub CSPM over s3-bucket-public-read-prohibited and s3-bucket-public-write-prohibited",
	schedule: "Periodic and change triggered",
	parameters: [],
	remediation: [
		"On the bucket that receives the CloudTrail logs, turn on all four S3 Block Public Access settings.",
	],
	otherIds: [
		"2.3 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.3 (CIS AWS Foundations Benchmark v1.4.0)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-6",
	subject: "bucket",
	compareWithAws: comparePolicyStatus,
	judge: (bucket) => {
		const verdict = all([
			pendingFix(judgePolicies(bucket), {
				kind: "decideExposure",
				of: "policy",
			}),
			pendingFix(judgeAcls(bucket), {
				kind: "decideExposure",
				of: "access control list",
			}),
		]);
		return verdict.is === "pass" && bucket.blocks.length === 0
			? pass({
					reason: `Bucket ${bucket.of.name} declares no public access block.`,
					fix: { kind: "blockPublicAccess" },
				})
			: verdict;
	},
};

/** RestrictPublicBuckets neutralises a public policy; BlockPublicPolicy only refuses new ones. */
function judgePolicies(bucket: Bucket): Verdict {
	const policies = bucket.policies.map((fact) => ({
		fact,
		reading: mapValue(fact.policy, (policy) =>
			readPolicy(policy, fact.isSecret),
		),
	}));
	return all([
		...policies.map((policy) => judgeText(policy, bucket)),
		any([
			...bucket.blocks.map((block) =>
				shields(block.applies, block.restrictPublicBuckets),
			),
			all(policies.map((policy) => judgeGrants(policy, bucket))),
		]),
	]);
}

interface ReadPolicy {
	readonly fact: Applied<BucketPolicyFact>;
	readonly reading: Value<ReturnType<typeof readPolicy>>;
}

/** S3 refuses a text that it cannot read: no shield makes that good. */
function judgeText({ fact, reading }: ReadPolicy, { of }: Bucket): Verdict {
	return reading.known && reading.value.outcome === "malformed"
		? exposed(
				fact.applies,
				`The policy of bucket ${of.name} cannot be read: ${reading.value.reason}.`,
				"Write the policy as one JSON document.",
			)
		: pass();
}

function judgeGrants({ fact, reading }: ReadPolicy, bucket: Bucket): Verdict {
	return when(reading, (read) => {
		if (read.outcome === "unknown") return when(read.unknown, pass);
		if (read.outcome !== "public") return pass();
		return exposed(
			fact.applies,
			`Bucket ${bucket.of.name} is public by its policy: ${read.reason}.`,
			fixOf(bucket, "restrictPublicBuckets", "policy"),
		);
	});
}

/** IgnorePublicAcls neutralises public ACLs; without ACLs there are none. */
function judgeAcls(bucket: Bucket): Verdict {
	return any([
		...bucket.blocks.map((block) =>
			shields(block.applies, block.ignorePublicAcls),
		),
		...bucket.ownerships.map(({ applies, objectOwnership }) =>
			when(objectOwnership, (ownership) =>
				ownership === "BucketOwnerEnforced"
					? when(applies, (does) => (does ? pass() : NO_SHIELD))
					: NO_SHIELD,
			),
		),
		all(bucket.acls.map((acl) => judgeAcl(acl, bucket))),
	]);
}

/** Never heard: an exposure stands after the shields, and speaks for them. */
const NO_SHIELD = fail("Nothing shields the bucket.", "Shield it.");

function shields(applies: Value<boolean>, setting: Value<boolean>): Verdict {
	const each = (does: boolean) => (does ? pass() : NO_SHIELD);
	return all([when(applies, each), when(setting, each)]);
}

function judgeAcl(fact: Applied<BucketAclFact>, bucket: Bucket): Verdict {
	const { name } = bucket.of;
	const fix = fixOf(bucket, "ignorePublicAcls", "access control list");
	return all([
		when(fact.canned, (canned) =>
			isPublicCannedAcl(canned)
				? exposed(
						fact.applies,
						`The canned access control list of bucket ${name}${fact.isSecret ? "" : ` is ${JSON.stringify(canned)}, which`} is not one of S3's private ones.`,
						fix,
					)
				: pass(),
		),
		when(fact.grants, (grants) =>
			all(
				grants.map(({ groupUri }) =>
					when(groupUri, (uri) =>
						isPublicGroup(uri)
							? exposed(
									fact.applies,
									`Bucket ${name} is public by a grant to everyone in its access control list.`,
									fix,
								)
							: pass(),
					),
				),
			),
		),
	]);
}

/** An exposure, where what exposes is known to be of this bucket. */
function exposed(applies: Value<boolean>, reason: string, fix: Fix) {
	return when(applies, (does) => (does ? fail(reason, fix) : pass()));
}
