/*
 * Decides for the test account what AWS decides for a real one: whether a
 * policy lets a request through.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

/** A request, as AWS judges it by a policy. */
export interface Request {
	/** An AWS service's name, or a principal's ARN; of nobody for a role's own. */
	readonly by?: string;
	readonly action: string;
	readonly resource: string;
	/** Condition keys, without regard to case. */
	readonly context: Readonly<Record<string, string>>;
}

type Statement = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] =>
	value === undefined ? [] : [value].flat();

const textsIn = (value: unknown): readonly string[] =>
	listOf(value).map(String);

/** Statements of a policy's JSON. */
export function statementsIn(json: string): readonly Statement[] {
	const statements = listOf(JSON.parse(json).Statement) as Statement[];
	for (const key of ["NotPrincipal", "NotAction", "NotResource"])
		if (statements.some((statement) => key in statement))
			throw new Error(`no test knows ${key}`);
	return statements;
}

/** Whether a text matches a pattern with `*` and `?`. */
export function isLike(pattern: string, text: string): boolean {
	const source = pattern
		.replace(/[.+^${}()|[\]\\]/g, "\\$&")
		.replace(/\*/g, ".*")
		.replace(/\?/g, ".");
	return new RegExp(`^${source}$`, "s").test(text);
}

// An ARN's parts match one by one: `*` does not reach over a colon.
const isArnLike = (pattern: string, arn: string): boolean => {
	const parts = (text: string) => {
		const [first = "", ...rest] = text.split(":");
		return [first, ...rest.slice(0, 4), rest.slice(4).join(":")];
	};
	const there = parts(arn);
	return parts(pattern).every((one, at) => isLike(one, there[at] ?? ""));
};

type Test = (wanted: string, found: string) => boolean;

const tests: Readonly<Record<string, Test>> = {
	StringEquals: (wanted, found) => wanted === found,
	StringEqualsIgnoreCase: (wanted, found) =>
		wanted.toLowerCase() === found.toLowerCase(),
	StringLike: isLike,
	ArnEquals: isArnLike,
	ArnLike: isArnLike,
	Bool: (wanted, found) => wanted.toLowerCase() === found.toLowerCase(),
};

function holds(
	operator: string,
	key: string,
	wanted: readonly string[],
	context: Request["context"],
): boolean {
	const found = Object.entries(context).find(
		([name]) => name.toLowerCase() === key.toLowerCase(),
	)?.[1];
	if (operator === "Null") return wanted.includes(String(found === undefined));
	const [, name = "", ifExists] = /^(.+?)(IfExists)?$/.exec(operator) ?? [];
	const negated = name.includes("Not");
	const test = tests[name.replace("Not", "")];
	if (!test) throw new Error(`no test knows the condition ${operator}`);
	if (found === undefined) return negated || ifExists !== undefined;
	return wanted.some((one) => test(one, found)) !== negated;
}

function conditionsHold(statement: Statement, request: Request): boolean {
	return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
		Object.entries(keys as Statement).every(([key, wanted]) =>
			holds(operator, key, textsIn(wanted), request.context),
		),
	);
}

function isBy(statement: Statement, by: string | undefined): boolean {
	if (by === undefined) return true;
	const { Principal: principal } = statement;
	if (principal === "*") return true;
	const { AWS, Service } = (principal ?? {}) as Statement;
	if (!by.startsWith("arn:")) return textsIn(Service).includes(by);
	const [, partition, , , account] = by.split(":");
	return textsIn(AWS).some((one) =>
		["*", by, account, `arn:${partition}:iam::${account}:root`].includes(one),
	);
}

/** Whether a statement is about a request. */
export function concerns(statement: Statement, request: Request): boolean {
	const { action, resource } = request;
	const isNamed = textsIn(statement.Action).some((one) =>
		isLike(one.toLowerCase(), action.toLowerCase()),
	);
	// The policy of a role's trust has no resource but the role.
	const isOf =
		statement.Resource === undefined ||
		textsIn(statement.Resource).some((one) => isLike(one, resource));
	return (
		isNamed &&
		isOf &&
		isBy(statement, request.by) &&
		conditionsHold(statement, request)
	);
}

/** Whether a policy lets a request through: one grants it, and none denies. */
export function allows(json: string | undefined, request: Request): boolean {
	if (json === undefined) return false;
	const about = statementsIn(json).filter((one) => concerns(one, request));
	return (
		about.some(({ Effect }) => Effect === "Allow") &&
		about.every(({ Effect }) => Effect === "Allow")
	);
}
