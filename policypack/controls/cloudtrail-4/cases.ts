import type { Case } from "../../judging/case";
import { pending, source, trail } from "../../model/samples";
import { known, unknown } from "../../model/value";

const other = source("aws:cloudtrail/trail:Trail", "second");

export const cases: readonly Case[] = [
	{
		name: "validation is on",
		facts: [trail()],
		expect: "passed",
	},
	{
		name: "validation is off",
		facts: [trail({ validatesLogFiles: known(false) })],
		expect: "failed",
		says: "Trail audit does not validate its log files.",
	},
	{
		name: "validation is not known until the update",
		facts: [
			trail({
				validatesLogFiles: pending("enableLogFileValidation of audit"),
			}),
		],
		expect: "unknown",
		says: "Not known until the update: enableLogFileValidation of audit.",
	},
	{
		name: "validation cannot be read",
		facts: [
			trail({
				validatesLogFiles: unknown(
					"unreadable",
					"enableLogFileValidation of audit (not true or false)",
				),
			}),
		],
		expect: "unknown",
		says: "Not readable: enableLogFileValidation of audit (not true or false).",
	},
	{
		name: "one trail of two does not validate",
		facts: [trail(), trail({ of: other, validatesLogFiles: known(false) })],
		expect: "failed",
	},
	{
		name: "a failure is louder than ignorance of another trail",
		facts: [
			trail({ validatesLogFiles: pending("enableLogFileValidation of audit") }),
			trail({ of: other, validatesLogFiles: known(false) }),
		],
		expect: "failed",
	},
	{
		name: "a trail that is switched off must validate, too",
		facts: [
			trail({ isLogging: known(false), validatesLogFiles: known(false) }),
		],
		expect: "failed",
	},
	{ name: "no trail", facts: [], expect: "noData" },
];
