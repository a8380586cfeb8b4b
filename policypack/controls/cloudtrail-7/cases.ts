import type { Case } from "../../judging/case";
import type {
	Fact,
	LogDeliveryFact,
	LogDestinationFact,
	LogSourceFact,
	NameRef,
	Ref,
	Source,
} from "../../model/facts";
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

const logSource = source(
	"aws:cloudwatch/logDeliverySource:LogDeliverySource",
	"logs",
);
const logDestination = source(
	"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
	"logs",
);

/** A delivery of the bucket's access logs, of which each part can be changed. */
function delivered({
	from: sourceOf,
	by,
	to,
}: {
	readonly from?: Partial<LogSourceFact>;
	readonly by?: Partial<LogDeliveryFact>;
	readonly to?: Partial<LogDestinationFact>;
} = {}): readonly Fact[] {
	return [
		{
			kind: "logSource",
			of: logSource,
			resource: nameRef("arn:aws:s3:::logs-111122223333"),
			isAccessLogs: known(true),
			name: known("logs"),
			...sourceOf,
		},
		{
			kind: "logDelivery",
			of: source("aws:cloudwatch/logDelivery:LogDelivery", "logs"),
			source: nameRef("logs"),
			destination: nameRef(undefined, logDestination),
			...by,
		},
		{
			kind: "logDestination",
			of: logDestination,
			name: known("logs"),
			target: known("CloudWatch Logs"),
			...to,
		},
	];
}

function nameRef(
	name: string | undefined,
	...dependencies: readonly Source[]
): NameRef {
	return {
		by: "name",
		name: name === undefined ? pending("an output") : known(name),
		dependencies: dependencies.map(({ urn }) => urn),
	};
}

const count = { deliveries: "count" };
const notCounted =
	"Bucket logs delivers its access logs to CloudWatch Logs, which AWS's control does not count.";

export const cases: readonly Case[] = [
	{ name: "the whole compliant account", facts: compliant, expect: "passed" },
	{
		name: "the bucket logs who accesses it",
		facts: [...base, accessLogging()],
		expect: "passed",
	},
	{
		name: "access logs are delivered to CloudWatch Logs",
		facts: [...base, ...delivered()],
		expect: "failed",
		says: notCounted,
	},
	{
		name: "access logs are delivered, and deliveries are ignored by choice",
		facts: [...base, ...delivered()],
		options: { deliveries: "ignore" },
		expect: "failed",
		says: notCounted,
	},
	{
		name: "access logs are delivered, and deliveries count",
		facts: [...base, ...delivered()],
		options: count,
		expect: "passed",
	},
	{
		name: "access logs are delivered beside a logging without a target",
		facts: [...base, accessLogging(off), ...delivered()],
		expect: "failed",
		says: notCounted,
	},
	{
		name: "access logs are delivered beside a logging with a target",
		facts: [...base, accessLogging(), ...delivered()],
		expect: "passed",
	},
	{
		name: "access logs are delivered to another bucket",
		facts: [...base, ...delivered({ to: { target: known("Amazon S3") } })],
		expect: "failed",
		says: "Bucket logs delivers its access logs to Amazon S3 by a delivery of CloudWatch Logs, which AWS's control does not count.",
	},
	{
		name: "access logs are delivered to Firehose",
		facts: [
			...base,
			...delivered({ to: { target: known("Amazon Data Firehose") } }),
		],
		expect: "failed",
		says: "to Amazon Data Firehose by a delivery of CloudWatch Logs, which AWS's control does not count",
	},
	{
		name: "access logs are delivered to two services",
		facts: [
			...base,
			...delivered(),
			{
				kind: "logDelivery",
				of: source("aws:cloudwatch/logDelivery:LogDelivery", "archive"),
				source: nameRef("logs"),
				destination: nameRef(
					"arn:aws:logs:eu-west-1:111122223333:delivery-destination:archive",
				),
			},
			{
				kind: "logDestination",
				of: source(
					"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
					"archive",
				),
				name: known("archive"),
				target: known("Amazon S3"),
			},
		],
		expect: "failed",
		says: "to Amazon S3 and CloudWatch Logs by a delivery of CloudWatch Logs,",
	},
	{
		name: "access logs are delivered to a destination that is not in view",
		facts: [
			...base,
			...delivered({
				by: {
					destination: nameRef(
						"arn:aws:logs:eu-west-1:444455556666:delivery-destination:central",
					),
				},
			}),
		],
		expect: "failed",
		says: "Bucket logs delivers its access logs by a delivery of CloudWatch Logs, which AWS's control does not count.",
	},
	{
		name: "names are not known yet, and outputs join the delivery",
		facts: [
			...base,
			...delivered({
				from: { name: pending("name of logs") },
				by: { source: nameRef(undefined, logSource) },
			}),
		],
		expect: "failed",
		says: notCounted,
	},
	{
		name: "names are not known yet, outputs join, and deliveries count",
		facts: [
			trail({ bucket: from(logs) }),
			bucket({ name: pending("bucket of logs") }),
			...delivered({
				from: {
					resource: nameRef(undefined, logs),
					name: known(undefined),
				},
				by: { source: nameRef(undefined, logSource) },
			}),
		],
		options: count,
		expect: "passed",
	},
	{
		name: "a delivery source without a delivery delivers nothing",
		facts: [...base, ...delivered().slice(0, 1)],
		options: count,
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "the delivery of another source does not count",
		facts: [...base, ...delivered({ by: { source: nameRef("other") } })],
		options: count,
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "the delivery of another bucket's access logs does not count",
		facts: [
			...base,
			archive,
			...delivered({
				from: { resource: nameRef("arn:aws:s3:::archive-111122223333") },
			}),
		],
		options: count,
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "which source is delivered is not known, and deliveries count",
		facts: [...base, ...delivered({ by: { source: nameRef(undefined) } })],
		options: count,
		expect: "unknown",
		says: "Not known until the update: which delivery source logs delivers.",
	},
	{
		name: "which source is delivered is not known, and deliveries do not count",
		facts: [...base, ...delivered({ by: { source: nameRef(undefined) } })],
		expect: "failed",
		says: "Bucket logs does not log who accesses it.",
	},
	{
		name: "the log type is not known, and deliveries count",
		facts: [
			...base,
			...delivered({ from: { isAccessLogs: pending("logType of logs") } }),
		],
		options: count,
		expect: "unknown",
		says: "Not known until the update: logType of logs.",
	},
	{
		name: "the log type cannot be read, and deliveries count",
		facts: [
			...base,
			...delivered({
				from: {
					isAccessLogs: unknown("unreadable", "logType of logs (a secret)"),
				},
			}),
		],
		options: count,
		expect: "unknown",
		says: "Not readable: logType of logs (a secret).",
	},
	{
		name: "whose access logs are delivered is not known, and deliveries count",
		facts: [
			...base,
			archive,
			...delivered({ from: { resource: nameRef(undefined) } }),
		],
		options: count,
		expect: "unknown",
	},
	{
		name: "whose access logs are delivered is not known, beside a logging",
		facts: [
			...base,
			accessLogging(),
			...delivered({ from: { resource: nameRef(undefined) } }),
		],
		options: count,
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
