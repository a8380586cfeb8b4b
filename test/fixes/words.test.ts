import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import type { Options } from "../../policypack/controlsEntry";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { assemble } from "../../policypack/model/account";
import type { Fact } from "../../policypack/model/facts";
import {
	accessLogging,
	bucket,
	bucketBlock,
	bucketPolicy,
	compliant,
	document,
	root,
	trail,
} from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";
import { fixWordsOf } from "../../policypack/providers/fixWords";
import { defaultControls } from "../kit/controls";
import { type DialectName, inDialect, liveRoot } from "./inDialect";

/** What one control says to do, of one finding. */
function fixOf(
	policy: string,
	facts: readonly Fact[],
	{ options, isLive = false }: { options?: Options; isLive?: boolean } = {},
): string | undefined {
	const control = controls.find((one) => one.policy === policy);
	assert.ok(control);
	const account = assemble(isLive ? liveRoot : root, facts, fixWordsOf);
	const found = evaluate(control, account, options ?? exampleOptions(control));
	assert.equal(found.length, 1);
	return found[0]?.fix;
}

const off = trail({ isLogging: known(false), isMultiRegion: known(false) });
const noLogging = [
	bucket(),
	trail(),
	accessLogging({ hasTarget: known(false) }),
];
const open = [
	trail(),
	bucket(),
	bucketPolicy({ policy: known(document("*")) }),
];
const blockOff = [
	...open,
	bucketBlock({ restrictPublicBuckets: known(false) }),
];

const FOUR =
	"BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true";

type Row = readonly [
	what: string,
	policy: string,
	facts: readonly Fact[],
	fixes: Readonly<Record<DialectName, string>>,
];

const rows: readonly Row[] = [
	[
		"a trail that is off and single-Region",
		"cloudtrail-1",
		[off],
		{
			aws: "On trail audit, set isMultiRegionTrail to true and set enableLogging to true.",
			"aws-native":
				"On trail audit, set isMultiRegionTrail to true and set isLogging to true.",
			live: "On trail audit, apply it to all Regions and turn on logging: `aws cloudtrail update-trail --name audit --is-multi-region-trail --region eu-west-1` and `aws cloudtrail start-logging --name audit --region eu-west-1`.",
			other: "On trail audit, apply it to all Regions and turn on logging.",
		},
	],
	[
		"log files that are not validated",
		"cloudtrail-4",
		[trail({ validatesLogFiles: known(false) })],
		{
			aws: "Set enableLogFileValidation to true.",
			"aws-native": "Set enableLogFileValidation to true.",
			live: "Turn on log file validation: `aws cloudtrail update-trail --name audit --enable-log-file-validation --region eu-west-1`.",
			other: "Turn on log file validation.",
		},
	],
	[
		"a bucket that is public by its policy, and has no block",
		"cloudtrail-6",
		open,
		{
			aws: "Grant nothing to everyone in the bucket's policy. Declare a public access block for the bucket, with all four settings on. It is aws.s3.BucketPublicAccessBlock with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets true.",
			"aws-native":
				"Grant nothing to everyone in the bucket's policy. Set publicAccessBlockConfiguration of the bucket, with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets true.",
			live: `Grant nothing to everyone in the bucket's policy, and turn on all four settings of Block Public Access for the bucket: \`aws s3api put-public-access-block --bucket logs --public-access-block-configuration ${FOUR}\`.`,
			other:
				"Grant nothing to everyone in the bucket's policy, and turn on all four settings of Block Public Access for the bucket.",
		},
	],
	[
		"a block with a setting that is off",
		"cloudtrail-6",
		blockOff,
		{
			aws: "Set restrictPublicBuckets to true in the public access block, and grant nothing to everyone in the bucket's policy.",
			"aws-native":
				"Set restrictPublicBuckets to true in publicAccessBlockConfiguration of the bucket, and grant nothing to everyone in the bucket's policy.",
			live: `Grant nothing to everyone in the bucket's policy, and turn on all four settings of Block Public Access for the bucket: \`aws s3api put-public-access-block --bucket logs --public-access-block-configuration ${FOUR}\`.`,
			other:
				"Grant nothing to everyone in the bucket's policy, and turn on RestrictPublicBuckets in the public access block.",
		},
	],
	[
		"a bucket that logs no accesses",
		"cloudtrail-7",
		noLogging,
		{
			aws: "Log its accesses to another bucket. Declare aws.s3.BucketLogging (in @pulumi/aws 6: aws.s3.BucketLoggingV2) with targetBucket and targetPrefix. The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject, as in examples/by-hand of pulumi-cloudtrail-compliance.",
			"aws-native":
				"Log its accesses to another bucket. Set loggingConfiguration of the bucket, with destinationBucketName and logFilePrefix. The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject, as in examples/aws-native of pulumi-cloudtrail-compliance.",
			live: 'Turn on server access logging, with another bucket as the target: `aws s3api put-bucket-logging --bucket logs --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"TARGET_BUCKET","TargetPrefix":"PREFIX/"}}\'`. The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject.',
			other:
				"Turn on server access logging, with another bucket as the target. The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject.",
		},
	],
];

