import { isAboutEveryone } from "./policyPrincipal";
import { isJsonObject, isSet, type JsonObject, valuesOf } from "./policyShape";
import { isUnknown, type Unknown } from "./value";

/**
 * The resources from which a policy shuts everyone out: those of a Deny without
 * condition, to everyone, of every action. No other Deny is credited, for S3's
 * test for "public" does not weigh one statement against another
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 */
export function deniedToAll(
	statements: readonly unknown[],
): readonly unknown[] {
	return statements
		.filter(isJsonObject)
		.filter(deniesEverything)
		.flatMap((deny) => valuesOf(deny.Resource));
}

/**
 * Whether all that an Allow is about is denied to everyone anyway; an `Unknown`
 * where resources that are not known decide it.
 */
export function isShutOut(
	allow: JsonObject,
	denied: readonly unknown[],
): boolean | Unknown {
	// A NotResource, or none at all, is within nothing less than everything.
	const hasResources = isSet(allow.Resource) && !isSet(allow.NotResource);
	const allowed = hasResources ? valuesOf(allow.Resource) : ["*"];
	if (denied.length === 0 || allowed.length === 0) {
		return false;
	}
	// A policy may name thousands: most are denied to the letter, or not at all.
	const exact = new Set(denied);
	const patterns = denied.filter(
		(pattern) => typeof pattern === "string" && /[*?]/.test(pattern),
	);
	let undecided: Unknown | undefined;
	for (const resource of allowed) {
		if (typeof resource === "string" && exact.has(resource)) {
			continue;
		}
		if (patterns.some((pattern) => covers(pattern, resource))) {
			continue;
		}
		const unseen = isUnknown(resource) ? resource : denied.find(isUnknown);
		if (unseen === undefined) {
			return false;
		}
		undecided = unseen;
	}
	return undecided ?? true;
}

/**
 * What is not known of principal, action or condition is taken to narrow a
 * Deny: hardly one is meant to close a bucket to all, its owner included.
 */
function deniesEverything(statement: JsonObject): boolean {
	const { Condition: condition, Effect: effect } = statement;
	return (
		effect === "Deny" &&
		isAboutEveryone(statement) &&
		valuesOf(statement.Action).some(isEveryAction) &&
		isSet(statement.Resource) &&
		!isSet(statement.NotResource) &&
		!isSet(statement.NotAction) &&
		(!isSet(condition) ||
			(isJsonObject(condition) && Object.keys(condition).length === 0))
	);
}

function isEveryAction(action: unknown): boolean {
	return typeof action === "string" && /^(s3:)?\*+$/i.test(action);
}

/** Whether everything that `resource` may match is matched by `pattern`. */
function covers(pattern: unknown, resource: unknown): boolean {
	if (typeof pattern !== "string") {
		return false;
	}
	if (/^\*+$/.test(pattern)) {
		return true;
	}
	if (typeof resource !== "string") {
		return false;
	}
	// A policy variable stands for text that only the request decides.
	const hasVariable = pattern.includes("${") || resource.includes("${");
	return pattern === resource || (!hasVariable && matches(pattern, resource));
}

/**
 * The usual match of `*` and `?`, without backtracking over more than one `*`.
 * A `*` in the text is matched by a `*` of the pattern and by nothing less.
 */
function matches(pattern: string, text: string): boolean {
	let at = 0;
	let star = -1;
	let resume = 0;
	for (let place = 0; place < text.length; ) {
		const wanted = pattern[at];
		const seen = text[place];
		if (wanted === "*") {
			star = at++;
			resume = place;
		} else if (seen !== "*" && (wanted === seen || wanted === "?")) {
			at++;
			place++;
		} else if (star >= 0) {
			at = star + 1;
			place = ++resume;
		} else {
			return false;
		}
	}
	return /^\**$/.test(pattern.slice(at));
}
