import type { Account } from "../model/account";
import type { Source } from "../model/facts";
import { isUrn } from "../providers/urn";

/**
 * What the engine reports a finding on. It knows no ARN: what is wrong with a
 * live bucket is its trail's, and the rest is the stack's.
 */
export function reportedOn(
	{ on }: { readonly on: Source },
	{ of, trails }: Account,
): Source {
	if (isUrn(on.urn)) return on;
	return (
		trails.find(({ bucket }) => bucket.known && bucket.value.of.urn === on.urn)
			?.of ?? of
	);
}
