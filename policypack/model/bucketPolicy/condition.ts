import { isUnknown, type Unknown } from "../value";
import {
	type CreditedKey,
	creditedKeys,
	creditedOperators,
} from "./creditedCondition";
import { isJsonObject, isSet, strongest, valuesOf } from "./shape";

/** Whether the conditions of a statement bind it to fixed values. */
export type ConditionReading =
	| { readonly outcome: "binds" }
	| { readonly outcome: "loose"; readonly why: string }
	| { readonly outcome: "malformed"; readonly reason: string }
	| { readonly outcome: "unknown"; readonly unknown: Unknown };

/**
 * What the conditions of a statement make of it. All of them must hold, so one
 * that binds is enough; its values are alternatives, so each must be fixed
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
export function readCondition(condition: unknown): ConditionReading {
	if (!isSet(condition)) {
		return { outcome: "loose", why: "no condition" };
	}
	if (isUnknown(condition)) {
		return { outcome: "unknown", unknown: condition };
	}
	if (!isJsonObject(condition)) {
		return malformed("has a Condition that is not an object");
	}
	const readings = Object.entries(condition).flatMap(([operator, block]) =>
		isSet(block) ? readBlock(operatorIn(operator), block) : [],
	);
	return (
		strongest(readings, ["malformed", "binds", "unknown", "loose"]) ??
		loose("no condition that names fixed values")
	);
}

/** Whether a statement has no condition at all, or an empty one. */
export function isEmptyCondition(condition: unknown): boolean {
	return (
		!isSet(condition) ||
		(isJsonObject(condition) && Object.keys(condition).length === 0)
	);
}

/** An operator without its case, and without ForAnyValue. */
interface Operator {
	readonly name: string;
	readonly isForAnyValue: boolean;
}

/** ForAnyValue asks for at least one value, as the bare operator does. */
function operatorIn(written: string): Operator {
	const lower = written.toLowerCase();
	const name = lower.replace(/^foranyvalue:/, "");
	return { name, isForAnyValue: name !== lower };
}

function readBlock(
	operator: Operator,
	block: unknown,
): readonly ConditionReading[] {
	if (isUnknown(block)) {
		return creditedOperators.has(operator.name)
			? [{ outcome: "unknown", unknown: block }]
			: [];
	}
	if (!isJsonObject(block)) {
		return [malformed("has a Condition whose operator holds no object")];
	}
	return Object.entries(block).flatMap(([name, values]) => {
		const key = creditedKeys.get(name.toLowerCase());
		return key === undefined || values === undefined
			? []
			: [readValues(operator, key, valuesOf(values))];
	});
}

function readValues(
	{ name, isForAnyValue }: Operator,
	key: CreditedKey,
	values: readonly unknown[],
): ConditionReading {
	const isAddress = key.name === "aws:SourceIp";
	// An address compared as text is fixed, too; what is no address never is one.
	const comparesAlike = isAddress || name !== "ipaddress";
	if (!creditedOperators.has(name) || !comparesAlike) {
		return loose(`its condition on ${key.name} does not ask for fixed values`);
	}
	// With no value S3 sees nothing that narrows the statement. ForAnyValue alone
	// is then met by no request.
	if (values.length === 0 && !isForAnyValue)
		return loose(`its condition on ${key.name} names no value`);
	const isLoose = (value: unknown) =>
		!isUnknown(value) && !key.isFixed(textOf(value));
	if (values.some(isLoose)) {
		return loose(
			isAddress
				? "its condition on aws:SourceIp names more than a /8 (IPv4) or /32 (IPv6)"
				: `its condition on ${key.name} holds a value that is not fixed`,
		);
	}
	const unseen = values.find(isUnknown);
	return unseen === undefined
		? { outcome: "binds" }
		: { outcome: "unknown", unknown: unseen };
}

/** What is neither text, number nor boolean is no value, and is not fixed. */
function textOf(value: unknown): string {
	const isScalar = ["string", "number", "boolean"].includes(typeof value);
	return isScalar ? String(value) : "";
}

function loose(why: string): ConditionReading {
	return { outcome: "loose", why };
}

function malformed(reason: string): ConditionReading {
	return { outcome: "malformed", reason };
}
