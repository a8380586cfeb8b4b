/** One entry of a statement's `Principal`: a type and its identifiers. */
export interface Principals {
	readonly type: string;
	readonly identifiers: string | readonly string[];
}

/** One entry of a statement's `Condition`. */
export interface Condition {
	readonly test: string;
	readonly variable: string;
	readonly values: readonly string[];
}

/** A statement as the AWS provider holds it while it merges documents. */
export interface Statement {
	readonly sid: string;
	readonly effect: string;
	readonly action: unknown;
	readonly notAction: unknown;
	readonly resource: unknown;
	readonly notResource: unknown;
	readonly principals: readonly Principals[];
	readonly notPrincipals: readonly Principals[];
	readonly conditions: readonly Condition[];
}

/** A policy document as the AWS provider holds it. */
export interface Document {
	readonly version: string;
	readonly id: string;
	readonly statements: readonly Statement[];
}

/**
 * The document's text as the AWS provider writes it, to the letter: Go's
 * order of keys, and Go's escapes.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_model.go
 */
export function documentText(document: Document, indent: number): string {
	const { version, id, statements } = document;
	const data = {
		Version: version || undefined,
		Id: id || undefined,
		Statement: statements.length > 0 ? statements.map(written) : undefined,
	};
	return JSON.stringify(data, null, indent).replace(
		/[<>&\u2028\u2029]/g,
		(found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

function written(statement: Statement): object {
	return {
		Sid: statement.sid || undefined,
		Effect: statement.effect || undefined,
		Action: statement.action,
		NotAction: statement.notAction,
		Resource: statement.resource,
		NotResource: statement.notResource,
		Principal: principal(statement.principals),
		NotPrincipal: principal(statement.notPrincipals),
		Condition: condition(statement.conditions),
	};
}

function principal(entries: readonly Principals[]): unknown {
	const [first] = entries;
	if (first === undefined) return undefined;
	// Everybody, but only when written as "*": { AWS: "*" } is not the same.
	if (entries.length === 1 && first.type === "*")
		if ([first.identifiers].flat().join() === "*") return "*";
	const byType = new Map<string, string | readonly string[]>();
	for (const { type, identifiers } of entries) {
		const before = byType.get(type);
		const more =
			typeof identifiers === "string"
				? identifiers
				: [...identifiers].sort().reverse();
		byType.set(type, before === undefined ? more : [before, more].flat());
	}
	return sorted(byType);
}

function condition(conditions: readonly Condition[]): unknown {
	if (conditions.length === 0) return undefined;
	const byTest = new Map<string, Map<string, readonly string[]>>();
	for (const { test, variable, values } of conditions) {
		const byVariable = byTest.get(test) ?? new Map();
		byTest.set(test, byVariable);
		byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...values]);
	}
	return sorted(
		new Map(
			[...byTest].map(([test, byVariable]) => [
				test,
				sorted(
					new Map(
						[...byVariable].map(([variable, values]) => [
							variable,
							values.length === 1 ? values[0] : values,
						]),
					),
				),
			]),
		),
	);
}

function sorted(map: ReadonlyMap<string, unknown>): object {
	return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
