import { operatorOf } from "./operators";
import { filledIn } from "./variables";
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
	readonly NotPrincipal?: unknown;
	readonly Action?: string | readonly string[];
	readonly NotAction?: string | readonly string[];
	readonly Resource?: string | readonly string[];
	readonly NotResource?: string | readonly string[];
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
	const context = lowerCased(request.context ?? {});
	const { Principal, NotPrincipal, Condition = {} } = statement;
	const names = (actions: string | readonly string[] | undefined) =>
		listIn(actions).some((one) =>
			matches(one.toLowerCase(), request.action.toLowerCase()),
		);
	const covers = (resources: string | readonly string[] | undefined) =>
		listIn(resources).some((one) => {
			const pattern = filledIn(one, context);
			return pattern !== undefined && matches(pattern, request.resource);
		});
	return (
		(NotPrincipal === undefined
			? isOf(Principal, request.principal)
			: !isOf(NotPrincipal, request.principal)) &&
		(statement.NotAction === undefined
			? names(statement.Action)
			: !names(statement.NotAction)) &&
		(statement.NotResource === undefined
			? statement.Resource === undefined || covers(statement.Resource)
			: !covers(statement.NotResource)) &&
		conditionsHold(Condition, context)
	);
}

/** The keys of a request without regard to case. */
const lowerCased = (
	context: NonNullable<Request["context"]>,
): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
	);

const KNOWN = new Set([
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

/** A policy of a role has no principal: it is about whoever has it. */
function isOf(principal: unknown, asking: Request["principal"]): boolean {
	if (principal === undefined || principal === "*") return true;
	const { AWS, Service, Federated, CanonicalUser, ...others } =
		principal as Readonly<
			Record<string, string | readonly string[] | undefined>
		>;
	const [unknown] = Object.keys(others);
	if (unknown !== undefined)
		throw new Error(`Principal ${unknown} is not understood`);
	// A service is none of an account's principals, but "*" is everyone.
	if ("service" in asking)
		return (
			listIn(Service).some((one) => one === "*" || one === asking.service) ||
			listIn(AWS).includes("*")
		);
	const root = rootOf(asking.aws);
	return listIn(AWS).some(
		(one) =>
			["*", asking.aws, root].includes(one) ||
			(/^\d{12}$/.test(one) && root.includes(`::${one}:`)),
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
	context: ReadonlyMap<string, string>,
): boolean {
	return Object.entries(conditions).every(([operator, keys]) =>
		Object.entries(keys).every(([key, wanted]) =>
			operatorOf(operator)(
				context.get(key.toLowerCase()),
				listIn(wanted).flatMap((one) => filledIn(String(one), context) ?? []),
			),
		),
	);
}
