import { isBucketSetting } from "../deliveryChecks/bucketSettings";
import type { DeliveryFacts } from "../deliveryChecks/joinDelivery";
import type { Fact } from "../facts";
import { bucketNamesIn, isAttachment, shownIn } from "./shown";
import type { SourceView } from "./sourceView";

/**
 * The sources with the settings of their buckets, and with the buckets that a
 * live account was only read for deliveries: each in one source, and in none if
 * a source shows it itself.
 */
export function withTargets(
	views: readonly SourceView[],
	deliveryOf: (view: SourceView) => DeliveryFacts,
): readonly SourceView[] {
	const taken = new Set(shownIn(views).buckets.keys());
	return views.map((view) => {
		const { facts, shared } = deliveryOf(view);
		const seen = new Set(view.facts.map(keyOf));
		const others = shared.filter((fact) => !seen.has(keyOf(fact)));
		const namesOf = bucketNamesIn(others);
		const found = others.filter((fact) => {
			if (fact.kind === "bucket")
				return fact.name.known && !taken.has(fact.name.value);
			return (
				isAttachment(fact) &&
				namesOf(fact.bucket).every((name) => !taken.has(name))
			);
		});
		for (const name of shownIn([{ ...view, facts: found }]).buckets.keys())
			taken.add(name);
		const settings = facts.filter(isBucketSetting);
		return { ...view, facts: [...view.facts, ...found], settings };
	});
}

function keyOf({ kind, of }: Fact): string {
	return `${kind} ${of.urn}`;
}
