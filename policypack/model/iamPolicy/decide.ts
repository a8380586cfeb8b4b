import { isUnknown, type Unknown } from "../value";
import type { PolicyDocument, ReadDocument } from "./document";
import { type Nearest, nearestOf } from "./nearest";
import { keysOf, type Request } from "./request";
import { answerOf, type StatementAnswer, unseenStatement } from "./statements";

/** Where a statement is. */
export interface StatementRef {
	/** The index of its document, from 0. */
	readonly document: number;
	/** The index of the statement, from 0; undefined where none is known. */
	readonly statement: number | undefined;
	readonly sid: string | undefined;
}

/** What a request may turn out to be, where it is not known yet. */
export type Outcome = "allowed" | "denied" | "not allowed";

/** What policy documents decide of a request. */
export type Decision =
	| { readonly outcome: "allowed"; readonly by: StatementRef }
	/** Statements with the effect Deny apply. */
	| {
			readonly outcome: "denied";
			/** The first one. */
			readonly by: StatementRef;
			/** The others. */
			readonly alsoBy: readonly StatementRef[];
			/** Where no statement allows it either: what comes nearest to that. */
			readonly nearest?: readonly Nearest[];
	  }
	/** No statement allows it. */
	| {
			readonly outcome: "not allowed";
			/** The statements that come nearest to allowing it. */
			readonly nearest: readonly Nearest[];
	  }
	| {
			readonly outcome: "unknown";
			/** Why it is not known, of the first statement that may decide. */
			readonly unknown: Unknown;
			readonly by: StatementRef;
			/** What it may turn out to be. */
			readonly may: readonly Outcome[];
			/** Where it may not be allowed: what comes nearest to allowing it. */
			readonly nearest: readonly Nearest[];
	  }
	/** AWS rejects a document, the one of this index from 0. */
	| {
			readonly outcome: "malformed";
			readonly document: number;
			readonly reason: string;
	  };

/** A statement, where it is, and what it means for a request. */
export interface Placed {
	readonly ref: StatementRef;
	readonly answer: StatementAnswer;
}

/**
 * What documents decide together: a Deny that applies wins, then an Allow, and
 * without either the request is not allowed. Each may allow, so the documents
 * are those of one role, or the policy of one resource for a service
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).
 */
export function decide(
	documents: readonly PolicyDocument[],
	request: Request,
): Decision {
	const placed: Placed[] = [];
	for (const [index, document] of documents.entries()) {
		if (document.outcome === "malformed")
			return {
				outcome: "malformed",
				document: index,
				reason: document.reason,
			};
		for (const one of statementsOf(document, index, request)) placed.push(one);
	}
	const [deny, ...others] = placed.flatMap(({ answer, ref }) =>
		answer.effect === "Deny" && answer.applies === true ? [ref] : [],
	);
	if (deny)
		return {
			outcome: "denied",
			by: deny,
			alsoBy: others,
			...lackingIn(placed),
		};
	const allow = placed.find(
		({ answer }) => answer.effect === "Allow" && answer.applies === true,
	);
	const open = placed.filter((one) => isOpen(one.answer, allow !== undefined));
	const [first] = open;
	const unknown = first && causeOf(first.answer);
	if (first && unknown)
		return {
			outcome: "unknown",
			unknown,
			by: first.ref,
			may: mayBe(placed, allow !== undefined),
			nearest: nearestOf(placed),
		};
	return allow
		? { outcome: "allowed", by: allow.ref }
		: { outcome: "not allowed", nearest: nearestOf(placed) };
}

function statementsOf(
	{ kind, statements, hasVariables, isSecret }: ReadDocument,
	document: number,
	request: Request,
): readonly Placed[] {
	if (isUnknown(statements))
		return [
			{
				ref: { document, statement: undefined, sid: undefined },
				answer: unseenStatement(statements),
			},
		];
	const scope = { hasVariables, keyOf: keysOf(request, isSecret) };
	return statements.map((written, statement) => {
		const answer = answerOf(written, kind, request, scope);
		return { ref: { document, statement, sid: answer.sid }, answer };
	});
}

/** What comes nearest to allowing a request that no statement may allow. */
function lackingIn(placed: readonly Placed[]): {
	readonly nearest?: readonly Nearest[];
} {
	const mayAllow = placed.some(
		({ answer }) => answer.effect !== "Deny" && answer.applies !== false,
	);
	return mayAllow ? {} : { nearest: nearestOf(placed) };
}

/** Whether a statement that is not known may change what others decide. */
function isOpen(
	{ effect, applies }: StatementAnswer,
	isAllowed: boolean,
): boolean {
	if (applies === false) return false;
	if (isAllowed) return effect !== "Allow";
	return isUnknown(effect) || isUnknown(applies);
}

function causeOf({ effect, applies }: StatementAnswer): Unknown | undefined {
	if (isUnknown(applies)) return applies;
	return isUnknown(effect) ? effect : undefined;
}

/** The outcomes that are possible where no Deny applies for sure. */
function mayBe(
	placed: readonly Placed[],
	isAllowed: boolean,
): readonly Outcome[] {
	const applying = placed
		.map(({ answer }) => answer)
		.filter(({ applies }) => applies !== false);
	const mayAllow = applying.some(({ effect }) => effect !== "Deny");
	const mayDeny = applying.some(({ effect }) => effect !== "Allow");
	const mayNeither =
		!isAllowed && applying.every(({ applies }) => isUnknown(applies));
	return [
		...(mayAllow ? (["allowed"] as const) : []),
		...(mayDeny ? (["denied"] as const) : []),
		...(mayNeither ? (["not allowed"] as const) : []),
	];
}
