import { known, type Value } from "../value";
import type { DeliveryFact, DeliveryResource, PartRef } from "./facts";
import type { KeyAliasFact } from "./keyFacts";
import { withOwnPolicy } from "./ownPolicy";
import {
	indexByPart,
	type MakeIndex,
	type PartPlace,
	partAt,
} from "./partIndex";
import { ofKind } from "./sortedParts";
import type { Unseen } from "./unseenPolicies";
import type { AttachedPolicy, KeyView } from "./view";

/** Finds keys, by ARN, ID, alias or dependency. */
export interface KeyFinder {
	readonly keyOf: (
		ref: PartRef,
		from: DeliveryResource,
	) => Value<KeyView | undefined>;
	/** The alias that a reference names; known `undefined`: it names none. */
	readonly aliasOf: (
		ref: PartRef,
		from: DeliveryResource,
	) => Value<KeyAliasFact | undefined>;
}

/** Joins keys with their policies and aliases. */
export function findKeys(
	facts: readonly DeliveryFact[],
	indexParts: MakeIndex,
	unseen: Unseen,
): KeyFinder {
	const aliases = ofKind(facts, "keyAlias");
	const policies = ofKind(facts, "keyPolicy");
	const mentions = [...aliases, ...policies].map((from) => ({
		from,
		refs: [from.key],
	}));
	const keys = indexParts("key", ofKind(facts, "key"), mentions);
	const aliasIndex = indexParts("key alias", aliases, []);
	type Place = PartPlace<KeyView["key"]>;
	const targets = new Map<KeyAliasFact, Place>();
	const targetOf = (alias: KeyAliasFact): Place => {
		const before = targets.get(alias);
		if (before) return before;
		const place = keys.placeOf(alias.key, alias);
		targets.set(alias, place);
		return place;
	};
	const policiesOf = indexByPart(
		policies.map((policy) => [policy, [keys.placeOf(policy.key, policy)]]),
	);
	const aliasesOf = indexByPart(
		aliases.map((alias) => [alias, [targetOf(alias)]]),
	);
	const views = new Map<KeyView["key"], KeyView>();
	const viewOf = (key: KeyView["key"]): KeyView => {
		const before = views.get(key);
		if (before) return before;
		const attached = policiesOf(key).map(
			({ item: { of, document, isSecret }, applies }): AttachedPolicy => ({
				...{ of, document, isSecret, applies },
				isManaged: false,
			}),
		);
		const view: KeyView = {
			key,
			policies: withOwnPolicy(key, attached),
			aliases: aliasesOf(key).flatMap(({ item, applies }) =>
				applies.known ? [item] : [],
			),
			...unseen(key),
		};
		views.set(key, view);
		return view;
	};
	const aliasOf: KeyFinder["aliasOf"] = (ref, from) =>
		namesAlias(ref) ? partAt(aliasIndex.placeOf(ref, from)) : known(undefined);
	return {
		aliasOf,
		keyOf: (ref, from) => {
			const alias = aliasOf(ref, from);
			if (!alias.known) return alias;
			const place = alias.value
				? targetOf(alias.value)
				: keys.placeOf(ref, from);
			const key = partAt(place);
			if (!key.known) return key;
			return known(key.value && viewOf(key.value));
		},
	};
}

function namesAlias({ text }: PartRef): boolean {
	return (
		text.known && /^(arn:[^:]+:kms:[^:]*:[^:]*:)?alias\//.test(text.value ?? "")
	);
}