describe("a fix", () => {
	for (const [what, policy, facts, fixes] of rows)
		for (const [dialect, fix] of Object.entries(fixes))
			it(`is in the words of ${dialect}, for ${what}`, () =>
				assert.equal(
					fixOf(
						policy,
						facts.map((fact) => inDialect(fact, dialect as DialectName)),
					),
					fix,
				));

	describe("is spelled as in the language of the file that declares the resource", () => {
		const at = (file: string, facts: readonly Fact[]) =>
			facts.map((fact) => {
				const { of, ...rest } = inDialect(fact, "aws");
				return { ...rest, of: { ...of, location: { file, line: 4 } } } as Fact;
			});
		const spelled: readonly (readonly [string, string, string])[] = [
			[
				"index.ts",
				"set isMultiRegionTrail to true and set enableLogging to true.",
				"Set restrictPublicBuckets to true in",
			],
			[
				"infra/__main__.py",
				"set is_multi_region_trail to True and set enable_logging to True.",
				"Set restrict_public_buckets to True in",
			],
			[
				"main.go",
				"set IsMultiRegionTrail to true and set EnableLogging to true.",
				"Set RestrictPublicBuckets to true in",
			],
			[
				"Program.cs",
				"set IsMultiRegionTrail to true and set EnableLogging to true.",
				"Set RestrictPublicBuckets to true in",
			],
			[
				"src/App.java",
				"set isMultiRegionTrail to true and set enableLogging to true.",
				"Set restrictPublicBuckets to true in",
			],
			[
				"Pulumi.yaml",
				"set isMultiRegionTrail to true and set enableLogging to true.",
				"Set restrictPublicBuckets to true in",
			],
		];
		for (const [file, ofTrail, ofBucket] of spelled)
			it(file, () => {
				assert.equal(
					fixOf("cloudtrail-1", at(file, [off])),
					`On trail audit, ${ofTrail}`,
				);
				const fix = fixOf("cloudtrail-6", at(file, blockOff)) ?? "";
				assert.ok(fix.startsWith(ofBucket), fix);
			});
	});

	it("of a bucket is in its own words, whatever declares the trail", () => {
		const nativeTrail = (facts: readonly Fact[]) =>
			facts.map((fact) =>
				inDialect(fact, fact.kind === "trail" ? "aws-native" : "aws"),
			);
		const awsTrail = (facts: readonly Fact[]) =>
			facts.map((fact) =>
				inDialect(fact, fact.kind === "trail" ? "aws" : "aws-native"),
			);
		for (const [policy, facts, ofAws, ofNative] of [
			["cloudtrail-6", open, /s3\.BucketPublicAccessBlock/, /Configuration of/],
			["cloudtrail-7", noLogging, /BucketLogging/, /loggingConfiguration/],
		] as const) {
			const inAws = fixOf(policy, nativeTrail(facts)) ?? "";
			assert.match(inAws, ofAws);
			assert.doesNotMatch(inAws, ofNative);
			const inNative = fixOf(policy, awsTrail(facts)) ?? "";
			assert.match(inNative, ofNative);
			assert.doesNotMatch(inNative, ofAws);
		}
	});

	it("of a block is in the words of the block", () => {
		const facts = blockOff.map((fact) =>
			inDialect(fact, fact.kind === "bucketBlock" ? "aws" : "live"),
		);
		assert.match(
			fixOf("cloudtrail-6", facts) ?? "",
			/^Set restrictPublicBuckets to true in the public access block/,
		);
	});

	it("of a live trail beside a stack is a command", () => {
		const facts = [inDialect(off, "live")];
		assert.match(
			fixOf("cloudtrail-3", facts) ?? "",
			/^On trail audit, turn on logging: `aws cloudtrail start-logging /,
		);
	});

	it("of an account without a trail creates one", () => {
		const fix = fixOf("cloudtrail-1", [], { isLive: true }) ?? "";
		assert.match(fix, /`aws cloudtrail create-trail .*--is-multi-region-trail/);
		assert.match(fix, /s3:GetBucketAcl and s3:PutObject/);
	});

	it("quotes a tag key that a shell would take apart", () => {
		const options = { requiredTagKeys: ["it's mine", "aws:own"] };
		const fix = fixOf("cloudtrail-9", [inDialect(trail(), "live")], {
			options,
		});
		assert.ok(
			fix?.includes(
				`--tags-list '[{"Key":"it'\\''s mine","Value":"VALUE"}]' --region`,
			),
			fix,
		);
	});

	it("is nothing for an account that complies", () => {
		for (const { policy } of defaultControls)
			assert.equal(fixOf(policy, compliant), undefined, policy);
	});
});
