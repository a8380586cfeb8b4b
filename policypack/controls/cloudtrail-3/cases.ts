import type { Case } from "../../judging/case";
import { bucket, pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const other = source("aws:cloudtrail/trail:Trail", "second");

const basic = {
	includesManagementEvents: known(true),
	readWriteType: known("All"),
	excludesSources: known(false),
};

export const cases: readonly Case[] = [
	{ name: "a trail logs", facts: [trail()], expect: "passed" },
	{
		name: "no trail is declared",
		facts: [],
		expect: "failed",
		says: "No trail is declared.",
	},
	{
		name: "a bucket is declared and no trail",
		facts: [bucket()],
		expect: "failed",
		says: "No trail is declared.",
	},
	{
		name: "the only trail is switched off",
		facts: [trail({ isLogging: known(false) })],
		expect: "failed",
		says: "Every trail declared is switched off.",
		fix: "On trail audit, set enableLogging to true.",
		nearest: "audit",
	},
	{
		name: "both trails are switched off",
		facts: [
			trail({ isLogging: known(false) }),
			trail({ of: other, isLogging: known(false) }),
		],
		expect: "failed",
		says: "Every trail declared is switched off.",
		nearest: "audit",
	},
	{
		name: "the first by name is named, whatever else is wrong with it",
		facts: [
			trail({ of: other, isLogging: known(false) }),
			trail({ isLogging: known(false), isMultiRegion: known(false) }),
		],
		expect: "failed",
		nearest: "audit",
	},
	{
		name: "one trail is switched off and another logs",
		facts: [trail({ isLogging: known(false) }), trail({ of: other })],
		expect: "passed",
	},
	{
		name: "whether the trail logs is not known until the update",
		facts: [trail({ isLogging: pending("enableLogging of audit") })],
		expect: "unknown",
		says: "Not known until the update: enableLogging of audit.",
	},
	{
		name: "whether the trail logs cannot be read",
		facts: [
			trail({
				isLogging: unknown(
					"unreadable",
					"enableLogging of audit (not true or false)",
				),
			}),
		],
		expect: "unknown",
		says: "Not readable: enableLogging of audit (not true or false).",
	},
	{
		name: "one trail is not known to log and another logs",
		facts: [
			trail({ isLogging: pending("enableLogging of audit") }),
			trail({ of: other }),
		],
		expect: "passed",
	},
	{
		name: "one trail is switched off and another may log",
		facts: [
			trail({ isLogging: known(false) }),
			trail({ of: other, isLogging: pending("enableLogging of second") }),
		],
		expect: "unknown",
		nearest: "second",
	},
	{
		name: "a single-Region trail is a trail",
		facts: [trail({ isMultiRegion: known(false) })],
		expect: "passed",
	},
	{
		name: "a trail of data events alone is a trail",
		facts: [
			trail({
				eventSelectors: known([
					{ ...basic, includesManagementEvents: known(false) },
				]),
			}),
		],
		expect: "passed",
	},
	{
		name: "what the trail captures is not known and does not matter",
		facts: [
			trail({
				isMultiRegion: pending("isMultiRegionTrail of audit"),
				eventSelectors: pending("eventSelectors of audit"),
				advancedEventSelectors: pending("advancedEventSelectors of audit"),
			}),
		],
		expect: "passed",
	},
	{
		name: "a trail without key, validation and log group is a trail",
		facts: [
			trail({
				hasKey: known(false),
				validatesLogFiles: known(false),
				hasLogGroup: known(false),
			}),
		],
		expect: "passed",
	},
	{
		name: "a trail whose bucket is not in view is a trail",
		facts: [
			trail({
				bucket: { by: "name", name: known("central"), dependencies: [] },
			}),
		],
		expect: "passed",
	},
];
