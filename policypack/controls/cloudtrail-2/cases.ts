import type { Case } from "../../judging/case";
import { bucket, pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const other = source("aws:cloudtrail/trail:Trail", "second");

export const cases: readonly Case[] = [
	{ name: "a key is set", facts: [trail()], expect: "passed" },
	{
		name: "no key is set",
		facts: [trail({ hasKey: known(false) })],
		expect: "failed",
		says: "Trail audit does not encrypt its log files with a KMS key.",
	},
	{
		name: "the key cannot be read",
		facts: [
			trail({
				hasKey: unknown("unreadable", "kmsKeyId of audit (not a string)"),
			}),
		],
		expect: "unknown",
		says: "Not readable: kmsKeyId of audit (not a string).",
	},
	{
		name: "whether a key is set is not known until the update",
		facts: [trail({ hasKey: pending("kmsKeyId of audit") })],
		expect: "unknown",
		says: "Not known until the update: kmsKeyId of audit.",
	},
	{
		name: "both trails have a key",
		facts: [trail(), trail({ of: other })],
		expect: "passed",
	},
	{
		name: "one trail of two has no key",
		facts: [trail(), trail({ of: other, hasKey: known(false) })],
		expect: "failed",
		says: "Trail second does not encrypt",
	},
	{
		name: "a failure is louder than ignorance of another trail",
		facts: [
			trail({ hasKey: pending("kmsKeyId of audit") }),
			trail({ of: other, hasKey: known(false) }),
		],
		expect: "failed",
	},
	{
		name: "ignorance of one trail is louder than another that passes",
		facts: [
			trail(),
			trail({ of: other, hasKey: pending("kmsKeyId of second") }),
		],
		expect: "unknown",
	},
	{
		name: "a trail that is switched off needs a key, too",
		facts: [trail({ isLogging: known(false), hasKey: known(false) })],
		expect: "failed",
	},
	{
		name: "a single-Region trail needs a key, too",
		facts: [trail({ isMultiRegion: known(false), hasKey: known(false) })],
		expect: "failed",
	},
	{
		name: "a key is set, and nothing else is as it should be",
		facts: [
			trail({
				isLogging: known(false),
				isMultiRegion: known(false),
				validatesLogFiles: known(false),
				hasLogGroup: known(false),
				hasLogRole: known(false),
			}),
		],
		expect: "passed",
	},
	{ name: "no trail", facts: [], expect: "noData" },
	{ name: "a bucket and no trail", facts: [bucket()], expect: "noData" },
];
