import { readFileSync } from "node:fs";

/** What Security Hub CSPM defines of one control. */
export interface Definition {
	readonly id: string;
	readonly title: string;
	/** `LOW`, `MEDIUM`, `HIGH` or `CRITICAL`. */
	readonly severity: string;
	/** The names of its customizable parameters. */
	readonly parameters: readonly string[];
}

/** Definitions, or one line on why there are none. */
export type Answers =
	| {
			readonly definitions: readonly Definition[];
			/** Ids of controls that AWS does not have. */
			readonly missing?: readonly string[];
	  }
	| { readonly refused: string };

/** Reads a file with one answer of GetSecurityControlDefinition, or an array of them. */
export function readAnswers(file: string): Answers {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		const isText = error instanceof SyntaxError;
		return {
			refused: isText
				? `${file} is not valid JSON: record the answers again.`
				: `${file} cannot be read: check the path.`,
		};
	}
	const list: readonly unknown[] = Array.isArray(content) ? content : [content];
	if (list.length === 0)
		return { refused: `${file} has no answer: record at least one.` };
	const definitions = list.map(definitionIn);
	const wrong = definitions.indexOf(undefined);
	if (wrong >= 0)
		return {
			refused: `${file}, answer ${wrong + 1}: not an answer of GetSecurityControlDefinition, which has SecurityControlDefinition with SecurityControlId, Title and SeverityRating.`,
		};
	return {
		definitions: definitions.filter((one) => one !== undefined),
	};
}

/** The definition in an answer of the API; undefined if it is not one. */
export function definitionIn(answer: unknown): Definition | undefined {
	const definition = bag(bag(answer)?.SecurityControlDefinition);
	if (!definition) return undefined;
	const {
		SecurityControlId: id,
		Title: title,
		SeverityRating: severity,
		ParameterDefinitions = {},
	} = definition;
	const parameters = bag(ParameterDefinitions);
	return isText(id) && isText(title) && isText(severity) && parameters
		? { id, title, severity, parameters: Object.keys(parameters) }
		: undefined;
}

function isText(value: unknown): value is string {
	return typeof value === "string" && value.trim() !== "";
}

function bag(value: unknown): Readonly<Record<string, unknown>> | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Readonly<Record<string, unknown>>)
		: undefined;
}
