import type { BasicSelector, FieldSelector, Trail } from "./standing";

/** Operators that a field takes; where none are named, it takes any. */
type Fields = Readonly<Record<string, readonly string[] | "any">>;

/**
 * The fields of each category of events that a trail logs.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
const CATEGORIES: Readonly<Record<string, Fields>> = {
	Management: {
		eventCategory: ["Equals"],
		eventSource: ["NotEquals"],
		readOnly: ["Equals"],
	},
	Data: {
		eventCategory: ["Equals"],
		"resources.type": ["Equals"],
		readOnly: ["Equals"],
		eventName: "any",
		eventSource: "any",
		eventType: "any",
		"resources.ARN": "any",
		sessionCredentialFromConsole: ["Equals", "NotEquals"],
		"userIdentity.arn": "any",
	},
	NetworkActivity: {
		eventCategory: ["Equals"],
		eventSource: ["Equals"],
		eventName: "any",
		errorCode: ["Equals"],
		vpcEndpointId: "any",
	},
};

const EXCLUDABLE = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

const wrong = (reason: string) => `InvalidEventSelectorsException: ${reason}`;

const valuesOf = ({ values }: FieldSelector): readonly string[] =>
	Object.values(values).flat();

function fieldProblem(one: FieldSelector, fields: Fields): string | undefined {
	const { field, values } = one;
	const operators = fields[field];
	if (operators === undefined) return `${field} is not a field of the category`;
	const set = Object.keys(values);
	if (valuesOf(one).length === 0) return `${field} has no value`;
	const other = set.find(
		(each) => operators !== "any" && !operators.includes(each),
	);
	if (other !== undefined) return `${field} does not take ${other}`;
	const all = valuesOf(one);
	if (all.some((value) => value.length > 2048)) return `${field} is too long`;
	if (
		field === "readOnly" &&
		!all.every((value) => /^(true|false)$/.test(value))
	)
		return "readOnly is neither true nor false";
	if (
		field === "errorCode" &&
		!all.every((value) => value === "VpceAccessDenied")
	)
		return "errorCode is not VpceAccessDenied";
	return undefined;
}

function advancedProblem(
	name: string,
	selectors: readonly FieldSelector[],
): string | undefined {
	const of = (field: string) => selectors.filter((one) => one.field === field);
	const [category, ...more] = of("eventCategory");
	const [kind = "", ...kinds] = category?.values.Equals ?? [];
	const fields = CATEGORIES[kind];
	if (!fields || more.length > 0 || kinds.length > 0)
		return "a selector must equal one eventCategory of a trail";
	const needed = { Data: "resources.type", NetworkActivity: "eventSource" }[
		kind
	];
	if (needed && of(needed).flatMap(valuesOf).length !== 1)
		return `a selector of ${kind} events must equal one ${needed}`;
	const names = selectors.map(({ field }) => field);
	if (new Set(names).size < names.length) return "a field stands twice";
	const excluded = kind === "Management" ? of("eventSource") : [];
	if (excluded.flatMap(valuesOf).some((one) => !EXCLUDABLE.includes(one)))
		return "a source of management events that cannot be excluded";
	if (name.length > 1000) return "a name is too long";
	return selectors
		.map((one) => fieldProblem(one, fields))
		.find((problem) => problem !== undefined);
}

/** The types of data resources, and what their values look like. */
const TYPES: Readonly<Record<string, RegExp>> = {
	"AWS::S3::Object": /^arn:[a-z-]+:s3$|^arn:[a-z-]+:s3:::($|[a-z0-9.-]+\/)/,
	"AWS::Lambda::Function":
		/^arn:[a-z-]+:lambda($|:[a-z0-9-]+:\d+:function:[\w:$-]+$)/,
	"AWS::DynamoDB::Table":
		/^arn:[a-z-]+:dynamodb($|:[a-z0-9-]+:\d+:table\/[\w.-]+$)/,
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function basicProblem(one: BasicSelector): string | undefined {
	if (!["All", "ReadOnly", "WriteOnly"].includes(one.readWriteType))
		return `${one.readWriteType} is not a type of events`;
	if (!one.includeManagementEvents && one.dataResources.length === 0)
		return "a selector without management events must have data resources";
	for (const { type, values } of one.dataResources) {
		const form = TYPES[type];
		if (!form) return `${type} is not a type of data resources`;
		if (!values.every((value) => form.test(value)))
			return `a value of ${type} is not valid`;
	}
	return one.excluded.some((source) => !EXCLUDABLE.includes(source))
		? "a source of management events that cannot be excluded"
		: undefined;
}

/**
 * What CloudTrail refuses a trail's selectors with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export function selectorRefusal({
	basic,
	advanced,
}: Trail): string | undefined {
	if (basic.length > 0 && advanced.length > 0)
		return wrong("event selectors conflict with advanced event selectors");
	if (basic.length > 5) return wrong("more than 5 event selectors");
	const resources = basic.flatMap((one) =>
		one.dataResources.flatMap(({ values }) => values),
	);
	if (resources.length > 250) return wrong("more than 250 data resources");
	const values = advanced.flatMap(({ fields }) => fields.flatMap(valuesOf));
	if (values.length > 500) return wrong("more than 500 values");
	const reason = [
		...basic.map(basicProblem),
		...advanced.map(({ name, fields }) => advancedProblem(name, fields)),
	].find((problem) => problem !== undefined);
	return reason === undefined ? undefined : wrong(reason);
}
