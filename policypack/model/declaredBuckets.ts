import type { BucketFact, Owner, Source } from "./facts";
import { push } from "./lists";
import { compareFacts } from "./order";
import type { Value } from "./value";

/** A bucket in view: one resource, or all those that give it one name. */
export interface DeclaredBucket {
	/** The resource that represents all of them. */
	readonly of: Source;
	readonly urns: readonly string[];
	readonly name: Value<string>;
	/** Whether a program gives it a name that is not known. */
	readonly isNamePending: boolean;
	readonly nameFrom: readonly string[];
	readonly owner: Owner;
}

/**
 * Joins the resources that are one bucket. A name is one bucket's in a
 * partition, and so in an account or under a provider; under two providers it
 * may be another partition's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function declaredBuckets(
	facts: readonly BucketFact[],
): readonly DeclaredBucket[] {
	const same = new Map<string, BucketFact[]>();
	for (const fact of facts) push(same, identityOf(fact), fact);
	return [...same.values()].flatMap((all) => {
		const sorted = all.length > 1 ? [...all].sort(compareFacts) : all;
		const [first] = sorted;
		if (!first) return [];
		const { of, name, nameFrom, owner, isNameDeclared = false } = first;
		return [
			{
				of,
				name,
				nameFrom,
				owner,
				isNamePending: !name.known && isNameDeclared,
				urns: sorted.map((fact) => fact.of.urn),
			},
		];
	});
}

function identityOf({ name, of, owner }: BucketFact): string {
	if (!name.known) return `urn ${of.urn}`;
	const { account, provider } = owner;
	const whose = account ? `account ${account}` : `provider ${provider ?? ""}`;
	return `name ${name.value} ${whose}`;
}

/** Whether namesakes are known to be of different accounts, each of its own. */
export function areApart(namesakes: readonly DeclaredBucket[]): boolean {
	return namesakes.every(({ owner }) => owner.account !== undefined);
}
