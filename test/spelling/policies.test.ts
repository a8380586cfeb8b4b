import assert from "node:assert/strict";
import type { Resource } from "../../policypack/providers/resource";
import { outcomesIn } from "../kit/outcomes";
import {
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_POLICY,
	awsTrail,
	type Bag,
	bucket,
	closed,
	MASK,
	NAME,
	NATIVE_BUCKET,
	NATIVE_POLICY,
	open,
	output,
	resource,
	secret,
	sentinels,
	UNKNOWN,
} from "../kit/resources";
import { assembled } from "./accounts";
import { everyRefusal, everyUnknown, nothing } from "./properties";

const allow = JSON.parse(closed).Statement[0] as Bag;
const everyone = JSON.parse(open).Statement[0] as Bag;

describe("a policy", () => {
	const policies: readonly (readonly [
		string,
		unknown,
		"passed" | "failed" | "unknown",
	])[] = [
		["a closed text", closed, "passed"],
		["a public text", open, "failed"],
		["a closed object", JSON.parse(closed), "passed"],
		["a public object", JSON.parse(open), "failed"],
		["a secret closed text", secret({ value: closed }), "passed"],
		["a secret public text", secret({ value: open }), "failed"],
		["a secret public object", secret({ value: JSON.parse(open) }), "failed"],
		["a decrypted text", secret({ plaintext: JSON.stringify(open) }), "failed"],
		["a decrypted object", secret({ plaintext: open }), "failed"],
		["an output of a public text", output({ value: open }), "failed"],
		...nothing.map(([written, raw]) => [written, raw, "passed"] as const),
		...everyUnknown.map(([written, raw]) => [written, raw, "unknown"] as const),
		...everyRefusal.map(([written, raw]) => [written, raw, "unknown"] as const),
		["a text that holds an unknown", `{"Statement":"${UNKNOWN}"}`, "unknown"],
		["unknown statements", { Statement: UNKNOWN }, "unknown"],
		["an unknown statement", { Statement: [allow, UNKNOWN] }, "unknown"],
		[
			"an unknown statement beside a public one",
			{ Statement: [UNKNOWN, everyone] },
			// It may be a Deny of everything to everyone.
			"unknown",
		],
		[
			"an unknown principal",
			{ Statement: [{ ...everyone, Principal: { AWS: UNKNOWN } }] },
			"unknown",
		],
		[
			"an unknown in a text of the principal",
			{ Statement: [{ ...everyone, Principal: { AWS: `a${UNKNOWN}` } }] },
			"unknown",
		],
		[
			"a masked principal",
			{ Statement: [{ ...everyone, Principal: { AWS: MASK } }] },
			"unknown",
		],
		[
			"an unknown condition",
			{ Statement: [{ ...everyone, Condition: sentinels.object }] },
			"unknown",
		],
		[
			"an unknown value of a condition that counts",
			{
				Statement: [
					{
						...everyone,
						Condition: { StringEquals: { "aws:SourceArn": UNKNOWN } },
					},
				],
			},
			"unknown",
		],
		[
			"an unknown value of a condition that does not count",
			{
				Statement: [
					{
						...everyone,
						Condition: { StringEquals: { "aws:UserAgent": UNKNOWN } },
					},
				],
			},
			"failed",
		],
		[
			"an unknown effect of a public statement",
			{ Statement: [{ ...everyone, Effect: UNKNOWN }] },
			"unknown",
		],
		[
			"an unknown resource of a closed statement",
			{ Statement: [{ ...allow, Resource: UNKNOWN }] },
			"passed",
		],
		[
			"an unknown resource of a public statement",
			{ Statement: [{ ...everyone, Resource: [UNKNOWN] }] },
			"failed",
		],
		[
			"an unknown action of a public statement",
			{ Statement: [{ ...everyone, Action: UNKNOWN }] },
			"failed",
		],
		[
			"a secret statement",
			{ Statement: [secret({ value: everyone })] },
			"failed",
		],
		["a text that is not JSON", "public", "failed"],
		["a number", 5, "failed"],
		["a flag", true, "failed"],
		["a list", [], "failed"],
		["an object without statements", {}, "failed"],
	];
	const spellings: Readonly<Record<string, (raw: unknown) => Resource[]>> = {
		"policy of a BucketPolicy": (raw) => [
			resource(AWS_BUCKET, "logs", { bucket }),
			resource(AWS_POLICY, "policy", { bucket, policy: raw }),
		],
		"policy of a Bucket": (raw) => [
			resource(AWS_BUCKET, "logs", { bucket, policy: raw }),
		],
		"policy of a BucketV2": (raw) => [
			resource(AWS_BUCKET_V2, "logs", { bucket, policy: raw }),
		],
		"policyDocument of aws-native": (raw) => [
			resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			resource(NATIVE_POLICY, "policy", { bucket, policyDocument: raw }),
		],
	};
	/** Providers say "" of a bucket without a policy, and refuse it as one. */
	const ofEmptyText: Readonly<Record<string, string>> = {
		"policy of a BucketPolicy": "failed",
		"policy of a Bucket": "passed",
		"policy of a BucketV2": "passed",
		"policyDocument of aws-native": "failed",
	};
	for (const [spelling, write] of Object.entries(spellings))
		describe(spelling, () => {
			const empty = ["an empty text", "", ofEmptyText[spelling]] as const;
			for (const [written, raw, expected] of [...policies, empty])
				it(`${written}: ${expected}`, () => {
					const account = assembled([awsTrail({}), ...write(raw)]);
					assert.equal(outcomesIn(account)["cloudtrail-6"], expected);
				});
		});
});
