import type { Case } from "../../judging/case";
import type { Fact, Ref } from "../../model/facts";
import {
	accessLogging,
	bucket,
	bucketPolicy,
	compliant,
	document,
	from,
	named,
	pending,
	source,
	trail,
} from "../../model/samples";
import { known, unknown } from "../../model/value";

const base: readonly Fact[] = [trail(), bucket()];
const secondTrail = source("aws:cloudtrail/trail:Trail", "second");
const toArchive = named("archive-111122223333");
const archive = bucket({
	of: source("aws:s3/bucket:Bucket", "archive"),
	name: known("archive-111122223333"),
});
const second = trail({ of: secondTrail, bucket: toArchive });

/** The bucket itself, as the source of what its own properties tell. */
const logs = bucket().of;
const itself: Ref = { by: "urn", urn: logs.urn };

const off = { hasTarget: known(false) };
const notKnown = { hasTarget: pending("logging of logs") };
const outOfView = trail({ bucket: named("central-444455556666") });
const notYet = trail({ bucket: from() });

export const cases: readonly Case[] = [
	{ name: "the whole compliant account", facts: compliant, expect: "passed" },
	{
		name: "the bucket logs who accesses it",
		facts: [...base, accessLogging()],
		expect: "passed",
	},
	{
		name: "the bucket declares no logging",
		facts: base,
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "the bucket declares logging without a target",
		facts: [...base, accessLogging(off)],
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "the bucket's own property has a target",
		facts: [...base, accessLogging({ of: logs, bucket: itself })],
		expect: "passed",
	},
	{
		name: "the bucket's own property is empty",
		facts: [...base, accessLogging({ of: logs, bucket: itself, ...off })],
		expect: "failed",
	},
	{
		name: "the bucket's own property is empty beside a logging resource",
		facts: [
			...base,
			accessLogging({ of: logs, bucket: itself, ...off }),
			accessLogging(),
		],
		expect: "passed",
	},
	{
		name: "whether there is a target cannot be read",
		facts: [
			...base,
			accessLogging({
				hasTarget: unknown(
					"unreadable",
					"targetBucket of logs-logging (not a string)",
				),
			}),
		],
		expect: "unknown",
		says: "Not readable: targetBucket of logs-logging (not a string).",
	},
	{
		name: "whether there is a target is not known until the update",
		facts: [...base, accessLogging(notKnown)],
		expect: "unknown",
		says: "Not known until the update: logging of logs.",
	},
	{
		name: "one logging is not known beside one that has a target",
		facts: [
			...base,
			accessLogging({ of: logs, bucket: itself, ...notKnown }),
			accessLogging(),
		],
		expect: "passed",
	},
	{
		name: "one logging is not known beside one without a target",
		facts: [
			...base,
			accessLogging({ of: logs, bucket: itself, ...notKnown }),
			accessLogging(off),
		],
		expect: "unknown",
	},
	{
		name: "a logging may be of the trail's bucket",
		facts: [...base, accessLogging({ bucket: from() })],
		expect: "unknown",
		says: "which bucket logs-logging belongs to",
	},
	{
		name: "a logging without a target may be of the trail's bucket",
		facts: [...base, accessLogging({ bucket: from(), ...off })],
		expect: "failed",
	},
	{
		name: "the logging of another bucket does not count",
		facts: [...base, archive, accessLogging({ bucket: toArchive })],
		expect: "failed",
	},
	{
		name: "the bucket that receives the access logs needs no logging",
		facts: [...base, accessLogging(), archive],
		expect: "passed",
	},
	{
		name: "a bucket that is no trail's needs no logging",
		facts: [
			...base,
			accessLogging(),
			archive,
			accessLogging({ bucket: toArchive, ...off }),
		],
		expect: "passed",
	},
	{
		name: "a public bucket that logs is of no concern here",
		facts: [
			...base,
			accessLogging(),
			bucketPolicy({ policy: known(document("*")) }),
		],
		expect: "passed",
	},
	{
		name: "the bucket is judged whatever account its provider is of",
		facts: [
			trail(),
			bucket({
				owner: {
					provider: "urn:pulumi:prod::shop::pulumi:providers:aws::central",
					account: "444455556666",
				},
			}),
		],
		expect: "failed",
	},
	{
		name: "the bucket has a name that is not known, and so has its logging",
		facts: [
			trail({ bucket: from(logs) }),
			bucket({ name: pending("bucket of logs") }),
			accessLogging({ bucket: from(logs) }),
		],
		expect: "passed",
	},
	{ name: "no trail", facts: [], expect: "noData" },
	{
		name: "a bucket without logging and no trail",
		facts: [bucket()],
		expect: "noData",
	},
	{
		name: "the trail's bucket is not in view",
		facts: [outOfView, bucket()],
		expect: "noData",
		says: "Not in this stack: the bucket of trail audit.",
	},
	{
		name: "the logging of a bucket that is not in view is no data, either",
		facts: [
			outOfView,
			accessLogging({ bucket: named("central-444455556666") }),
		],
		expect: "noData",
	},
	{
		name: "which bucket the trail has is not known",
		facts: [notYet, bucket(), accessLogging()],
		expect: "unknown",
		says: "Not known until the update: the bucket of trail audit.",
	},
	{
		name: "which bucket the trail has cannot be read",
		facts: [
			trail({
				bucket: {
					by: "name",
					name: unknown("unreadable", "s3BucketName of audit"),
					dependencies: [],
				},
			}),
			bucket(),
		],
		expect: "unknown",
		says: "Not readable: s3BucketName of audit.",
	},
	{
		name: "a bucket out of view does not hide another trail's failure",
		facts: [outOfView, second, archive],
		expect: "failed",
		says: "Bucket archive does not log who accesses it.",
	},
	{
		name: "a bucket not yet known does not hide another trail's failure",
		facts: [notYet, second, archive],
		expect: "failed",
	},
	{
		name: "a bucket that logs does not hide another trail's failure",
		facts: [...base, accessLogging(), second, archive],
		expect: "failed",
	},
	{
		name: "a bucket out of view stands beside one that logs",
		facts: [outOfView, second, archive, accessLogging({ bucket: toArchive })],
		expect: "passed",
	},
	{
		name: "a bucket not yet known stands beside one that logs",
		facts: [notYet, second, archive, accessLogging({ bucket: toArchive })],
		expect: "unknown",
	},
	{
		name: "two trails deliver to one bucket that logs",
		facts: [...base, trail({ of: secondTrail }), accessLogging()],
		expect: "passed",
	},
	{
		name: "two trails deliver to one bucket that does not log",
		facts: [...base, trail({ of: secondTrail })],
		expect: "failed",
	},
];
