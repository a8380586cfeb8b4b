import { type Comparison, comparisons } from "./comparisons";

/** A condition operator, as it is written in a policy. */
export interface Operator {
	/** How values are compared; `Null` compares none. */
	readonly compare: Comparison | "null";
	readonly isNegated: boolean;
	readonly isIfExists: boolean;
	/** How several values of a request count; undefined for a single one. */
	readonly set: "all" | "any" | undefined;
}

const { number, date } = comparisons;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const compared: Readonly<Record<string, Comparison>> = {
	StringEquals: comparisons.string,
	StringEqualsIgnoreCase: comparisons.stringIgnoreCase,
	StringLike: comparisons.stringLike,
	ArnEquals: comparisons.arn,
	ArnLike: comparisons.arn,
	Bool: comparisons.bool,
	IpAddress: comparisons.address,
	NumericEquals: number.equals,
	NumericLessThan: number.lessThan,
	NumericLessThanEquals: number.lessThanEquals,
	NumericGreaterThan: number.greaterThan,
	NumericGreaterThanEquals: number.greaterThanEquals,
	DateEquals: date.equals,
	DateLessThan: date.lessThan,
	DateLessThanEquals: date.lessThanEquals,
	DateGreaterThan: date.greaterThan,
	DateGreaterThanEquals: date.greaterThanEquals,
};

const negated: Readonly<Record<string, Comparison>> = {
	StringNotEquals: comparisons.string,
	StringNotEqualsIgnoreCase: comparisons.stringIgnoreCase,
	StringNotLike: comparisons.stringLike,
	ArnNotEquals: comparisons.arn,
	ArnNotLike: comparisons.arn,
	NotIpAddress: comparisons.address,
	NumericNotEquals: number.equals,
	DateNotEquals: date.equals,
};

const byName = new Map(
	[
		...Object.entries(compared).map(([name, compare]) => ({
			name,
			compare,
			isNegated: false,
		})),
		...Object.entries(negated).map(([name, compare]) => ({
			name,
			compare,
			isNegated: true,
		})),
	].map((one) => [one.name.toLowerCase(), one] as const),
);

/**
 * The operator of a name, in any case, with what is before and after it;
 * undefined where it is not supported, such as BinaryEquals. `Null` has neither
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
 */
export function operatorOf(written: string): Operator | undefined {
	const lower = written.toLowerCase();
	if (lower === "null")
		return {
			compare: "null",
			isNegated: false,
			isIfExists: false,
			set: undefined,
		};
	const [, quantifier, name = "", suffix] =
		/^(?:for(all|any)values?:)?(.*?)(ifexists)?$/s.exec(lower) ?? [];
	const found = byName.get(name);
	const isQuantifier =
		quantifier === undefined ||
		lower.startsWith(quantifier === "all" ? "forallvalues:" : "foranyvalue:");
	if (found === undefined || !isQuantifier) return undefined;
	return {
		compare: found.compare,
		isNegated: found.isNegated,
		isIfExists: suffix !== undefined,
		set: quantifier === "all" || quantifier === "any" ? quantifier : undefined,
	};
}

/** Whether an operator compares with patterns, of which `*` matches everything. */
export function isStringLike({ compare }: Operator): boolean {
	return compare === comparisons.stringLike;
}
