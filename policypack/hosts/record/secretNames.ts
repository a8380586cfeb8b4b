import { randomBytes } from "node:crypto";
import { bucketNameIn } from "../../model/bucketIndex";

/** Secret texts, and what a record has in their place. */
export interface SecretNames {
	/** A value without secrets: the same value has the same stand-in. */
	readonly hide: (value: string) => string;
	/** A sentence without secrets. */
	readonly hideIn: (text: string) => string;
}

/**
 * Terms that controls compare values with. They are public, and with a stand-in
 * for them the verdict or its reason would be another one.
 */
const TERMS: ReadonlySet<string> = new Set([
	"true",
	"false",
	"All",
	"ReadOnly",
	"WriteOnly",
	"Management",
	"eventCategory",
	"eventSource",
	"BucketOwnerEnforced",
	"BucketOwnerPreferred",
	"ObjectWriter",
	"http://acs.amazonaws.com/groups/global/AllUsers",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
]);

/** A shorter text may be a part of any word. */
const SHORTEST_PART = 8;

/** Shorter texts are no names of buckets. */
const SHORTEST_WORD = 3;

/**
 * Stand-ins for secrets. They differ in each record, so that those of two
 * records are never taken for one name.
 */
export function secretNames(secrets: Iterable<string>): SecretNames {
	const record = randomBytes(6).toString("hex");
	const standIns = new Map<string, string>();
	for (const secret of secrets) {
		const name = namePart(secret);
		if (!TERMS.has(name) && !standIns.has(name))
			standIns.set(name, `secret-${record}-${standIns.size + 1}`);
	}
	const parts = patternOf([...standIns.keys()]);
	const hideIn = (text: string) =>
		parts ? text.replace(parts, (found) => standIns.get(found) ?? found) : text;
	return {
		hide: (value) => {
			const whole = standIns.get(value);
			if (whole !== undefined) return whole;
			const name = namePart(value);
			const standIn = standIns.get(name);
			return standIn === undefined
				? hideIn(value)
				: value.slice(0, value.indexOf(name)) + standIn;
		},
		hideIn,
	};
}

/** What references are compared by: the name in an ARN. */
function namePart(value: string): string {
	return /:delivery-destination:(.+)$/s.exec(value)?.[1] ?? bucketNameIn(value);
}

function patternOf(texts: readonly string[]): RegExp | undefined {
	const parts = texts
		.filter((text) => text.length >= SHORTEST_WORD)
		.sort((a, b) => b.length - a.length)
		.map((text) => {
			const literal = text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
			return text.length >= SHORTEST_PART
				? literal
				: `(?<![\\w.-])${literal}(?![\\w.-])`;
		});
	return parts.length > 0 ? new RegExp(parts.join("|"), "g") : undefined;
}
