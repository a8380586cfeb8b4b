import type {
	Condition,
	Document,
	Principals,
	Statement,
} from "./policyDocumentText";
import { type Bag, bagOf } from "./yamlFile";

/**
 * Joins documents as the AWS provider does: a later statement takes the place
 * of an earlier one with the same Sid.
 */
export function mergeDocuments(documents: readonly Document[]): Document {
	const statements: Statement[] = [];
	for (const next of documents.flatMap((document) => document.statements)) {
		const at = statements.findIndex(
			({ sid }) => sid !== "" && sid === next.sid,
		);
		if (at < 0) statements.push(next);
		else statements[at] = next;
	}
	const last = (texts: readonly string[]) =>
		texts.findLast((text) => text !== "") ?? "";
	return {
		version: last(documents.map(({ version }) => version).sort()),
		id: last(documents.map(({ id }) => id)),
		statements,
	};
}

/** Whether no two statements have the same Sid. */
export function unique(statements: readonly Statement[]): boolean {
	const sids = statements.map(({ sid }) => sid).filter((sid) => sid !== "");
	return new Set(sids).size === sids.length;
}

/** A document out of its text; throws where the AWS provider refuses it. */
export function parseDocument(json: unknown): Document {
	// A text that is not set is passed over.
	const document = json === null ? {} : lowerCased(JSON.parse(String(json)));
	const statements = document.statement ?? [];
	if (!Array.isArray(statements)) throw new TypeError("not a list");
	return {
		version: optionalText(document.version),
		id: optionalText(document.id),
		statements: statements.map(lowerCased).map((statement) => ({
			sid: optionalText(statement.sid),
			effect: optionalText(statement.effect),
			action: statement.action ?? undefined,
			notAction: statement.notaction ?? undefined,
			resource: statement.resource ?? undefined,
			notResource: statement.notresource ?? undefined,
			principals: principals(statement.principal),
			notPrincipals: principals(statement.notprincipal),
			conditions: conditions(statement.condition),
		})),
	};
}

/** Go finds a field whatever the case of its name. */
function lowerCased(value: unknown): Bag {
	if (typeof value !== "object") throw new TypeError("not a block");
	return Object.fromEntries(
		Object.entries(bagOf(value)).map(([key, item]) => [
			key.toLowerCase(),
			item,
		]),
	);
}

function optionalText(value: unknown): string {
	if (value === undefined || value === null) return "";
	if (typeof value !== "string") throw new TypeError("not a string");
	return value;
}

function principals(value: unknown): readonly Principals[] {
	if (value === undefined || value === null) return [];
	if (typeof value === "string") return [{ type: "*", identifiers: ["*"] }];
	return Object.entries(bagOf(value)).map(([type, named]) => ({
		type,
		identifiers: Array.isArray(named)
			? named.map(optionalText)
			: optionalText(named),
	}));
}

function conditions(value: unknown): readonly Condition[] {
	return Object.entries(bagOf(value)).flatMap(([test, variables]) =>
		Object.entries(bagOf(variables)).map(([variable, values]) => ({
			test,
			variable,
			values: [values].flat().map(String),
		})),
	);
}
