import { isPublicCannedAcl } from "../../model/acl";
import { isArn } from "../../model/arn";
import {
	type PolicyReading,
	readPolicy,
} from "../../model/bucketPolicy/document";
import {
	isKeptReading,
	keepReading,
} from "../../model/bucketPolicy/keptReading";
import type {
	BucketAclFact,
	BucketPolicyFact,
	EventDataStoreFact,
	Fact,
	Source,
	TrailFact,
} from "../../model/facts";
import { isUnknown, known, restoredUnknown, unknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import type { SourceFacts } from "../sourceFacts";
import { type SecretNames, secretNames } from "./secretNames";

/**
 * What a source shows, without secrets: a record has what verdicts and their
 * texts depend on in place of them, and no text of them.
 */
export function withoutSecrets(seen: SourceFacts): SourceFacts {
	const { secrets = [], lookups, identity, ...rest } = seen;
	const every = [seen.facts, ...lookups.values()].flat();
	const names = secretNames([...secrets, ...every.flatMap(namesMarked)]);
	const safe = (facts: readonly Fact[]) =>
		facts.map((fact) => withoutNames(withoutText(fact, names), names));
	const { account } = identity;
	const isHidden = account !== undefined && names.hide(account) !== account;
	return {
		...rest,
		identity: isHidden ? withoutAccount(identity) : identity,
		facts: safe(seen.facts),
		lookups: new Map([...lookups].map(([id, facts]) => [id, safe(facts)])),
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
function namesMarked(fact: Fact): readonly string[] {
	return Object.values(fact).flatMap((part: unknown) => {
		if (!isBag(part) || part.by !== "name" || part.isSecret !== true) return [];
		const { name } = part;
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

/** Whether a secret is in any text of some data. */
function mentions(data: unknown, names: SecretNames): boolean {
	if (typeof data === "string") return names.hide(data) !== data;
	if (typeof data !== "object" || data === null) return false;
	return Object.entries(data).some(
		([name, item]) => names.hide(name) !== name || mentions(item, names),
	);
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

/** Parts of facts in which no secret is: they are the engine's, or our own. */
const OURS: ReadonlySet<string> = new Set([
	"by",
	"beyond",
	"dependencies",
	"kind",
	"nameFrom",
	"notIn",
	"provider",
]);

/** A fact with stand-ins for secret names. */
function withoutNames(fact: Fact, names: SecretNames): Fact {
	return replaced(fact, names) as Fact;
}

function replaced(data: unknown, names: SecretNames): unknown {
	if (typeof data === "string") return names.hide(data);
	if (Array.isArray(data)) return data.map((item) => replaced(item, names));
	if (isUnknown(data)) {
		const { known: _, ...written } = data;
		const { what, fix } = written;
		return restoredUnknown({
			...written,
			what: names.hideIn(what),
			...(fix !== undefined && { fix: names.hideIn(fix) }),
		});
	}
	if (!isBag(data)) return data;
	const parts = Object.entries(data).map(([part, value]) => [
		part,
		partReplaced(part, value, names),
	]);
	const made = Object.fromEntries(parts);
	// A stand-in is not quoted: nobody would know the name.
	const isHidden =
		data.by === "name" && isBag(data.name) && isBag(made.name)
			? made.name.value !== data.name.value
			: false;
	return isHidden ? { ...made, isSecret: true } : made;
}

function partReplaced(part: string, value: unknown, names: SecretNames) {
	if (OURS.has(part)) return value;
	// A known policy is safe by now, and a known target is a term of AWS.
	if ((part === "policy" || part === "target") && !isUnknown(value))
		return value;
	if (part === "of") return sourceReplaced(value as Source, names);
	// URNs of resources are the engine's.
	if (part === "urn" && !isArn(value)) return value;
	return replaced(value, names);
}

/** What AWS shows has the name of the bucket; what a stack shows has the engine's. */
function sourceReplaced(of: Source, { hide }: SecretNames): Source {
	return isArn(of.urn) ? { ...of, urn: hide(of.urn), name: hide(of.name) } : of;
}
