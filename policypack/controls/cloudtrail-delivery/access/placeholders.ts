import type { PolicyStatement } from "../../../model/policyStatement";
import type { Value } from "../../../model/value";

/** What is in a statement in place of a text that is not known. */
const PLACEHOLDERS = [
	"ACCOUNT_ID",
	"BUCKET_NAME",
	"LOG_GROUP_NAME",
	"MANAGEMENT_ACCOUNT_ID",
	"ORGANIZATION_ID",
	"PARTITION",
	"PREFIX",
	"REGION",
	"TARGET_BUCKET_NAME",
	"TOPIC_ARN",
	"TRAIL_NAME",
] as const;

/** A name for a text that is not known. */
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A text, or what is in its place while it is not known. */
export function textOr(value: Value<string>, placeholder: Placeholder): string {
	return value.known ? value.value : placeholder;
}

/** A sentence that asks to replace what is in place of a text; empty if none. */
export function replaceSentence(
	statements: readonly PolicyStatement[],
): string {
	const written = JSON.stringify(statements);
	const used = PLACEHOLDERS.filter((name) =>
		new RegExp(`(?<![A-Z]_?)${name}(?![A-Z])`).test(written),
	);
	return used.length === 0
		? ""
		: ` Replace ${used.join(", ")} with the actual values.`;
}
