import Ajv, { type ErrorObject } from "ajv";
import addFormats from "ajv-formats";
import { inputError } from "../inputError";
import { insteadOf } from "../text/closestName";
import type { PropertySchema } from "./schema";
import { allowedBy, propertiesIn } from "./schemaMessages";

/** Throws at the first thing that a schema refuses, with its place. */
export type RefuseWrong = (
	schema: PropertySchema,
	value: unknown,
	place: string,
) => void;

/** What refuses values of a configuration file. */
export function refusing(path: string): RefuseWrong {
	const ajv = new Ajv({ strict: false, verbose: true });
	addFormats(ajv);
	return (schema, value, place) => {
		if (ajv.validate(schema, value)) return;
		const [error] = ajv.errors ?? [];
		throw inputError(
			error
				? `${path}: ${place}${placeIn(error.instancePath)} ${wordsOf(error)}.`
				: `${path}: ${place} is wrong.`,
		);
	};
}

/** A JSON pointer as people write the place: `.exemptions[0].reason`. */
function placeIn(pointer: string): string {
	return pointer.replace(/\/(\d+)(?=\/|$)/g, "[$1]").replaceAll("/", ".");
}

/** What is wrong and what is allowed; never the value itself. */
function wordsOf(error: ErrorObject): string {
	const { keyword, params, parentSchema, propertyName } = error;
	const schema: PropertySchema = parentSchema ?? {};
	if (propertyName !== undefined)
		return `has the name ${JSON.stringify(propertyName)}: use ${lowered(schema.description)}`;
	switch (keyword) {
		case "additionalProperties":
			return `has no property "${params.additionalProperty}": ${insteadOf(String(params.additionalProperty), Object.keys(propertiesIn(schema)))}`;
		case "required":
			return `lacks "${params.missingProperty}": give it one`;
		case "not":
			return 'must name one policy: "all" is not allowed here';
		case "minItems":
			return `must not be empty: write it as ${JSON.stringify(examplesIn(schema)[0])}`;
		default:
			return allowedBy(schema);
	}
}

function examplesIn({ examples }: PropertySchema): readonly unknown[] {
	return Array.isArray(examples) ? examples : [];
}

/** A description as the end of a sentence. */
function lowered(description: unknown): string {
	const text = String(description).replace(/\.$/, "");
	return `${text[0]?.toLowerCase() ?? ""}${text.slice(1)}`;
}
