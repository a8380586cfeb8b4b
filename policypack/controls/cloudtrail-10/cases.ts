import type { Case } from "../../judging/case";
import type { EventDataStoreFact } from "../../model/facts";
import { pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";
const other = source("aws:cloudtrail/eventDataStore:EventDataStore", "second");
const withoutKey = { hasKey: known(false), key: known(undefined) };
const only = (...kmsKeyArns: readonly string[]) => ({
	eventDataStores: true,
	kmsKeyArns,
});

/** An event data store that is encrypted with a customer managed key. */
function eventDataStore(
	patch: Partial<EventDataStoreFact> = {},
): EventDataStoreFact {
	return {
		kind: "eventDataStore",
		of: source("aws:cloudtrail/eventDataStore:EventDataStore", "lake"),
		hasKey: known(true),
		key: known("arn:aws:kms:eu-west-1:111122223333:key/1234abcd"),
		...patch,
	};
}

export const cases: readonly Case[] = [
	{ name: "a key is set", facts: [eventDataStore()], expect: "passed" },
	{
		name: "no key is set",
		facts: [eventDataStore(withoutKey)],
		expect: "failed",
		says: "Event data store lake is not encrypted with a customer managed KMS key.",
	},
	{
		name: "the key is one that AWS manages",
		facts: [eventDataStore({ key: known("alias/aws/cloudtrail") })],
		expect: "failed",
	},
	{
		name: "the key is one that AWS manages, by the alias's ARN",
		facts: [
			eventDataStore({
				key: known("arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"),
			}),
		],
		expect: "failed",
	},
	{
		name: "an alias of one's own will do",
		facts: [eventDataStore({ key: known("alias/lake") })],
		expect: "passed",
	},
	{
		name: "a key is set, and which one is not known until the update",
		facts: [eventDataStore({ key: pending("kmsKeyId of lake") })],
		expect: "passed",
	},
	{
		name: "whether a key is set is not known until the update",
		facts: [
			eventDataStore({
				hasKey: pending("kmsKeyId of lake"),
				key: pending("kmsKeyId of lake"),
			}),
		],
		expect: "unknown",
	},
	{
		name: "whether a key is set cannot be read",
		facts: [
			eventDataStore({
				hasKey: unknown("unreadable", "kmsKeyId of lake (not a string)"),
				key: unknown("unreadable", "kmsKeyId of lake (not a string)"),
			}),
		],
		expect: "unknown",
		says: "Not readable: kmsKeyId of lake (not a string).",
	},
	{
		name: "the key is one of those that are allowed",
		facts: [eventDataStore()],
		options: only("arn:aws:kms:eu-west-1:111122223333:key/other", KEY),
		expect: "passed",
	},
	{
		name: "the key is named by the id of one that is allowed",
		facts: [eventDataStore({ key: known("1234abcd") })],
		options: only(KEY),
		expect: "passed",
	},
	{
		name: "the key is not one of those that are allowed",
		facts: [eventDataStore()],
		options: only("arn:aws:kms:eu-west-1:111122223333:key/other"),
		expect: "failed",
		says: "is encrypted with a KMS key that is not one of kmsKeyArns",
	},
	{
		name: "the same key id in another account is another key",
		facts: [eventDataStore()],
		options: only("arn:aws:kms:eu-west-1:444455556666:key/1234abcd"),
		expect: "failed",
	},
	{
		name: "which key it is does not follow from an alias",
		facts: [eventDataStore({ key: known("alias/lake") })],
		options: only(KEY),
		expect: "unknown",
		fix: "Set kmsKeyId to the key's ARN.",
	},
	{
		name: "which key it is is not known until the update",
		facts: [eventDataStore({ key: pending("kmsKeyId of lake") })],
		options: only(KEY),
		expect: "unknown",
	},
	{
		name: "any key is allowed where the list is empty",
		facts: [eventDataStore()],
		options: only(),
		expect: "passed",
	},
	{
		name: "one store of two has no key",
		facts: [eventDataStore(), eventDataStore({ of: other, ...withoutKey })],
		expect: "failed",
	},
	{ name: "no event data store", facts: [], expect: "noData" },
	{ name: "a trail alone", facts: [trail()], expect: "noData" },
	{
		name: "a list of keys alone does not ask for it",
		facts: [eventDataStore(withoutKey)],
		options: { kmsKeyArns: [KEY] },
		expect: "noData",
	},
];
