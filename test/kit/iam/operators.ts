import { matches } from "./wildcards";

/** Whether a condition holds of the value that a request has, if it has one. */
type Operator = (
	value: string | undefined,
	wanted: readonly string[],
) => boolean;

const arnLike = (value: string, wanted: string) => {
	const [parts, patterns] = [value, wanted].map((arn) => arn.split(":"));
	if (!parts || !patterns || parts.length < 6 || patterns.length < 6)
		return false;
	const whole = (all: readonly string[]) => [
		...all.slice(0, 5),
		all.slice(5).join(":"),
	];
	return whole(parts).every((part, at) =>
		matches(whole(patterns)[at] ?? "", part),
	);
};

const one =
	(holds: (value: string, wanted: string) => boolean): Operator =>
	(value, wanted) =>
		value !== undefined && wanted.some((each) => holds(value, each));

/** A negation holds where the key is not there at all. */
const none =
	(holds: (value: string, wanted: string) => boolean): Operator =>
	(value, wanted) =>
		value === undefined || !wanted.some((each) => holds(value, each));

const same = (value: string, wanted: string) => value === wanted;
const like = (value: string, wanted: string) => matches(wanted, value);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: Readonly<Record<string, Operator>> = {
	StringEquals: one(same),
	StringNotEquals: none(same),
	StringLike: one(like),
	StringNotLike: none(like),
	StringEqualsIgnoreCase: one((value, wanted) =>
		same(value.toLowerCase(), wanted.toLowerCase()),
	),
	StringNotEqualsIgnoreCase: none((value, wanted) =>
		same(value.toLowerCase(), wanted.toLowerCase()),
	),
	NumericEquals: one((value, wanted) => Number(value) === Number(wanted)),
	NumericNotEquals: none((value, wanted) => Number(value) === Number(wanted)),
	NumericLessThan: one((value, wanted) => Number(value) < Number(wanted)),
	NumericGreaterThan: one((value, wanted) => Number(value) > Number(wanted)),
	// AWS compares ARNs the same way by both names.
	ArnEquals: one(arnLike),
	ArnLike: one(arnLike),
	ArnNotEquals: none(arnLike),
	ArnNotLike: none(arnLike),
	Bool: one((value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
	Null: (value, wanted) =>
		wanted.some((isNull) => (value === undefined) === (isNull === "true")),
};

/**
 * The operator of a name; with `IfExists`, it holds where the key is not there.
 * A request has one value of a key at most: all of its values are that one, and
 * where it has none, all of them are anything, and none of them is any.
 */
export function operatorOf(name: string): Operator {
	const [, set, bare = "", ifExists] =
		/^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
	const operator = operators[bare];
	if (!operator) throw new Error(`${name} is not understood`);
	return (value, wanted) => {
		if (value !== undefined) return operator(value, wanted);
		if (set !== undefined && bare !== "Null") return set === "ForAllValues";
		return ifExists !== undefined || operator(value, wanted);
	};
}
