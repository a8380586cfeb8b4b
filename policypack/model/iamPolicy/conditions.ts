import { isJsonObject, isSet, valuesOf } from "../bucketPolicy/shape";
import { isUnknown } from "../value";
import { type Answer, allOf, anyOf, eitherOf, not, unreadable } from "./answer";
import { textOf } from "./comparisons";
import { isStringLike, type Operator, operatorOf } from "./operators";
import { matchesAll } from "./patterns";
import type { KeyState } from "./request";
import type { Scope } from "./variables";

/** One condition of a statement, and whether the request meets it. */
export interface ConditionAnswer {
	readonly operator: string;
	readonly key: string;
	/** The values that are known; they may be secret. */
	readonly wanted: readonly string[];
	readonly answer: Answer;
}

const unknownOperator = unreadable(
	"a condition operator that is not supported",
);
const severalValues = unreadable(
	"a condition without ForAllValues or ForAnyValue on a key with several values",
);
const notBoolean = unreadable(
	"a Null condition that is neither true nor false",
);

/**
 * The conditions of a statement, all of which a request must meet
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
export function conditionsOf(
	condition: unknown,
	scope: Scope,
): readonly ConditionAnswer[] {
	if (!isSet(condition)) return [];
	if (!isJsonObject(condition))
		return isUnknown(condition) ? [unseen("", "", condition)] : [];
	return Object.entries(condition).flatMap(([operator, block]) => {
		if (!isSet(block)) return [];
		if (!isJsonObject(block))
			return isUnknown(block) ? [unseen(operator, "", block)] : [];
		return Object.entries(block).flatMap(([key, written]) =>
			written === undefined
				? []
				: [conditionOf(operator, key, valuesOf(written), scope)],
		);
	});
}

function unseen(
	operator: string,
	key: string,
	answer: Answer,
): ConditionAnswer {
	return { operator, key, wanted: [], answer };
}

function conditionOf(
	operator: string,
	key: string,
	values: readonly unknown[],
	scope: Scope,
): ConditionAnswer {
	const found = operatorOf(operator);
	return {
		operator,
		key,
		wanted: values.flatMap((value) => textOf(value) ?? []),
		answer: found
			? holds(found, scope.keyOf(key), values, scope)
			: unknownOperator,
	};
}

function holds(
	operator: Operator,
	key: KeyState,
	values: readonly unknown[],
	scope: Scope,
): Answer {
	if (operator.compare === "null") return isNull(key, values);
	switch (key.state) {
		case "absent":
			return holdsWithoutKey(operator);
		case "present":
			return holdsForKey(operator, key, values, scope);
		case "unknown":
			return eitherOf(
				holdsWithoutKey(operator),
				holdsForUnseen(operator, values, key.unknown),
				key.unknown,
			);
	}
}

/**
 * Without the key a condition does not hold, but with ...IfExists, ForAllValues
 * or a negated operator; ForAnyValue never holds.
 */
function holdsWithoutKey({ isIfExists, isNegated, set }: Operator): boolean {
	return isIfExists || set === "all" || (isNegated && set !== "any");
}

function holdsForUnseen(
	operator: Operator,
	values: readonly unknown[],
	why: Answer,
): Answer {
	return isStringLike(operator) && values.some(matchesAll)
		? !operator.isNegated
		: why;
}

/** Any of the values is enough; of a negated operator none may match. */
function holdsForKey(
	operator: Operator,
	key: Extract<KeyState, { state: "present" }>,
	values: readonly unknown[],
	scope: Scope,
): Answer {
	const { compare, isNegated, set } = operator;
	if (compare === "null") return isNull(key, values);
	if (!key.values.known) return holdsForUnseen(operator, values, key.values);
	const matches = compare(values, isNegated, scope);
	const answers = key.values.value.map((seen) =>
		isNegated ? not(matches(seen)) : matches(seen),
	);
	if (set === undefined && answers.length > 1) return severalValues;
	return set === "any" ? anyOf(answers) : allOf(answers);
}

/**
 * `true` holds without the key, `false` with it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null).
 */
function isNull(key: KeyState, values: readonly unknown[]): Answer {
	const isAbsent =
		key.state === "unknown" ? key.unknown : key.state === "absent";
	return anyOf(
		values.map((value) => {
			if (isUnknown(value)) return value;
			const text = textOf(value)?.toLowerCase();
			if (text === "true") return isAbsent;
			return text === "false" ? not(isAbsent) : notBoolean;
		}),
	);
}
