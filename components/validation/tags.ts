import { type Check, isLater, isPlainObject, type Problem } from "./checks";
import { innerPath } from "./paths";

/**
 * The check of tags that all services accept.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const tags: Check = function* (value, path) {
	if (!isPlainObject(value)) {
		yield [
			path,
			'must be an object with string values, such as { team: "security" }',
			{ value },
		];
		return;
	}
	const entries = Object.entries(value);
	if (entries.length > 50) yield [path, "must have at most 50 tags"];
	for (const [key, one] of entries) {
		const problem = keyProblem(key) ?? valueProblem(one);
		if (problem !== undefined) yield [innerPath(path, key), problem];
	}
};

const SAFE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

function keyProblem(key: string): Problem {
	if (key === "" || key.length > 128)
		return "must have a key 1 to 128 characters long";
	if (/^aws:/i.test(key)) return "must not start with aws:, which AWS reserves";
	return SAFE.test(key)
		? undefined
		: "must have a key of only letters, digits, spaces and _.:/=+@-";
}

function valueProblem(value: unknown): Problem {
	if (isLater(value)) return undefined;
	if (typeof value !== "string") return "must be a string";
	return value.length <= 256 && SAFE.test(value)
		? undefined
		: "must be at most 256 characters long, of only letters, digits, spaces and _.:/=+@-";
}
