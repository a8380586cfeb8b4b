import Ajv, { type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
import { inputError } from "../inputError";
import { insteadOf } from "../text/closestName";
import type { PropertySchema } from "./schema";
import { allowedBy, propertiesIn } from "./schemaMessages";

/**
 * Throws an input error with the path of the first invalid value, if any.
 * @param note Added to the message.
 */
export type ValidateSchema = (
	schema: PropertySchema,
	value: unknown,
	place: string,
	note?: string,
) => void;

/** A validator for values of a file of the user. */
export function schemaValidator(path: string): ValidateSchema {
	const problemIn = schemaProblems();
	return (schema, value, place, note = "") => {
		const problem = problemIn(schema, value, place);
		if (problem !== undefined) throw inputError(`${path}: ${problem}${note}.`);
	};
}

/** What is wrong with a value, by its first invalid part; undefined: nothing. */
export type SchemaProblem = (
	schema: PropertySchema,
	value: unknown,
	place: string,
) => string | undefined;

/** A validator for many values: it prepares each schema once. */
export function schemaProblems(): SchemaProblem {
	const ajv = new Ajv({ strict: false, verbose: true });
	addFormats(ajv);
	return (schema, value, place) => {
		if (ajv.validate(schema, value)) return undefined;
		const [error] = ajv.errors ?? [];
		return error
			? `${place}${placeIn(error.instancePath)} ${messageOf(error)}`
			: `${place} is not valid`;
	};
}

/** A JSON pointer as a property path: `.exemptions[0].reason`. */
function placeIn(pointer: string): string {
	return pointer.replace(/\/(\d+)(?=\/|$)/g, "[$1]").replaceAll("/", ".");
}

/** The problem and what is allowed, without the value. */
function messageOf(error: ErrorObject): string {
	const { keyword, params, parentSchema, propertyName } = error;
	const schema: PropertySchema = parentSchema ?? {};
	if (propertyName !== undefined)
		return `has the name ${JSON.stringify(propertyName)}: use ${lowered(schema.description)}`;
	switch (keyword) {
		case "additionalProperties":
			return `has the unknown property "${params.additionalProperty}": ${insteadOf(String(params.additionalProperty), Object.keys(propertiesIn(schema)))}`;
		case "required":
			return `requires "${params.missingProperty}": add it`;
		case "not":
			return 'must be the name of one policy: "all" is not allowed here';
		case "minItems":
			return examplesIn(schema).length > 0
				? `must not be empty: use a value such as ${JSON.stringify(examplesIn(schema)[0])}`
				: "must not be empty";
		default:
			return allowedBy(schema);
	}
}

function examplesIn({ examples }: PropertySchema): readonly unknown[] {
	return Array.isArray(examples) ? examples : [];
}

/** A description, to end a sentence. */
function lowered(description: unknown): string {
	const text = String(description).replace(/\.$/, "");
	return `${text[0]?.toLowerCase() ?? ""}${text.slice(1)}`;
}
