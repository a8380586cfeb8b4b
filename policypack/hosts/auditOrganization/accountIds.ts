import { readText } from "../../configuration/fileText";
import { inputError } from "../../inputError";

/**
 * The account IDs of an option: separated by commas, or in a file of IDs, whose
 * lines may have comments after `#`. Throws an input error.
 */
export function accountIdsIn(option: string, value: string): readonly string[] {
	const given = partsOf(value);
	if (given.some(isId)) return idsOf(given, option);
	const advice =
		"use account IDs of 12 digits, separated by commas, or a file of such IDs";
	if (value.trim() === "") throw inputError(`${option} is empty: ${advice}.`);
	const listed = partsOf(readText(value, `${option} ${value}`, advice));
	if (listed.length === 0)
		throw inputError(`${option} ${value} has no account IDs: ${advice}.`);
	return idsOf(listed, `${option} ${value}`);
}

/** Also without the punctuation of JSON and YAML lists. */
function partsOf(text: string): readonly string[] {
	return text
		.replace(/^\uFEFF/, "")
		.split(/\r?\n/)
		.flatMap((line) => line.replace(/#.*/, "").split(/[\s,;"'[\]]+/))
		.filter((part) => part !== "" && part !== "-");
}

/** The AWS console also shows an ID as 1111-2222-3333. */
function isId(part: string): boolean {
	return /^\d{12}$|^\d{4}-\d{4}-\d{4}$/.test(part);
}

function idsOf(parts: readonly string[], where: string): readonly string[] {
	const wrong = parts.find((part) => !isId(part));
	if (wrong !== undefined)
		throw inputError(
			`${where} has ${wrong.slice(0, 60)}, which is not an account ID: use 12 digits, with leading zeros.`,
		);
	return [...new Set(parts.map((part) => part.replaceAll("-", "")))].sort();
}
