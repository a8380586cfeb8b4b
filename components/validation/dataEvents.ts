import type { DataEventField, DataEvents } from "../eventArgs";
import {
	type Check,
	type Finding,
	input,
	isLater,
	listOf,
	objectOf,
	oneOf,
	text,
} from "./checks";

/** Fields that CloudTrail supports in the data event selectors of a trail. */
export const FIELDS: readonly string[] = [
	"resources.type",
	"resources.ARN",
	"eventName",
	"eventSource",
	"eventType",
	"readOnly",
	"sessionCredentialFromConsole",
	"userIdentity.arn",
];

const OPERATORS = [
	"equals",
	"notEquals",
	"startsWith",
	"notStartsWith",
	"endsWith",
	"notEndsWith",
] as const;

const values: Check = function* (value, path) {
	if (Array.isArray(value) && value.length === 0)
		yield [path, "must not be empty: add a value"];
	yield* listOf(
		'["GetObject"]',
		input(
			text((one) =>
				one.length >= 1 && one.length <= 2048
					? undefined
					: "must be 1 to 2,048 characters long",
			),
		),
	)(value, path);
};

const field: Check = (value, path) =>
	value === "eventCategory"
		? [
				[
					path,
					"must not be eventCategory, which is always Data here; management events are always logged: remove it",
				],
			]
		: oneOf(...FIELDS)(value, path);

const TYPE = '{ field: "resources.type", equals: ["AWS::S3::Object"] }';
const SELECTOR = `{ fields: [${TYPE}] }`;

const selector = objectOf<DataEvents>(
	SELECTOR,
	{
		name: text((value) =>
			value.length <= 1000
				? undefined
				: "must be at most 1,000 characters long",
		),
		fields: listOf(
			`[${TYPE}]`,
			objectOf<DataEventField>(
				TYPE,
				{
					field,
					equals: values,
					notEquals: values,
					startsWith: values,
					notStartsWith: values,
					endsWith: values,
					notEndsWith: values,
				},
				"field",
			),
		),
	},
	"fields",
);

/** The check of data event selectors, which must not affect management events. */
export const dataEvents: Check = function* (value, path) {
	const wrong = [...listOf(`[${SELECTOR}]`, selector)(value, path)];
	yield* wrong;
	// From here on, the types are valid.
	if (wrong.length > 0) return;
	const selectors = value as readonly DataEvents[];
	for (const [index, { fields }] of selectors.entries())
		yield* fieldsProblems(fields, `${path}[${index}].fields`);
	const used = selectors.flatMap(({ fields }) =>
		fields.flatMap((one) => OPERATORS.flatMap((name) => one[name] ?? [])),
	);
	// The eventCategory of each selector counts as a value, including that of management events.
	if (used.length + selectors.length + 1 > 500)
		yield [
			path,
			"has more than 500 values, which is the CloudTrail limit for a trail: use fewer",
		];
};

function* fieldsProblems(
	fields: readonly DataEventField[],
	path: string,
): Generator<Finding> {
	const names = fields.map((one) => one.field);
	if (new Set(names).size !== names.length)
		yield [path, "contains a field twice: combine its values in one entry"];
	if (!names.includes("resources.type"))
		yield [path, "does not include resources.type: add it, with equals"];
	for (const [index, one] of fields.entries()) {
		const operators = OPERATORS.filter((name) => one[name] !== undefined);
		const isOnlyEquals = operators.join() === "equals";
		const at = `${path}[${index}]`;
		if (operators.length === 0)
			yield [at, "has no operator: add equals or another operator"];
		else if (
			one.field === "resources.type" &&
			!(isOnlyEquals && one.equals?.length === 1 && isType(one.equals[0]))
		)
			yield [
				at,
				"must compare resources.type by equals with exactly one type, such as AWS::S3::Object",
			];
		else if (
			one.field === "readOnly" &&
			!(isOnlyEquals && one.equals?.length === 1 && isFlag(one.equals[0]))
		)
			yield [
				at,
				"must compare readOnly by equals with exactly one of true and false",
			];
	}
}

function isType(value: unknown): boolean {
	return isLater(value) || /^AWS::\w+::\w+$/.test(`${value}`);
}

function isFlag(value: unknown): boolean {
	return isLater(value) || value === "true" || value === "false";
}
