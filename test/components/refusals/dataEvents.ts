import { each, many, ofType, type Refusal, selector } from "./kinds";

export const dataEvents: readonly Refusal[] = [
	...each(
		"organization.id",
		/must be an organization id, as o-exampleorg1; it is the string "/,
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
		words:
			/must be the id of an account, with twelve digits; it is the string "/,
	},
	...each(
		"insights[0]",
		/must be one of ApiCallRateInsight, ApiErrorRateInsight; it is /,
		(insight) => ({ insights: [insight] }),
		"ApiCallRate",
		"",
		null,
	),
	{
		args: { insights: ["ApiCallRateInsight", "ApiCallRateInsight"] },
		path: "insights",
		words: /names one twice: name each once/,
	},
	...each(
		"dataEvents[0].fields[0].field",
		/is eventCategory, .*management events are always logged: leave it out/,
		(field) => selector(field, ofType),
		{ field: "eventCategory", equals: ["Data"] },
		{ field: "eventCategory", equals: ["Management"] },
		{ field: "eventCategory", notEquals: ["Management"] },
	),
	{
		args: selector({ field: "eventNames", equals: ["x"] }, ofType),
		path: "dataEvents[0].fields[0].field",
		words: /must be one of resources.type, .*; it is the string "eventNames"/,
	},
	{
		args: selector({ field: "eventName", equals: ["x"] }),
		path: "dataEvents[0].fields",
		words: /does not name resources.type: name it/,
	},
	{
		args: selector(ofType, ofType),
		path: "dataEvents[0].fields",
		words: /names a field twice: put its values together/,
	},
	{
		args: selector(ofType, { field: "eventName" }),
		path: "dataEvents[0].fields[1]",
		words: /has nothing to compare with: give it equals/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [] }),
		path: "dataEvents[0].fields[1].equals",
		words: /must not be empty: give it a value/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [""] }),
		path: "dataEvents[0].fields[1].equals[0]",
		words: /must have 1 to 2,048 characters; it is the string ""/,
	},
	...each(
		"dataEvents[0].fields[0]",
		/is resources.type: give it equals with one type alone/,
		(field) => selector(field),
		{ field: "resources.type", notEquals: ["AWS::S3::Object"] },
		{ field: "resources.type", equals: ["AWS::S3::Object", "AWS::S3::Table"] },
		{ field: "resources.type", equals: ["S3"] },
	),
	...each(
		"dataEvents[0].fields[1]",
		/is readOnly: give it equals with true or false alone/,
		(field) => selector(ofType, field),
		{ field: "readOnly", equals: ["yes"] },
		{ field: "readOnly", notEquals: ["true"] },
	),
	{
		args: { dataEvents: [{ name: "n".repeat(1001), fields: [ofType] }] },
		path: "dataEvents[0].name",
		words: /must have at most 1,000 characters; it is the string "n+…"/,
	},
	{
		args: selector(ofType, { field: "resources.ARN", startsWith: many(498) }),
		path: "dataEvents",
		words: /has more than the 500 values .*: name fewer/,
	},
	...each(
		"tags.team",
		/^tags\.team must (be a string|have at most 256 characters)/,
		(team) => ({ tags: { team } }),
		1,
		null,
		"v".repeat(257),
		"a\nb",
	),
	{
		args: { tags: { "aws:team": "x" } },
		path: "tags.aws:team",
		words: /must not begin with aws:, which AWS reserves/,
	},
	{
		args: {
			tags: Object.fromEntries(many(51).map((key) => [key.slice(-9), "x"])),
		},
		path: "tags",
		words: /must have at most 50 tags/,
	},
];
