import {
	CONTROL,
	EXEMPTION,
	EXEMPTION_OPTIONAL,
	FINDING,
	POLICY,
	type STATUSES,
} from "./controlSchema";
import { DISAGREEMENT } from "./disagreementSchema";
import {
	array,
	type FromSchema,
	integer,
	nullable,
	object,
	oneOf,
	ref,
	string,
} from "./schemaParts";

/*
 * The JSON schema of the JSON report: `npm run docs` writes it to
 * report.schema.json, and the types that the report is written by are made of
 * it, so that neither can differ from the other.
 */

const TOOL = "cloudtrail-compliance";

const REGIONS = object("Regions of an account.", {
	read: array(
		"Regions whose trails were read, in alphabetical order.",
		string("Name of a Region, such as eu-west-1."),
	),
	notRead: array(
		"Regions whose trails could not be read.",
		object("A Region that could not be read.", {
			name: string("Name of the Region."),
			reason: string("Why it could not be read."),
		}),
	),
	others: nullable(
		object("Not null if the list of the account's Regions could not be read.", {
			reason: string("Why it could not be read."),
		}),
	),
});

const SOURCE = object(
	"What was checked.",
	{
		kind: oneOf(
			"program: a folder with a Pulumi program. preview: the output of `pulumi preview --json`, from a file or from `--preview`. state: the state of a stack. account: a live AWS account.",
			["program", "preview", "state", "account"],
		),
		name: string(
			"Path as given on the command line, `standard input`, or the ID of the account (`unknown` if AWS did not return it).",
		),
		folder: string(
			"Folder of the program, which locations are relative to. Only of a preview that `check --preview` ran.",
		),
		partition: string(
			"Partition of the account, such as aws. Only of an account.",
		),
		regions: ref("regions"),
		sources: array(
			"Names of the sources that were judged together as this account. Only with `--together`; empty if no source shows an account that is expected.",
			string("Name of a source, as for `name`."),
		),
	},
	["folder", "partition", "regions", "sources"],
);

const COUNT = integer("Number of controls with this status.", 0);

const RESULT = object(
	"The result of one source.",
	{
		source: ref("source"),
		controls: array(
			"Controls that are configured, in a fixed order.",
			ref("control"),
		),
		unusedExemptions: array(
			"Exemptions and policy exceptions that match no finding.",
			object(
				"An exemption or policy exception.",
				{ policy: POLICY, ...EXEMPTION },
				EXEMPTION_OPTIONAL,
			),
		),
		summary: object("Number of controls by status.", {
			PASSED: ref("count"),
			FAILED: ref("count"),
			UNKNOWN: ref("count"),
			NO_DATA: ref("count"),
			EXEMPT: ref("count"),
		}),
		disagreements: array(
			"Resources for which AWS's own result differs. No status depends on them. Absent if there are none. Only of an account.",
			ref("disagreement"),
		),
	},
	["disagreements"],
);

const REPORT = object(
	"Written by `check` and `audit` with `--format json`.",
	{
		schemaVersion: {
			description:
				"Version of this format. It changes when a property is removed or renamed, or gets another meaning.",
			const: 2,
		},
		tool: object("The tool that wrote the report.", {
			name: { description: "Name of the tool.", const: TOOL },
			version: string("Version of the npm package, such as 1.2.3."),
		}),
		generatedAt: string(
			"Date and time in UTC (RFC 3339), such as 2027-04-01T09:30:00.000Z.",
			{ format: "date-time", pattern: "Z$" },
		),
		configuration: string(
			"Path of the configuration file as given on the command line. Absent if there was none.",
		),
		sources: {
			...array(
				"One entry for each source, in the order of the command line.",
				ref("result"),
			),
			minItems: 1,
		},
	},
	["configuration"],
);

const DEFINITIONS = {
	result: RESULT,
	source: SOURCE,
	regions: REGIONS,
	control: CONTROL,
	finding: FINDING,
	count: COUNT,
	disagreement: DISAGREEMENT,
} as const;

type Of<S> = FromSchema<S, typeof DEFINITIONS>;

/** The report as a whole. */
export type JsonReport = Of<typeof REPORT>;

/** The part of the report on one source. */
export type JsonResult = Of<typeof RESULT>;

/** One control in the report. */
export type JsonControl = Of<typeof CONTROL>;

/** One finding in the report. */
export type JsonFinding = Of<typeof FINDING>;

/** A result of AWS that differs from the report's. */
export type JsonDisagreement = Of<typeof DISAGREEMENT>;

/** The status of a control or a finding in the report. */
export type JsonStatus = (typeof STATUSES)[number];

/** The JSON schema of the report. */
export const REPORT_SCHEMA = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: `Report of ${TOOL}`,
	...REPORT,
	definitions: DEFINITIONS,
};
