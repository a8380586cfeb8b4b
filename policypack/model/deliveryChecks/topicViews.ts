import { known, type Value } from "../value";
import type {
	DeliveryFact,
	DeliveryResource,
	PartRef,
	TopicFact,
} from "./facts";
import type { KeyFinder } from "./keyViews";
import { withOwnPolicy } from "./ownPolicy";
import { indexByPart, type MakeIndex, partAt } from "./partIndex";
import { refsIn } from "./refsIn";
import { ofKind } from "./sortedParts";
import type { Unseen } from "./unseenPolicies";
import type { AttachedPolicy, TopicView } from "./view";

/** Finds the topic that a property refers to, by ARN or name. */
export type FindTopic = (
	ref: PartRef,
	from: DeliveryResource,
) => Value<TopicView | undefined>;

/** Joins topics with their policies and keys. */
export function findTopics(
	facts: readonly DeliveryFact[],
	indexParts: MakeIndex,
	{ keyOf }: KeyFinder,
	unseen: Unseen,
): FindTopic {
	const policies = ofKind(facts, "topicPolicy").map((from) => ({
		from,
		refs: refsIn(from.topics),
	}));
	const topics = indexParts("topic", ofKind(facts, "topic"), policies);
	const policiesOf = indexByPart(
		policies.map(({ from, refs }) => [
			from,
			refs.map((ref) => topics.placeOf(ref, from)),
		]),
	);
	const viewOf = (topic: TopicFact): TopicView => ({
		topic,
		policies: withOwnPolicy(
			topic,
			policiesOf(topic).map(
				({ item: { of, document, isSecret }, applies }): AttachedPolicy => ({
					...{ of, document, isSecret, applies },
					isManaged: false,
				}),
			),
		),
		key: keyOf(topic.key, topic),
		...unseen(topic),
	});
	return (ref, from) => {
		const topic = partAt(topics.placeOf(ref, from));
		if (!topic.known) return topic;
		return known(topic.value && viewOf(topic.value));
	};
}
