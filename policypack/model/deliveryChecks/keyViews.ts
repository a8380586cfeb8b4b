import { known, type Value } from "../value";
import type { DeliveryFact, DeliveryResource, PartRef } from "./facts";
import type { KeyAliasFact } from "./keyFacts";
import { withOwnPolicy } from "./ownPolicy";
import { type MakeIndex, type PartPlace, partAt, whetherAt } from "./partIndex";
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
	const policyPlaces = policies.map(
		(policy) => [policy, keys.placeOf(policy.key, policy)] as const,
	);
	const views = new Map<KeyView["key"], KeyView>();
	const viewOf = (key: KeyView["key"]): KeyView => {
		const before = views.get(key);
		if (before) return before;
		const attached = policyPlaces.flatMap(
			([{ of, document, isSecret }, place]): readonly AttachedPolicy[] => {
				const applies = whetherAt(key, [place]);
				return applies.known && !applies.value
					? []
					: [{ of, document, isSecret, isManaged: false, applies }];
			},
		);
		const view: KeyView = {
			key,
			policies: withOwnPolicy(key, attached),
			aliases: aliases.filter((alias) => {
				const place = targetOf(alias);
				return place.kind === "here" && place.part === key;
			}),
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
