import { each, many, ofType, type Refusal, selector } from "./kinds";

export const dataEvents: readonly Refusal[] = [
	...each(
		"organization.id",
		/must be an organization ID such as o-exampleorg1; got the string "/,
		(id) => ({ organization: { id } }),
		"exampleorg1",
		"o-short",
		"O-EXAMPLEORG1",
		"o-*",
	),
	...each(
		"organization.id",
		/is required: set it/,
		(organization) => ({ organization }),
		{},
		{ managementAccountId: "444455556666" },
	),
	{
		args: {
			organization: { id: "o-exampleorg1", managementAccountId: "4444" },
		},
		path: "organization.managementAccountId",
		words: /must be an account ID of 12 digits; got the string "/,
	},
	...each(
		"insights[0]",
		/must be one of ApiCallRateInsight, ApiErrorRateInsight; got /,
		(insight) => ({ insights: [insight] }),
		"ApiCallRate",
		"",
		null,
	),
	{
		args: { insights: ["ApiCallRateInsight", "ApiCallRateInsight"] },
		path: "insights",
		words: /contains a duplicate: list each value once/,
	},
	...each(
		"dataEvents[0].fields[0].field",
		/must not be eventCategory, .*management events are always logged: remove it/,
		(field) => selector(field, ofType),
		{ field: "eventCategory", equals: ["Data"] },
		{ field: "eventCategory", equals: ["Management"] },
		{ field: "eventCategory", notEquals: ["Management"] },
	),
	{
		args: selector({ field: "eventNames", equals: ["x"] }, ofType),
		path: "dataEvents[0].fields[0].field",
		words: /must be one of resources.type, .*; got the string "eventNames"/,
	},
	{
		args: selector({ field: "eventName", equals: ["x"] }),
		path: "dataEvents[0].fields",
		words: /does not include resources.type: add it/,
	},
	{
		args: selector(ofType, ofType),
		path: "dataEvents[0].fields",
		words: /contains a field twice: combine its values in one entry/,
	},
	{
		args: selector(ofType, { field: "eventName" }),
		path: "dataEvents[0].fields[1]",
		words: /has no operator: add equals/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [] }),
		path: "dataEvents[0].fields[1].equals",
		words: /must not be empty: add a value/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [""] }),
		path: "dataEvents[0].fields[1].equals[0]",
		words: /must be 1 to 2,048 characters long; got the string ""/,
	},
	...each(
		"dataEvents[0].fields[0]",
		/must compare resources.type by equals with exactly one type/,
		(field) => selector(field),
		{ field: "resources.type", notEquals: ["AWS::S3::Object"] },
		{ field: "resources.type", equals: ["AWS::S3::Object", "AWS::S3::Table"] },
		{ field: "resources.type", equals: ["S3"] },
	),
	...each(
		"dataEvents[0].fields[1]",
		/must compare readOnly by equals with exactly one of true and false/,
		(field) => selector(ofType, field),
		{ field: "readOnly", equals: ["yes"] },
		{ field: "readOnly", notEquals: ["true"] },
	),
	{
		args: { dataEvents: [{ name: "n".repeat(1001), fields: [ofType] }] },
		path: "dataEvents[0].name",
		words: /must be at most 1,000 characters long; got the string "n+…"/,
	},
	{
		args: selector(ofType, { field: "resources.ARN", startsWith: many(498) }),
		path: "dataEvents",
		words: /has more than 500 values, .*: use fewer/,
	},
	...each(
		"tags.team",
		/^tags\.team must be (a string|at most 256 characters)/,
		(team) => ({ tags: { team } }),
		1,
		null,
		"v".repeat(257),
		"a\nb",
	),
	{
		args: { tags: { "aws:team": "x" } },
		path: 'tags["aws:team"]',
		words: /must not start with aws:, which AWS reserves/,
	},
	{
		args: {
			tags: Object.fromEntries(many(51).map((key) => [key.slice(-9), "x"])),
		},
		path: "tags",
		words: /must have at most 50 tags/,
	},
];
