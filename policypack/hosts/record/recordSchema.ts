import {
	anyOf,
	array,
	type FromSchema,
	integer,
	nullable,
	object,
	oneOf,
	ref,
	string,
} from "../report/schemaParts";
import { DELIVERY, DELIVERY_FACTS } from "./deliverySchema";
import { FACTS } from "./factSchema";
import { VALUES } from "./valueSchema";

/*
 * The JSON schema of a record: `npm run docs` writes it to record.schema.json,
 * which records are validated with. The types of a record are made of it.
 */

const TOOL = "cloudtrail-compliance";

const REGIONS = object("Regions of an account.", {
	read: array("Regions that were read.", string("Name of a Region.")),
	notRead: array(
		"Regions that were not read.",
		object("A Region that was not read.", {
			name: string("Name of the Region."),
			cause: string("Why it was not read."),
		}),
	),
	others: string("Why the list of the Regions was not read; empty if it was."),
});

const RECORD = object(
	"Written by `check` and `audit` with `--record DIR`: what one source shows.",
	{
		schemaVersion: {
			description:
				"Version of this format. It changes when a property is added, removed or renamed, or gets another meaning.",
			const: 1,
		},
		recordedAt: string("Date and time in UTC (RFC 3339).", {
			format: "date-time",
			pattern: "Z$",
		}),
		tool: object("The tool that wrote the record.", {
			name: { const: TOOL },
			version: string("Version of the npm package."),
		}),
		hash: string(
			"SHA-256 of the canonical JSON (RFC 8785) of the record without this property.",
			{ pattern: "^sha256:[0-9a-f]{64}$" },
		),
		source: object(
			"What was read, as in a report.",
			{
				kind: oneOf("Kind of the source.", [
					"program",
					"preview",
					"state",
					"account",
				]),
				name: string("Path as given on the command line, or account ID."),
				folder: string("Folder that locations are relative to."),
				partition: string("Partition of an account."),
				regions: REGIONS,
			},
			["partition", "regions"],
		),
		identity: object(
			"The account and the stack that the source shows; null: not known.",
			{
				account: nullable(string("AWS account ID.")),
				partition: nullable(string("AWS partition.")),
				project: string("Pulumi project."),
				stack: string("Pulumi stack."),
				providers: array(
					"Of a stack: the accounts of its providers.",
					object(
						"The account of a provider.",
						{
							provider: nullable(
								string("URN of an explicit provider; null: the default ones."),
							),
							account: string("AWS account ID, if known."),
							partition: string("AWS partition, if known."),
						},
						["account", "partition"],
					),
				),
			},
			["project", "stack", "providers"],
		),
		root: object("The stack or the account, as a resource.", {
			view: oneOf("Which one it is.", ["stack", "account"]),
			urn: string("URN of the stack, or ARN of the account."),
			type: string("Type of the resource."),
			name: string("Name of the stack or the account."),
			location: ref("location"),
		}),
		reads: array(
			"Of an account: what was read for opt-in controls.",
			oneOf("What was read.", [
				"tags",
				"eventDataStores",
				"policyStatus",
				"delivery",
			]),
		),
		facts: array("What was seen, each with its resource.", ref("fact")),
		delivery: DELIVERY_FACTS,
		lookups: array(
			"What controls that use the live account are judged by instead.",
			object("The facts for one control.", {
				control: string("ID of the control."),
				facts: array(
					"Positions in `facts`, from 0, and other facts.",
					anyOf(integer("A position in `facts`.", 0), ref("fact")),
				),
			}),
		),
	},
	["reads", "delivery"],
);

const DEFINITIONS = { ...VALUES, ...FACTS, ...DELIVERY } as const;

/** A record, as JSON data. */
export type RecordData = FromSchema<typeof RECORD, typeof DEFINITIONS>;

/** A fact in a record, as JSON data. */
export type FactData = FromSchema<(typeof FACTS)["fact"], typeof DEFINITIONS>;

/** What a record has of deliveries, as JSON data. */
export type DeliveryData = FromSchema<
	typeof DELIVERY_FACTS,
	typeof DEFINITIONS
>;

/** A fact about a delivery in a record, as JSON data. */
export type DeliveryFactData = DeliveryData["facts"][number];

/** The JSON schema of a record. */
export const RECORD_SCHEMA = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: `Record of ${TOOL}`,
	...RECORD,
	definitions: DEFINITIONS,
};
