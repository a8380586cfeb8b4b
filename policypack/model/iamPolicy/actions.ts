import { isUnknown } from "../value";
import { type Answer, anyOf } from "./answer";
import { matchesAny } from "./patterns";

/**
 * Whether some values of Action or NotAction have an action. Names are not
 * case-sensitive, and may have wildcards
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
 */
export function matchesAction(
	values: readonly unknown[],
	action: string,
): Answer {
	const patterns = values.flatMap((value) =>
		typeof value === "string" ? [value.toLowerCase()] : [],
	);
	return anyOf([
		matchesAny(patterns, action.toLowerCase()),
		...values.filter(isUnknown),
	]);
}
