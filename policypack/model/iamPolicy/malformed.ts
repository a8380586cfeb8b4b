import {
	isJsonObject,
	isSet,
	type JsonObject,
	valuesOf,
} from "../bucketPolicy/shape";
import { isUnknown } from "../value";

/**
 * Where a policy is attached: to an identity; to a resource; or to a role, as
 * the policy that says who may assume it.
 */
export type PolicyKind = "identity" | "resource" | "trust";

/**
 * Why AWS rejects a document because of a statement, to follow its name;
 * undefined where it does not, as far as the statement is known. A reason
 * quotes nothing of the statement, which may be secret
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 */
export function problemOf(
	statement: unknown,
	kind: PolicyKind,
): string | undefined {
	if (isUnknown(statement)) return undefined;
	if (!isJsonObject(statement)) return "is not an object";
	return (
		effectProblem(statement.Effect) ??
		(kind === "identity" ? sidProblem(statement.Sid) : undefined) ??
		pairProblem(statement, "Principal") ??
		pairProblem(statement, "Action") ??
		pairProblem(statement, "Resource") ??
		principalProblem(statement, kind) ??
		actionProblem(statement) ??
		resourceProblem(statement, kind) ??
		conditionProblem(statement.Condition)
	);
}

function effectProblem(effect: unknown): string | undefined {
	if (isUnknown(effect) || effect === "Allow" || effect === "Deny")
		return undefined;
	return isSet(effect)
		? "has an Effect that is neither Allow nor Deny"
		: "has no Effect";
}

/**
 * IAM takes letters and digits. Policies of buckets take other characters, too
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
function sidProblem(sid: unknown): string | undefined {
	return typeof sid === "string" && /[^0-9A-Za-z]/.test(sid)
		? "has a Sid with other characters than letters and digits"
		: undefined;
}

/** The index of the first statement that has the Sid of one before it. */
export function repeatedSid(statements: readonly unknown[]): number {
	const seen = new Set<unknown>();
	return statements.findIndex((statement) => {
		const sid = isJsonObject(statement) ? statement.Sid : undefined;
		// An empty one is none.
		if (typeof sid !== "string" || sid === "") return false;
		const isRepeated = seen.has(sid);
		seen.add(sid);
		return isRepeated;
	});
}

/** Whether an element is declared and known. */
function isKnown(element: unknown): boolean {
	return isSet(element) && !isUnknown(element);
}

function pairProblem(statement: JsonObject, name: string): string | undefined {
	return isKnown(statement[name]) && isKnown(statement[`Not${name}`])
		? `has both ${name} and Not${name}`
		: undefined;
}

function principalProblem(
	statement: JsonObject,
	kind: PolicyKind,
): string | undefined {
	const { Principal: principal, NotPrincipal: notPrincipal } = statement;
	if (kind === "identity")
		return isKnown(principal) || isKnown(notPrincipal)
			? "has a Principal, which a policy of an identity cannot have"
			: undefined;
	if (!isSet(principal) && !isSet(notPrincipal)) return "has no Principal";
	if (kind === "trust" && isKnown(notPrincipal))
		return "has a NotPrincipal, which a trust policy cannot have";
	for (const element of [principal, notPrincipal]) {
		if (!isJsonObject(element)) continue;
		for (const [type, names] of Object.entries(element)) {
			if (!principalTypes.has(type))
				return "has a Principal of a type that does not exist";
			// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
			const isPartial = (name: unknown) =>
				typeof name === "string" && name !== "*" && name.includes("*");
			if (valuesOf(names).some(isPartial))
				return "has a Principal with a wildcard in a part of a name";
		}
	}
	return undefined;
}

const principalTypes = new Set([
	"AWS",
	"Service",
	"Federated",
	"CanonicalUser",
]);

function actionProblem(statement: JsonObject): string | undefined {
	const { Action: action, NotAction: notAction } = statement;
	if (!isSet(action) && !isSet(notAction)) return "has no Action";
	return listProblem(action ?? notAction, "an Action", (text) =>
		/:|^\*+$/.test(text) ? undefined : "without the name of a service",
	);
}

function resourceProblem(
	statement: JsonObject,
	kind: PolicyKind,
): string | undefined {
	const { Resource: resource, NotResource: notResource } = statement;
	const written = resource ?? notResource;
	if (kind === "trust")
		return isKnown(resource) || isKnown(notResource)
			? "has a Resource, which a trust policy cannot have"
			: undefined;
	if (!isSet(written))
		return kind === "identity" ? "has no Resource" : undefined;
	return listProblem(written, "a Resource", (text) =>
		kind === "identity" && !/^(arn:|[^:]*[*?$])/.test(text)
			? "that is neither an ARN nor *"
			: undefined,
	);
}

function listProblem(
	element: unknown,
	what: string,
	problem: (text: string) => string | undefined,
): string | undefined {
	const values = valuesOf(element);
	if (values.length === 0) return `has an empty list as ${what.split(" ")[1]}`;
	for (const value of values) {
		if (isUnknown(value)) continue;
		if (typeof value !== "string") return `has ${what} that is not a text`;
		const found = problem(value);
		if (found !== undefined) return `has ${what} ${found}`;
	}
	return undefined;
}

function conditionProblem(condition: unknown): string | undefined {
	if (!isKnown(condition)) return undefined;
	if (!isJsonObject(condition)) return "has a Condition that is not an object";
	return Object.values(condition).some(
		(block) => isKnown(block) && !isJsonObject(block),
	)
		? "has a Condition with an operator that has no keys"
		: undefined;
}
