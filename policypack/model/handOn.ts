import { type Candidates, NAMED } from "./candidates";
import type { Source } from "./facts";
import { compareTexts } from "./order";

/**
 * What makes known which bucket is meant where texts are not known yet: two
 * texts cannot be compared before the update, and an output of the bucket
 * leads to it.
 * @param candidates The buckets of which one is meant.
 */
export function handOn({ some }: Candidates): string {
	if (some.length === 0)
		return "Declare the bucket in this stack and hand on its `id`, or name it by a text that is known at the preview.";
	const outputs =
		some.length > NAMED
			? "the `id` of the bucket, as `logs.id`,"
			: some.map(outputOf).sort(compareTexts).join(" or ");
	return `Hand on ${outputs} in place of a text. Give it as s3BucketName of the trail, and as bucket of all that is attached to the bucket. Or name the bucket by a text that is known at the preview.`;
}

/** A logical name may be no name of a variable. */
function outputOf({ name }: Source): string {
	return /^[A-Za-z_$][\w$]*$/.test(name)
		? `\`${name}.id\``
		: `the \`id\` of bucket ${name}`;
}
