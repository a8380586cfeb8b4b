import type { BucketAttachment } from "./facts";
import type { Value } from "./value";

/**
 * A fact beside the bucket it is about. Whether it holds there may itself be
 * unknown: its bucket is not known yet, or its account is not.
 */
export type Applied<F> = F & { readonly applies: Value<boolean> };

/** An attachment of one kind. */
export type OfKind<K extends BucketAttachment["kind"]> = Extract<
	BucketAttachment,
	{ kind: K }
>;

/** Those of one kind. */
export function ofKind<
	K extends BucketAttachment["kind"],
	F extends BucketAttachment,
>(facts: readonly F[], kind: K): readonly (F & OfKind<K>)[] {
	return facts.filter((fact): fact is F & OfKind<K> => fact.kind === kind);
}
