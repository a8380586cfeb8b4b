import assert from "node:assert/strict";
import { assemble } from "../../policypack/model/account";
import {
	accessLogging,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	from,
	named,
	ownership,
	pending,
	root,
	source,
	trail,
} from "../../policypack/model/samples";
import {
	alsoFrom,
	archive,
	block,
	child,
	elsewhereNamesake,
	logs,
	masked,
	mention,
	namedAnd,
	namedArchive,
	namedFrom,
	namesake,
	nowhere,
	placeOf,
	policy,
	type Row,
	random,
	stackReference,
	toArchive,
	unnamed,
	unnamedArchive,
} from "./facts";

const places: Readonly<Record<string, readonly Row[]>> = {
	"by name": [
		["a literal name", "logs", trail(), bucket()],
		["a literal name, told before the bucket", "logs", bucket(), trail()],
		[
			"a literal name of one of two buckets",
			"archive",
			trail({ bucket: toArchive }),
			bucket(),
			namedArchive,
		],
		[
			"a name that no bucket in view has",
			"outside",
			trail({ bucket: toArchive }),
			bucket(),
		],
		["a name where no bucket is in view", "outside", trail()],
		[
			"a name that differs in case from the bucket's",
			"outside",
			trail({ bucket: named("Logs-111122223333") }),
			bucket(),
		],
		[
			"a name that begins like the bucket's",
			"outside",
			trail({ bucket: named("logs-111122223333-old") }),
			bucket(),
		],
		[
			"a name that no bucket has, beside a bucket without a known name",
			"outside",
			trail({ bucket: toArchive }),
			unnamed,
		],
		["no name at all", "outside", trail({ bucket: nowhere }), bucket()],
		["a name that two buckets have", "archive", trail(), bucket(), namesake],
		[
			"a name that two buckets of two providers have",
			"pending",
			trail(),
			bucket(),
			elsewhereNamesake,
		],
		[
			"a name that two buckets of two providers have, and the output of one",
			"archive",
			trail({ bucket: alsoFrom(archive) }),
			bucket(),
			elsewhereNamesake,
		],
		[
			"a name that two buckets of two providers have, and the output of both",
			"pending",
			trail({ bucket: alsoFrom(archive, logs) }),
			bucket(),
			elsewhereNamesake,
		],
	],
	"by ARN": [
		[
			"an ARN",
			"logs",
			trail({ bucket: named("arn:aws:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN in China",
			"logs",
			trail({ bucket: named("arn:aws-cn:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN in GovCloud",
			"logs",
			trail({ bucket: named("arn:aws-us-gov:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN of a bucket that is not in view",
			"outside",
			trail({ bucket: named("arn:aws:s3:::central-444455556666") }),
			bucket(),
		],
		[
			"an ARN of something that is no bucket",
			"outside",
			trail({
				bucket: named("arn:aws:sns:eu-west-1:111122223333:logs-111122223333"),
			}),
			bucket(),
		],
	],
	"by dependency": [
		["on the bucket", "logs", trail({ bucket: from(logs) }), unnamed],
		[
			"on the bucket, whose name is known",
			"logs",
			trail({ bucket: from(logs) }),
			bucket(),
		],
		[
			"on one bucket of two",
			"archive",
			trail({ bucket: from(archive) }),
			unnamed,
			unnamedArchive,
		],
		[
			"on a bucket inside a component",
			"logs",
			trail({ bucket: from(child(logs)) }),
			bucket({ of: child(logs), name: pending("bucket of logs") }),
		],
		[
			"on the bucket's policy",
			"logs",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(logs) }),
		],
		[
			"on the bucket's policy, which has it by name",
			"logs",
			trail({ bucket: from(policy) }),
			bucket(),
			bucketPolicy(),
		],
		[
			"on the bucket's public access block",
			"logs",
			trail({ bucket: from(block) }),
			unnamed,
			bucketBlock({ bucket: from(logs) }),
		],
		[
			"on the bucket's list",
			"logs",
			trail({ bucket: from(bucketAcl().of) }),
			unnamed,
			bucketAcl({ bucket: from(logs) }),
		],
		[
			"on the bucket's ownership controls",
			"logs",
			trail({ bucket: from(ownership().of) }),
			unnamed,
			ownership({ bucket: from(logs) }),
		],
		[
			"on the bucket's logging",
			"logs",
			trail({ bucket: from(accessLogging().of) }),
			unnamed,
			accessLogging({ bucket: from(logs) }),
		],
		...[
			"aws:s3/bucketVersioning:BucketVersioning",
			"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
		].map(
			(type): Row => [
				`on a ${type.split(":").at(-1) ?? type} of the bucket`,
				"logs",
				trail({ bucket: from(source(type, "logs-mention")) }),
				unnamed,
				mention(type, from(logs)),
			],
		),
		[
			"on the policy, which depends on the block, which depends on the bucket",
			"logs",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(block) }),
			bucketBlock({ bucket: from(logs) }),
		],
		[
			"on the bucket, on its policy and on its block",
			"logs",
			trail({ bucket: from(logs, policy, block) }),
			unnamed,
			bucketPolicy({ bucket: from(logs) }),
			bucketBlock({ bucket: from(policy) }),
		],
		[
			"on the bucket and on what S3 knows nothing of",
			"logs",
			trail({ bucket: from(random, logs) }),
			unnamed,
		],
		[
			"on the policy of another bucket, beside the trail's",
			"archive",
			trail({ bucket: from(policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(archive) }),
		],
	],
	"by name against dependencies": [
		[
			"the name of one bucket, the output of another",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", archive) }),
			bucket(),
			namedArchive,
		],
		[
			"the name of one bucket, the output of another without a known name",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", archive) }),
			bucket(),
			unnamedArchive,
		],
		[
			"the name of no bucket in view, the output of one with another name",
			"outside",
			trail({ bucket: namedAnd("central-444455556666", logs) }),
			bucket(),
		],
		[
			"the name of no bucket in view, the output of one without a known name",
			"logs",
			trail({ bucket: namedAnd("logs-a1b2c3d", logs) }),
			unnamed,
		],
		[
			"the name of a bucket, the output of another stack",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", stackReference) }),
			bucket(),
		],
		[
			"the name of a bucket, the policy of another as its source",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", policy) }),
			bucket(),
			namedArchive,
			bucketPolicy({ bucket: toArchive }),
		],
	],
	"out of view": [
		[
			"an output of another stack",
			"outside",
			trail({ bucket: from(stackReference) }),
			unnamed,
		],
		[
			"an output of another stack, read inside a component",
			"outside",
			trail({ bucket: from(child(stackReference)) }),
			unnamed,
		],
		...[
			"aws:s3/bucket:Bucket",
			"aws:s3/bucketV2:BucketV2",
			"aws-native:s3:Bucket",
		].map(
			(type): Row => [
				`a ${type} that was only read`,
				"outside",
				trail({ bucket: from(source(type, "central")) }),
				unnamed,
			],
		),
		[
			"the policy of a bucket that was only read",
			"outside",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(source("aws:s3/bucket:Bucket", "central")) }),
		],
		[
			"the block of a bucket that no bucket in view has the name of",
			"outside",
			trail({ bucket: from(block) }),
			bucket(),
			bucketBlock({ bucket: named("central-444455556666") }),
		],
		[
			"another stack's output and what S3 knows nothing of",
			"outside",
			trail({ bucket: from(stackReference, random) }),
			unnamed,
		],
	],
	"not known yet": [
		[
			"two buckets",
			"pending",
			trail({ bucket: from(logs, archive) }),
			unnamed,
			unnamedArchive,
		],
		[
			"two buckets with known names",
			"pending",
			trail({ bucket: from(logs, archive) }),
			bucket(),
			namedArchive,
		],
		[
			"a bucket and the policy of another",
			"pending",
			trail({ bucket: from(logs, policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(archive) }),
		],
		[
			"a bucket and another stack's output",
			"pending",
			trail({ bucket: from(logs, stackReference) }),
			unnamed,
		],
		[
			"a bucket and one that was only read",
			"pending",
			trail({ bucket: from(logs, source("aws:s3/bucket:Bucket", "central")) }),
			unnamed,
		],
		["a name of chance", "pending", trail({ bucket: from(random) }), bucket()],
		[
			"a name of chance that the only bucket shares",
			"pending",
			trail({ bucket: from(random) }),
			namedFrom(logs, random),
		],
		[
			"another stack's output that the only bucket is named from",
			"pending",
			trail({ bucket: from(stackReference) }),
			namedFrom(logs, stackReference),
		],
		["nothing at all to go by", "pending", trail({ bucket: from() }), bucket()],
		[
			"nothing at all, and no bucket in view",
			"pending",
			trail({ bucket: from() }),
		],
		[
			"the policy of a bucket that is not known",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(random) }),
		],
		[
			"a bucket and the policy of one that is not known",
			"pending",
			trail({ bucket: from(logs, policy) }),
			unnamed,
			bucketPolicy({ bucket: from(random) }),
		],
		[
			"the policy of one of two buckets",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(logs, archive) }),
		],
		[
			"policy and block in a circle",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(block) }),
			bucketBlock({ bucket: from(policy) }),
		],
		[
			"a policy that depends on itself",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(policy) }),
		],
	],
	"not readable": [
		["a masked name", "unreadable", trail({ bucket: masked }), bucket()],
		[
			"a masked name, the output of the bucket",
			"logs",
			trail({ bucket: { ...masked, dependencies: [logs.urn] } }),
			bucket(),
		],
	],
};

describe("the bucket of a trail", () => {
	for (const [title, rows] of Object.entries(places))
		describe(title, () => {
			for (const [situation, expected, ...facts] of rows)
				it(`${situation}: ${expected}`, () => {
					assert.equal(placeOf(assemble(root, facts)), expected);
				});
			for (const [situation, expected, ...facts] of rows)
				it(`${situation}, told the other way round: ${expected}`, () => {
					const turned = [...facts].reverse();
					assert.equal(placeOf(assemble(root, turned)), expected);
				});
		});
});
