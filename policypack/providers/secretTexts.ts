import { isUnknown } from "../model/value";
import type { Stack } from "./resource";
import { isBag, isSecret, unwrap } from "./wire";

/**
 * Every text that a source marks as secret and shows in plain text, whatever
 * property has it.
 */
export function secretTextsIn({ resources }: Stack): ReadonlySet<string> {
	const found = new Set<string>();
	for (const { props, provider } of resources) {
		collect(props, false, found, 0);
		collect(provider.props, false, found, 0);
	}
	return found;
}

/** Deeper than any property that is read. */
const DEEPEST = 200;

function collect(
	raw: unknown,
	isInSecret: boolean,
	found: Set<string>,
	depth: number,
): void {
	if (depth > DEEPEST || isUnknown(raw)) return;
	if (typeof raw === "string") {
		// A placeholder of an unknown or masked value is not the text of a secret.
		if (isInSecret && raw !== "" && !isUnknown(unwrap(raw, ""))) found.add(raw);
		return;
	}
	if (typeof raw !== "object" || raw === null) return;
	const isHere = isInSecret || (isBag(raw) && isSecret(raw));
	const value = isBag(raw) ? unwrap(raw, "") : raw;
	if (value !== raw) collect(value, isHere, found, depth + 1);
	else
		for (const item of Object.values(raw))
			collect(item, isHere, found, depth + 1);
}
