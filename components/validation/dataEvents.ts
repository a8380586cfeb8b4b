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

/** Fields that CloudTrail takes in a trail's data event selectors. */
const FIELDS = [
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
		yield [path, "must not be empty: give it a value to compare with"];
	yield* listOf(
		'["GetObject"]',
		input(
			text((one) =>
				one.length >= 1 && one.length <= 2048
					? undefined
					: "must have 1 to 2,048 characters",
			),
		),
	)(value, path);
};

const field: Check = (value, path) =>
	value === "eventCategory"
		? [
				[
					path,
					"is eventCategory, which is Data here; management events are always logged: leave it out",
				],
			]
		: oneOf(...FIELDS)(value, path);

const TYPE = '{ field: "resources.type", equals: ["AWS::S3::Object"] }';
const SELECTOR = `{ fields: [${TYPE}] }`;

const selector = objectOf<DataEvents>(
	SELECTOR,
	{
		name: text((value) =>
			value.length <= 1000 ? undefined : "must have at most 1,000 characters",
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

/** Data event selectors that CloudTrail takes, and that leave management events alone. */
export const dataEvents: Check = function* (value, path) {
	const wrong = [...listOf(`[${SELECTOR}]`, selector)(value, path)];
	yield* wrong;
	// From here on, the shape is known.
	if (wrong.length > 0) return;
	const selectors = value as readonly DataEvents[];
	for (const [index, { fields }] of selectors.entries())
		yield* fieldsProblems(fields, `${path}[${index}].fields`);
	const used = selectors.flatMap(({ fields }) =>
		fields.flatMap((one) => OPERATORS.flatMap((name) => one[name] ?? [])),
	);
	// Each selector's eventCategory is a value, too, that of management included.
	if (used.length + selectors.length + 1 > 500)
		yield [
			path,
			"has more than the 500 values that CloudTrail allows a trail: name fewer",
		];
};

function* fieldsProblems(
	fields: readonly DataEventField[],
	path: string,
): Generator<Finding> {
	const names = fields.map((one) => one.field);
	if (new Set(names).size !== names.length)
		yield [path, "names a field twice: put its values together"];
	if (!names.includes("resources.type"))
		yield [path, "does not name resources.type: name it, with equals"];
	for (const [index, one] of fields.entries()) {
		const operators = OPERATORS.filter((name) => one[name] !== undefined);
		const isOnlyEquals = operators.join() === "equals";
		const at = `${path}[${index}]`;
		if (operators.length === 0)
			yield [at, "has nothing to compare with: give it equals or another"];
		else if (
			one.field === "resources.type" &&
			!(isOnlyEquals && one.equals?.length === 1 && isType(one.equals[0]))
		)
			yield [
				at,
				"is resources.type: give it equals with one type alone, as AWS::S3::Object",
			];
		else if (
			one.field === "readOnly" &&
			!(isOnlyEquals && one.equals?.length === 1 && isFlag(one.equals[0]))
		)
			yield [at, "is readOnly: give it equals with true or false alone"];
	}
}

function isType(value: unknown): boolean {
	return isLater(value) || /^AWS::\w+::\w+$/.test(`${value}`);
}

function isFlag(value: unknown): boolean {
	return isLater(value) || value === "true" || value === "false";
}
