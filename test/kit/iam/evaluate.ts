import { operatorOf } from "./operators";
import { matches } from "./wildcards";

/** Who asks to do what, and all that AWS knows of the request. */
export interface Request {
	/** A service, as `cloudtrail.amazonaws.com`, or the ARN of a principal. */
	readonly principal: { readonly service: string } | { readonly aws: string };
	readonly action: string;
	readonly resource: string;
	/** Condition keys that the request has, in any case. */
	readonly context?: Readonly<Record<string, string>>;
}

/** One statement, with one value or several where IAM takes both. */
export interface Statement {
	readonly Effect: string;
	readonly Principal?: unknown;
	readonly Action: string | readonly string[];
	readonly Resource?: string | readonly string[];
	readonly Condition?: Readonly<
		Record<string, Readonly<Record<string, string | readonly string[]>>>
	>;
}

/** A policy document. */
export interface Policy {
	readonly Statement: readonly Statement[];
}

/** What a policy decides of a request. */
export type Decision = "allowed" | "denied" | "not allowed";

/**
 * What one policy by itself decides: a denial beats what allows. Whatever is
 * not understood throws, so that no answer is a guess.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(policy: Policy, request: Request): Decision {
	const applying = policy.Statement.filter((one) => applies(one, request));
	if (applying.some(({ Effect }) => Effect === "Deny")) return "denied";
	return applying.some(({ Effect }) => Effect === "Allow")
		? "allowed"
		: "not allowed";
}

/** Whether a statement is about a request. */
function applies(statement: Statement, request: Request): boolean {
	const unknown = Object.keys(statement).find((key) => !KNOWN.has(key));
	if (unknown !== undefined) throw new Error(`${unknown} is not understood`);
	return (
		isOf(statement.Principal, request.principal) &&
		listIn(statement.Action).some((one) =>
			matches(one.toLowerCase(), request.action.toLowerCase()),
		) &&
		(statement.Resource === undefined ||
			listIn(statement.Resource).some((one) =>
				matches(one, request.resource),
			)) &&
		conditionsHold(statement.Condition ?? {}, request.context ?? {})
	);
}

const KNOWN = new Set([
	"Sid",
	"Effect",
	"Principal",
	"Action",
	"Resource",
	"Condition",
]);

/** A policy of a role has no principal: it is about whoever has it. */
function isOf(principal: unknown, asking: Request["principal"]): boolean {
	if (principal === undefined || principal === "*") return true;
	const { AWS, Service, ...others } = principal as Readonly<
		Record<string, string | readonly string[] | undefined>
	>;
	const [unknown] = Object.keys(others);
	if (unknown !== undefined)
		throw new Error(`Principal ${unknown} is not understood`);
	if ("service" in asking) return listIn(Service).includes(asking.service);
	return listIn(AWS).some(
		(one) => one === "*" || one === asking.aws || one === rootOf(asking.aws),
	);
}

/** The root of an account stands for all of its principals. */
function rootOf(principal: string): string {
	return principal.replace(/^(arn:[^:]*:iam::\d{12}):.*$/, "$1:root");
}

function listIn(
	value: string | readonly string[] | undefined,
): readonly string[] {
	return value === undefined ? [] : [value].flat();
}

/** All operators, and all keys of each, must hold. */
function conditionsHold(
	conditions: NonNullable<Statement["Condition"]>,
	context: NonNullable<Request["context"]>,
): boolean {
	const values = new Map(
		Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
	);
	return Object.entries(conditions).every(([operator, keys]) =>
		Object.entries(keys).every(([key, wanted]) =>
			operatorOf(operator)(values.get(key.toLowerCase()), listIn(wanted)),
		),
	);
}
