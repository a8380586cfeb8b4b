import { type Check, isLater, isPlainObject, type Problem } from "./checks";

/**
 * Tags that every service takes.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const tags: Check = function* (value, path) {
	if (!isPlainObject(value)) {
		yield [path, "is not an object: give one with a text for each key"];
		return;
	}
	const entries = Object.entries(value);
	if (entries.length > 50)
		yield [path, "has more than fifty tags: leave some out"];
	for (const [key, one] of entries) {
		const problem = keyProblem(key) ?? valueProblem(one);
		if (problem !== undefined) yield [`${path}.${key}`, problem];
	}
};

const SAFE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

function keyProblem(key: string): Problem {
	if (key === "" || key.length > 128)
		return "has not a key of 1 to 128 characters: give it one";
	if (/^aws:/i.test(key)) return "begins with aws:, which AWS keeps: change it";
	return SAFE.test(key)
		? undefined
		: "has a key with a character that AWS does not take: change it";
}

function valueProblem(value: unknown): Problem {
	if (isLater(value)) return undefined;
	if (typeof value !== "string") return "is not a text: give one";
	return value.length <= 256 && SAFE.test(value)
		? undefined
		: "is longer than 256 characters or has one that AWS does not take: change it";
}
