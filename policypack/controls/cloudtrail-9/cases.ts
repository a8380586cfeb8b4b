import type { Case } from "../../judging/case";
import { pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const other = source("aws:cloudtrail/trail:Trail", "second");
const both = { requiredTagKeys: ["owner", "team"] };

export const cases: readonly Case[] = [
	{ name: "the required key is there", facts: [trail()], expect: "passed" },
	{
		name: "every required key is there",
		facts: [trail()],
		options: both,
		expect: "passed",
	},
	{
		name: "there are no tags",
		facts: [trail({ tagKeys: [known([])] })],
		expect: "failed",
		says: 'Trail audit lacks the tag key "owner".',
		fix: "Add a tag with this key to the trail. Keys are case-sensitive, and keys that begin with aws: do not count.",
	},
	{
		name: "there are other tags",
		facts: [trail({ tagKeys: [known(["name", "stage"])] })],
		options: both,
		expect: "failed",
		says: 'Trail audit lacks the tag keys "owner", "team".',
	},
	{
		name: "one of two required keys is missing",
		facts: [trail({ tagKeys: [known(["owner"])] })],
		options: both,
		expect: "failed",
		says: 'Trail audit lacks the tag key "team".',
	},
	{
		name: "a key in another case does not count",
		facts: [trail({ tagKeys: [known(["Owner", "OWNER"])] })],
		expect: "failed",
	},
	{
		name: "a tag of AWS itself does not count",
		facts: [trail({ tagKeys: [known(["aws:cloudformation:stack-name"])] })],
		options: { requiredTagKeys: ["aws:cloudformation:stack-name"] },
		expect: "failed",
	},
	{
		name: "the provider gives the key to all of its resources",
		facts: [trail({ tagKeys: [known(["team"]), known(["owner"])] })],
		options: both,
		expect: "passed",
	},
	{
		name: "the tags are not known until the update",
		facts: [trail({ tagKeys: [pending("tags of audit")] })],
		expect: "unknown",
		says: "Not known until the update: tags of audit.",
	},
	{
		name: "the tags cannot be read",
		facts: [
			trail({ tagKeys: [unknown("unreadable", "tags of audit (not tags)")] }),
		],
		expect: "unknown",
		says: "Not readable: tags of audit (not tags).",
	},
	{
		name: "the default tags are not known, and may have the key",
		facts: [trail({ tagKeys: [known(["team"]), pending("the default tags")] })],
		expect: "unknown",
	},
	{
		name: "the default tags are not known, and the trail has the key",
		facts: [
			trail({ tagKeys: [known(["owner"]), pending("the default tags")] }),
		],
		expect: "passed",
	},
	{
		name: "one trail of two is not tagged",
		facts: [trail(), trail({ of: other, tagKeys: [known([])] })],
		expect: "failed",
	},
	{
		name: "a failure is louder than ignorance of another trail",
		facts: [
			trail({ tagKeys: [pending("tags of audit")] }),
			trail({ of: other, tagKeys: [known([])] }),
		],
		expect: "failed",
	},
	{
		name: "a trail that is switched off must be tagged, too",
		facts: [trail({ isLogging: known(false), tagKeys: [known([])] })],
		expect: "failed",
	},
	{ name: "no trail", facts: [], expect: "noData" },
	{
		name: "no key is required",
		facts: [trail({ tagKeys: [known([])] })],
		options: {},
		expect: "noData",
	},
	{
		name: "the list of required keys is empty",
		facts: [trail({ tagKeys: [known([])] })],
		options: { requiredTagKeys: [] },
		expect: "noData",
	},
];
