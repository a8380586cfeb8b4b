import { isPublicCannedAcl } from "../../model/acl";
import {
	type PolicyReading,
	readPolicy,
} from "../../model/bucketPolicy/document";
import {
	isKeptReading,
	keepReading,
} from "../../model/bucketPolicy/keptReading";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type {
	BucketAclFact,
	BucketPolicyFact,
	EventDataStoreFact,
	Fact,
	TrailFact,
} from "../../model/facts";
import { known, unknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import type { SourceFacts } from "../sourceFacts";
import { deliveryWithoutSecrets } from "./deliverySecrets";
import { type SecretNames, secretNames } from "./secretNames";
import { mentions, replaced } from "./standIns";

/**
 * What a source shows, without secrets: a record has what verdicts and their
 * texts depend on in place of them, and no text of them.
 */
export function withoutSecrets(seen: SourceFacts): SourceFacts {
	const { secrets = [], lookups, identity, ...rest } = seen;
	const delivery = seen.delivery?.();
	const every = [
		...[seen.facts, ...lookups.values()].flat(),
		...(delivery?.facts ?? []),
	];
	const names = secretNames([...secrets, ...every.flatMap(namesMarked)]);
	const safe = (facts: readonly Fact[]) =>
		facts.map((fact) => replaced(withoutText(fact, names), names) as Fact);
	const safeDelivery = delivery && {
		...deliveryWithoutSecrets(delivery, names),
		shared: safe(delivery.shared),
	};
	const { account } = identity;
	const isHidden = account !== undefined && names.hide(account) !== account;
	return {
		...rest,
		identity: isHidden ? withoutAccount(identity) : identity,
		facts: safe(seen.facts),
		lookups: new Map([...lookups].map(([id, facts]) => [id, safe(facts)])),
		...(safeDelivery && { delivery: () => safeDelivery }),
	};
}

/** An identity without its account, which a secret has in it. */
function withoutAccount({
	providers: _,
	...identity
}: SourceFacts["identity"]): SourceFacts["identity"] {
	return { ...identity, account: undefined };
}

/** The names in a fact that are marked as secret. */
function namesMarked(fact: Fact | DeliveryFact): readonly string[] {
	return Object.values(fact).flatMap((part: unknown) => {
		if (!isBag(part) || part.isSecret !== true) return [];
		const name = part.by === "name" ? part.name : part.text;
		return isBag(name) && typeof name.value === "string" && name.value !== ""
			? [name.value]
			: [];
	});
}

/** A fact without secret texts of which only the meaning matters. */
function withoutText(fact: Fact, names: SecretNames): Fact {
	switch (fact.kind) {
		case "bucketPolicy":
			return withoutPolicy(fact, names);
		case "bucketAcl":
			return withoutCanned(fact);
		case "trail":
			return withoutTagKeys(fact, names);
		case "eventDataStore":
			return withoutKey(fact, names);
		default:
			return fact;
	}
}

/** How the policy reads decides, and is all that a report says of it. */
function withoutPolicy(
	fact: BucketPolicyFact,
	names: SecretNames,
): BucketPolicyFact {
	const { policy, isSecret = false } = fact;
	if (!policy.known || policy.value === undefined || policy.value === null)
		return fact;
	if (isKeptReading(policy.value)) return fact;
	if (!isSecret && !mentions(policy.value, names)) return fact;
	const reading = readPolicy(policy.value, isSecret);
	const kept = mentions(reading, names)
		? readPolicy(policy.value, true)
		: reading;
	const safe = replaced(kept, names) as PolicyReading;
	return { ...fact, policy: known(keepReading(safe)) };
}

/** Any text that is not one of S3's private lists is a public one. */
function withoutCanned(fact: BucketAclFact): BucketAclFact {
	const { canned, isSecret } = fact;
	if (!isSecret || !canned.known) return fact;
	const isPublic = isPublicCannedAcl(canned.value);
	return { ...fact, canned: known(isPublic ? "secret" : undefined) };
}

/** A key that is not in the record may be any key. */
function withoutTagKeys(fact: TrailFact, { hide }: SecretNames): TrailFact {
	const tagKeys = fact.tagKeys.flatMap((keys): TrailFact["tagKeys"] => {
		if (!keys.known) return [keys];
		const shown = keys.value.filter((key) => hide(key) === key);
		if (shown.length === keys.value.length) return [keys];
		const what = `a tag key of ${fact.of.name} (it is a secret, which a record does not have)`;
		return [known(shown), unknown("unreadable", what)];
	});
	return { ...fact, tagKeys };
}

function withoutKey(
	fact: EventDataStoreFact,
	{ hide }: SecretNames,
): EventDataStoreFact {
	const { key, of } = fact;
	if (!key.known || key.value === undefined) return fact;
	const isOfAws = /(?:^|:)alias\/aws\//.test(key.value);
	if (isOfAws || hide(key.value) === key.value) return fact;
	const what = `the key of event data store ${of.name} (it is a secret, which a record does not have)`;
	return { ...fact, key: unknown("unreadable", what) };
}
