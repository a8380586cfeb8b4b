import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type { DeliveryFacts } from "../../model/deliveryChecks/joinDelivery";
import { isUnknown, type Unknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import { secretIn } from "./deliveryData";
import type { SecretNames } from "./secretNames";
import { mentions, replaced } from "./standIns";

/**
 * What a source shows of deliveries, without secrets. A document or a text that
 * is a secret, or has one in it, is not known: what it decides depends on the
 * request. Names of buckets have the stand-ins that other facts have.
 */
export function deliveryWithoutSecrets(
	{ facts, opaque, ...rest }: DeliveryFacts,
	names: SecretNames,
): DeliveryFacts {
	return {
		...rest,
		facts: facts.map((fact) => factWithout(fact, names)),
		opaque: replaced(opaque, names) as typeof opaque,
	};
}

function factWithout(fact: DeliveryFact, names: SecretNames): DeliveryFact {
	const hide = (
		data: unknown,
		property: string,
		isSecret: boolean,
	): unknown => {
		if (Array.isArray(data))
			return data.map((item) => hide(item, property, isSecret));
		if (!isBag(data) || isUnknown(data) || data.by === "name") return data;
		const { value } = data;
		const isHere = isSecret || data.isSecret === true;
		if (data.known !== true)
			return Object.fromEntries(
				Object.entries(data).map(([name, item]) => [
					name,
					hide(item, name, isHere && MARKED.has(name)),
				]),
			);
		if (value === undefined || value === null) return data;
		const isHidden =
			(isHere && (property === "document" || typeof value === "string")) ||
			((property === "document" || typeof value === "string") &&
				mentions(value, names));
		if (isHidden) return notRecorded(property, fact);
		if (property === "document") return data;
		return { ...data, value: hide(value, property, isHere) };
	};
	// Only values are replaced, by unknown ones, and names of buckets.
	return replaced(hide(fact, "", false), names) as DeliveryFact;
}

/** What `isSecret` is about: the other properties beside it are our own. */
const MARKED: ReadonlySet<string> = new Set(["document", "text", "texts"]);

/** What values are called in messages. */
const WORDS: Readonly<Record<string, string>> = {
	account: "the account",
	document: "a policy",
	prefix: "the prefix",
	region: "the Region",
	text: "a reference",
	texts: "a reference",
	values: "a value of an event selector",
};

function notRecorded(property: string, { of }: DeliveryFact): Unknown {
	return secretIn(`${WORDS[property] ?? `the ${property}`} of ${of.name}`);
}
