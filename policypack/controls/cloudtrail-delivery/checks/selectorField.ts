import { undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	FieldOperator,
	WrittenFieldSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import { type Category, FIELDS, type FieldRule } from "./selectorFields";
import { oneOf, rejected } from "./selectorVerdicts";

/** Whether a field of a category has operators and values that AWS accepts. */
export function fieldVerdicts(
	which: string,
	category: Category,
	{ field, conditions }: WrittenFieldSelector,
): readonly Verdict[] {
	if (!field.known || field.value === "eventCategory") return [];
	const name = field.value ?? "";
	const rules = FIELDS[category];
	const rule: FieldRule | undefined = Object.hasOwn(rules, name)
		? rules[name]
		: undefined;
	if (!rule)
		return [
			rejected(
				which,
				`has a field that trails do not support for the category ${category}`,
				`Use only ${["eventCategory", ...Object.keys(rules)].join(", ")} in ${which}.`,
			),
		];
	if (conditions.length === 0)
		return [
			rejected(
				which,
				`has the field ${name} without an operator and a value`,
				`Set ${operatorNames(rule.operators ?? ["Equals"])} of ${name} in ${which}.`,
			),
		];
	const { operators, values: accepted, isSingle } = rule;
	const other = conditions.find(
		({ operator }) => operators && !operators.includes(operator),
	);
	if (other)
		return [
			rejected(
				which,
				`uses another operator for ${name} than ${operatorNames(operators)}`,
				`Use ${operatorNames(operators)} for ${name} in ${which}.`,
			),
		];
	return conditions.flatMap(({ values }): readonly Verdict[] => {
		if (!values.known) return accepted || isSingle ? [undecidedBy(values)] : [];
		if (isSingle && values.value.length > 1)
			return [
				rejected(
					which,
					`has several values for ${name}`,
					`Use one advanced event selector for each ${name}.`,
				),
			];
		return accepted ? oneOf(which, name, values.value, accepted) : [];
	});
}

/** Operators as programs write them, such as `notEquals`. */
function operatorNames(operators: readonly FieldOperator[] = []): string {
	return operators
		.map((one) => `${one[0]?.toLowerCase()}${one.slice(1)}`)
		.join(" and ");
}
