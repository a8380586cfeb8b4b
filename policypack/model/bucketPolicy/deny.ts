import { isUnknown, known, type Unknown, type Value } from "../value";
import { indexWildcards } from "../wildcards";
import { isEmptyCondition } from "./condition";
import { isAboutEveryone } from "./principal";
import { isJsonObject, isSet, type JsonObject, valuesOf } from "./shape";

/** Whether all that an Allow is about is denied to everyone anyway. */
export type ShutOut = (allow: JsonObject) => Value<boolean>;

/**
 * What the statements of a policy shut everyone out from: the resources of each
 * Deny without condition, to everyone, of every action. No other Deny is
 * credited, for S3's test for "public" does not weigh one statement against
 * another
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 * A Deny of which a part is not known may be such a one.
 */
export function shutOutBy(statements: readonly unknown[]): ShutOut {
	const surely: unknown[] = [];
	const perhaps: unknown[] = [];
	let unseen: Unknown | undefined;
	for (const statement of statements) {
		if (isUnknown(statement)) {
			unseen ??= statement;
			perhaps.push("*");
			continue;
		}
		if (!isJsonObject(statement)) continue;
		const denies = deniesEverything(statement);
		if (denies === false) continue;
		const resources = valuesOf(statement.Resource);
		if (isUnknown(denies)) unseen ??= denies;
		const held = denies === true ? surely : perhaps;
		for (const resource of resources) held.push(resource);
	}
	const within = coverOf(surely);
	const possible = unseen && coverOf([...surely, ...perhaps]);
	return (allow) => {
		// A NotResource, or none at all, is within nothing less than everything.
		const hasResources = isSet(allow.Resource) && !isSet(allow.NotResource);
		const allowed = hasResources ? valuesOf(allow.Resource) : ["*"];
		if (allowed.length === 0) return known(false);
		const sure = coversAll(within, allowed);
		if (!sure.known || sure.value || !unseen || !possible) return sure;
		const maybe = coversAll(possible, allowed);
		if (!maybe.known) return maybe;
		return maybe.value ? unseen : known(false);
	};
}

/**
 * Whether a statement denies everyone every action; an `Unknown` where a part
 * that is not known decides it.
 */
function deniesEverything(statement: JsonObject): boolean | Unknown {
	const { Effect: effect, Condition: condition } = statement;
	if (!isSet(statement.Resource)) return false;
	const parts = [
		isUnknown(effect) ? effect : effect === "Deny",
		isLeftOut(statement.NotResource),
		isLeftOut(statement.NotAction),
		isAboutEveryone(statement),
		anyOf(valuesOf(statement.Action), isEveryAction),
		isUnknown(condition) ? condition : isEmptyCondition(condition),
	];
	if (parts.includes(false)) return false;
	return parts.find(isUnknown) ?? true;
}

/** An element that is declared and not known may still turn out to be none. */
function isLeftOut(element: unknown): boolean | Unknown {
	return isUnknown(element) ? element : !isSet(element);
}

/** Whether one of some values will do; an `Unknown` where that is not known. */
function anyOf(
	values: readonly unknown[],
	willDo: (value: unknown) => boolean,
): boolean | Unknown {
	return values.some(willDo) || (values.find(isUnknown) ?? false);
}

function isEveryAction(action: unknown): boolean {
	return typeof action === "string" && /^(s3:)?\*+$/i.test(action);
}

/** The resources that some Deny statements hold. */
interface Cover {
	readonly holdsNone: boolean;
	readonly holdsAll: boolean;
	readonly unseen: Unknown | undefined;
	readonly holds: (resource: string) => boolean;
}

function coverOf(resources: readonly unknown[]): Cover {
	const texts = resources.filter((one) => typeof one === "string");
	const exact = new Set(texts);
	// A policy variable stands for text that only the request decides.
	const patterns = texts.filter(
		(text) => /[*?]/.test(text) && !hasVariable(text),
	);
	const index = indexWildcards(patterns, "*?");
	return {
		holdsNone: resources.length === 0,
		holdsAll: texts.some((text) => /^\*+$/.test(text)),
		unseen: resources.find(isUnknown),
		holds: (resource) => {
			if (exact.has(resource)) return true;
			if (hasVariable(resource)) return false;
			for (const _ of index.matching(resource)) return true;
			return false;
		},
	};
}

function hasVariable(text: string): boolean {
	return text.includes("${");
}

function coversAll(
	{ holdsAll, holdsNone, holds, unseen }: Cover,
	resources: readonly unknown[],
): Value<boolean> {
	if (holdsNone) return known(false);
	if (holdsAll) return known(true);
	let undecided: Unknown | undefined;
	for (const resource of resources) {
		if (typeof resource === "string" && holds(resource)) continue;
		const cause = isUnknown(resource) ? resource : unseen;
		if (cause === undefined) return known(false);
		undecided = cause;
	}
	return undecided ?? known(true);
}
