import { inputError } from "../../inputError";
import { parsedJson, placeAt } from "../../text/json";
import { shortened } from "../../text/shorten";

/**
 * The account IDs in a file: one a line, with comments (`#`) and empty lines; a
 * JSON array; or the first column of a CSV file. Throws an input error.
 * @param name The file's name, for messages.
 */
export function expectedAccountsIn(
	text: string,
	name: string,
): readonly string[] {
	const plain = text.replace(/^\uFEFF/, "");
	const ids = plain.trimStart().startsWith("[")
		? idsInJson(plain, name)
		: idsInLines(plain, name);
	if (ids.length === 0)
		throw inputError(
			`${name} has no account ID: write one of 12 digits on each line, such as 111122223333.`,
		);
	return [...new Set(ids)];
}

function idsInJson(text: string, name: string): readonly string[] {
	const parsed = parsedJson(text);
	if (!parsed.isJson)
		throw inputError(
			`${placeAt(name, parsed.line)} is not valid JSON: use an array of account IDs, such as ["111122223333"].`,
		);
	const items = Array.isArray(parsed.value) ? parsed.value : [];
	return items.map((item: unknown, at) => {
		const id = typeof item === "number" ? `${item}` : item;
		if (typeof id === "string" && ID.test(id)) return id;
		throw notAnId(`${name}: item ${at + 1}`, id, "in quotes, ");
	});
}

function idsInLines(text: string, name: string): readonly string[] {
	let isFirst = true;
	return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
		const [cell = ""] = line.replace(/#.*$/, "").split(/[,;\t]/);
		const id = cell.trim().replace(/^(["'])(.*)\1$/, "$2");
		if (line.replace(/#.*$/, "").trim() === "") return [];
		const isHeader = isFirst && HEADER.test(id);
		isFirst = false;
		if (isHeader) return [];
		if (ID.test(id)) return [id];
		throw notAnId(`${name}:${at + 1}`, id, "");
	});
}

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const ID = /^\d{12}$/;

/** The title of a column of account IDs. */
const HEADER = /^(aws[ _-]?)?(account|account[ _-]?(id|number)s?|id)$/i;

function notAnId(where: string, id: unknown, how: string): Error {
	const shown = typeof id === "string" ? id : (JSON.stringify(id) ?? "");
	return inputError(
		`${where}: ${shown === "" ? "an empty text" : shortened(shown)} is not an account ID: use 12 digits, ${how}with leading zeros, such as 000011112222.`,
	);
}
