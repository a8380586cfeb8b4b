import {
	isJsonObject,
	isSet,
	type JsonObject,
	valuesOf,
} from "../bucketPolicy/shape";
import { isUnknown, type Unknown } from "../value";
import { matchesAction } from "./actions";
import { type Answer, allOf, not, unreadable } from "./answer";
import { type ConditionAnswer, conditionsOf } from "./conditions";
import type { PolicyKind } from "./malformed";
import { isNotExcepted, namesPrincipal } from "./principals";
import type { Request } from "./request";
import { matchesResource } from "./resources";
import type { Scope } from "./variables";

/** A part of a statement, and whether it matches a request. */
export type PartAnswer =
	| {
			readonly part: "principal" | "action" | "resource";
			readonly answer: Answer;
	  }
	| {
			readonly part: "condition";
			readonly condition: ConditionAnswer;
			readonly answer: Answer;
	  };

/** What a statement means for a request. */
export interface StatementAnswer {
	readonly effect: "Allow" | "Deny" | Unknown;
	readonly sid: string | undefined;
	readonly parts: readonly PartAnswer[];
	/** Whether the statement applies: all its parts match. */
	readonly applies: Answer;
}

const otherElement = unreadable(
	"a statement with an element that is not known",
);
const withoutResource = unreadable("a statement without a Resource");

/** The elements of a statement (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html). */
const elements = new Set([
	"Sid",
	"Effect",
	"Principal",
	"NotPrincipal",
	"Action",
	"NotAction",
	"Resource",
	"NotResource",
	"Condition",
]);

/**
 * Whether a statement applies to a request: its principal, action, resource and
 * conditions must all match
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
export function answerOf(
	statement: unknown,
	kind: PolicyKind,
	request: Request,
	scope: Scope,
): StatementAnswer {
	if (isUnknown(statement)) return unseenStatement(statement);
	if (!isJsonObject(statement)) return unseenStatement(otherElement);
	const { Effect: written, Sid: sid, Condition: condition } = statement;
	const effect =
		written === "Deny" || isUnknown(written) ? written : ("Allow" as const);
	const parts: PartAnswer[] = [
		...(kind === "identity"
			? []
			: [
					{
						part: "principal" as const,
						answer: principalAnswer(statement, effect, request),
					},
				]),
		{
			part: "action",
			answer: pairAnswer(statement, "Action", (values) =>
				matchesAction(values, request.action),
			),
		},
		{
			part: "resource",
			answer: resourceAnswer(statement, kind, request, scope),
		},
		...conditionsOf(condition, scope).map((one) => ({
			part: "condition" as const,
			condition: one,
			answer: one.answer,
		})),
	];
	const isUnderstood = Object.entries(statement).every(
		([name, value]) => elements.has(name) || value === undefined,
	);
	return {
		effect,
		sid: typeof sid === "string" ? sid : undefined,
		parts,
		applies: allOf([
			...parts.map(({ answer }) => answer),
			isUnderstood || otherElement,
		]),
	};
}

/** A statement of which nothing is known may allow, deny, or not apply. */
export function unseenStatement(why: Unknown): StatementAnswer {
	return { effect: why, sid: undefined, parts: [], applies: why };
}

function principalAnswer(
	statement: JsonObject,
	effect: StatementAnswer["effect"],
	{ principal }: Request,
): Answer {
	const { Principal: named, NotPrincipal: excepted } = statement;
	if (isSet(named) && isSet(excepted)) return unseenOf(named, excepted);
	return isSet(excepted)
		? isUnknown(excepted)
			? excepted
			: isNotExcepted(excepted, principal, effect)
		: namesPrincipal(named, principal);
}

/** Of two elements of which a policy has one: the one that is not known. */
function unseenOf(...elements: readonly unknown[]): Unknown {
	return elements.find(isUnknown) ?? otherElement;
}

/** What an element, or its negation, matches. */
function pairAnswer(
	statement: JsonObject,
	name: "Action" | "Resource",
	matches: (values: readonly unknown[], isNegated: boolean) => Answer,
): Answer {
	const { [name]: listed, [`Not${name}`]: excepted } = statement;
	if (isSet(listed) && isSet(excepted)) return unseenOf(listed, excepted);
	return isSet(excepted)
		? not(matches(valuesOf(excepted), true))
		: matches(valuesOf(listed), false);
}

function resourceAnswer(
	statement: JsonObject,
	kind: PolicyKind,
	{ resource }: Request,
	scope: Scope,
): Answer {
	if (!isSet(statement.Resource) && !isSet(statement.NotResource))
		return withoutElement(kind);
	return pairAnswer(statement, "Resource", (values, isNegated) =>
		matchesResource(values, isNegated, resource, scope),
	);
}

/** What a statement without a Resource is about. */
function withoutElement(kind: PolicyKind): Answer {
	// A role's trust policy is about that role.
	if (kind === "trust") return true;
	// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
	return kind === "key" ? false : withoutResource;
}
