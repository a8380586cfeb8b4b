import { memoizeByObject } from "../memoize";
import { known, type Unknown, unknown, type Value } from "../value";

/**
 * Who makes a request
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
export type Principal =
	/** A service, such as `cloudtrail.amazonaws.com`. */
	| { readonly kind: "service"; readonly name: string }
	/** A user, a role, or a session of a role. */
	| { readonly kind: "aws"; readonly arn: Value<string> }
	/** The root user of an account, by its ID. */
	| { readonly kind: "account"; readonly id: Value<string> }
	/** An identity provider, by its ARN or its domain. */
	| { readonly kind: "federated"; readonly provider: string }
	/** An account by the canonical user ID that Amazon S3 has for it. */
	| { readonly kind: "canonicalUser"; readonly id: string };

/** What a request has for a condition key. */
export type KeyState =
	| { readonly state: "absent" }
	/** The request has the key, whether its values are known or not. */
	| { readonly state: "present"; readonly values: Value<readonly string[]> }
	/** It is not known whether the request has the key. */
	| { readonly state: "unknown"; readonly unknown: Unknown };

/** The condition keys of a request, by name in any case. */
export type Context = Readonly<Record<string, KeyState>>;

/** A request for one action on one resource, both without wildcards. */
export interface Request {
	readonly principal: Principal;
	/** The action, such as `s3:PutObject`. */
	readonly action: string;
	/** The ARN of the resource. */
	readonly resource: Value<string>;
	/** Condition keys by name, in any case. Those not listed are unknown. */
	readonly context: Context;
	/** More keys, which requests have in common; `context` overrides them. */
	readonly common?: readonly Context[];
	/** What holds for keys that are not listed. Default: unknown. */
	readonly otherKeys?: "absent" | "unknown";
}

/** A key that the request does not have. */
export const absentKey: KeyState = { state: "absent" };

/** A key that the request has, with its value or its values. */
export function keyOf(...values: readonly string[]): KeyState {
	return values.length === 0
		? absentKey
		: { state: "present", values: known(values) };
}

/** A key that the request has, with a value that is not known. */
export function presentKey(unseen: Unknown): KeyState {
	return { state: "present", values: unseen };
}

/** A key of which it is not known whether the request has it. */
export function unknownKey(unseen: Unknown): KeyState {
	return { state: "unknown", unknown: unseen };
}

/**
 * Reads the condition keys of a request. Names of keys are not case-sensitive
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
 * @param isSecret Whether a secret policy asks for them, whose text is not quoted.
 */
export function keysOf(
	{ common = [], context, otherKeys }: Request,
	isSecret: boolean,
): (name: string) => KeyState {
	return (name) => {
		const key = name.toLowerCase();
		for (const keys of [context, ...common]) {
			const state = statesIn(keys).get(key);
			if (state) return state;
		}
		if (otherKeys === "absent") return absentKey;
		const what = isSecret
			? "a condition key of the request"
			: `the request's ${name}`;
		return unknownKey(unknown("outside", what));
	};
}

/** The keys of a context by their names in lower case. */
const statesIn = memoizeByObject(
	(context: Context): ReadonlyMap<string, KeyState> =>
		new Map(
			Object.entries(context).map(([name, state]) => [
				name.toLowerCase(),
				isEmpty(state) ? absentKey : state,
			]),
		),
);

/** A key without values is not in the request. */
function isEmpty(state: KeyState): boolean {
	return (
		state.state === "present" &&
		state.values.known &&
		state.values.value.length === 0
	);
}
