import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	WrittenAdvancedSelector,
	WrittenFieldSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import type { Unknown } from "../../../model/value";
import { fieldVerdicts } from "./selectorField";
import { type Category, FIELDS } from "./selectorFields";
import { eachSelector, rejected, SELECTORS_REJECTED } from "./selectorVerdicts";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const MOST_VALUES = 500;
/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
const LONGEST_VALUE = 2048;
/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
const LONGEST_NAME = 1000;

/** Whether CloudTrail accepts the advanced event selectors of a trail. */
export function advancedVerdicts(
	trail: string,
	selectors: readonly WrittenAdvancedSelector[],
): readonly Verdict[] {
	return [
		...valueCount(trail, selectors),
		...eachSelector(
			trail,
			"advanced event selector",
			selectors,
			selectorVerdicts,
		),
	];
}

function selectorVerdicts(
	which: string,
	{ name, fieldSelectors }: WrittenAdvancedSelector,
): readonly Verdict[] {
	const named =
		name.known && (name.value ?? "").length > LONGEST_NAME
			? [
					rejected(
						which,
						`has a name of more than ${LONGEST_NAME} characters`,
						`Shorten the name of ${which}.`,
					),
				]
			: [];
	if (!fieldSelectors.known) return [...named, undecidedBy(fieldSelectors)];
	const fields = fieldSelectors.value;
	const lengths = fields.flatMap((field) => lengthVerdicts(which, field));
	const unnamed = fields.flatMap(({ field }) => (field.known ? [] : [field]));
	const categories = withField(fields, "eventCategory");
	const [category] = categories;
	if (!category)
		return [
			...named,
			...lengths,
			unnamed[0]
				? undecidedBy(unnamed[0])
				: rejected(
						which,
						"has no field eventCategory",
						`Add {field: "eventCategory", equals: ["Management"]} to ${which}, or the category Data or NetworkActivity.`,
					),
		];
	if (categories.length > 1)
		return [
			...named,
			...lengths,
			tooOften(which, "eventCategory", categories.length),
		];
	const of = categoryOf(which, category);
	if ("verdicts" in of) return [...named, ...lengths, ...of.verdicts];
	return [
		...named,
		...lengths,
		...requiredVerdicts(which, of.category, fields, unnamed[0]),
		...fields.flatMap((field) => fieldVerdicts(which, of.category, field)),
		...unnamed.slice(0, 1).map(undecidedBy),
	];
}

function withField(
	fields: readonly WrittenFieldSelector[],
	name: string,
): readonly WrittenFieldSelector[] {
	return fields.filter(({ field }) => field.known && field.value === name);
}

/** The category of a selector, or what is wrong with it or not known. */
function categoryOf(
	which: string,
	{ conditions }: WrittenFieldSelector,
): { readonly category: Category } | { readonly verdicts: readonly Verdict[] } {
	const categories = Object.keys(FIELDS);
	const wrong = {
		verdicts: [
			rejected(
				which,
				`has a field eventCategory with other than equals and one of ${categories.join(", ")}`,
				`Set eventCategory of ${which} to equals with one of ${categories.join(", ")}.`,
			),
		],
	};
	const [condition, another] = conditions;
	if (!condition || another || condition.operator !== "Equals") return wrong;
	const { values } = condition;
	if (!values.known) return { verdicts: [undecidedBy(values)] };
	const [value, more] = values.value;
	if (!value || more) return wrong;
	if (!value.known) return { verdicts: [undecidedBy(value)] };
	return isCategory(value.value) ? { category: value.value } : wrong;
}

function isCategory(text: string): text is Category {
	return Object.hasOwn(FIELDS, text);
}

/** Whether the fields are there that AWS requires for a category. */
function requiredVerdicts(
	which: string,
	category: Category,
	fields: readonly WrittenFieldSelector[],
	unnamed: Unknown | undefined,
): readonly Verdict[] {
	return Object.entries(FIELDS[category]).flatMap(
		([name, { isRequired, isOnce }]): readonly Verdict[] => {
			const { length } = withField(fields, name);
			if (isRequired && length === 0 && !unnamed)
				return [
					rejected(
						which,
						`has the category ${category} and no field ${name}`,
						`Add the field ${name} to ${which}.`,
					),
				];
			return isOnce && length > 1 ? [tooOften(which, name, length)] : [];
		},
	);
}

function tooOften(which: string, name: string, count: number): Verdict {
	return rejected(
		which,
		`has the field ${name} ${count} times`,
		`Use one advanced event selector for each ${name}.`,
	);
}

function lengthVerdicts(
	which: string,
	{ conditions }: WrittenFieldSelector,
): readonly Verdict[] {
	const isTooLong = conditions.some(
		({ values }) =>
			values.known &&
			values.value.some((one) => one.known && one.value.length > LONGEST_VALUE),
	);
	return isTooLong
		? [
				rejected(
					which,
					`has a value of more than ${LONGEST_VALUE} characters`,
					`Shorten the values of ${which}.`,
				),
			]
		: [];
}

function valueCount(
	trail: string,
	selectors: readonly WrittenAdvancedSelector[],
): readonly Verdict[] {
	let count = 0;
	let open: Unknown | undefined;
	for (const { fieldSelectors } of selectors) {
		if (!fieldSelectors.known) {
			open ??= fieldSelectors;
			continue;
		}
		for (const { conditions } of fieldSelectors.value)
			for (const { values } of conditions)
				if (values.known) count += values.value.length;
				else open ??= values;
	}
	if (count > MOST_VALUES)
		return [
			fail(
				`Trail ${trail} has ${count} values in its advanced event selectors, and AWS allows at most ${MOST_VALUES}, ${SELECTORS_REJECTED}.`,
				`Use at most ${MOST_VALUES} values in the advanced event selectors of ${trail}.`,
			),
		];
	return open ? [undecidedBy(open)] : [];
}
