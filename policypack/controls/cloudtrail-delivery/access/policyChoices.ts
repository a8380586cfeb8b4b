import {
	type PolicyDocument,
	readDocument,
} from "../../../model/iamPolicy/document";
import type { PolicyKind } from "../../../model/iamPolicy/malformed";
import type { Source } from "../../../model/sources";
import {
	isUnknown,
	type Unknown,
	unknown,
	type Value,
} from "../../../model/value";

/** A policy that a part has, or may have. A part has one policy at most. */
export interface PolicyChoice {
	readonly document: PolicyDocument;
	/** Whether there is a policy at all. */
	readonly isThere: boolean;
	/** Whether it is, or may be, a secret, and so is never quoted. */
	readonly isSecret: boolean;
	/** Why it is not known whether the part has this policy. */
	readonly unsure?: Unknown;
}

/** A policy as a resource sets it. */
export interface SetPolicy {
	readonly of: Source;
	readonly document: Value<unknown>;
	readonly isSecret: boolean;
	/** Whether it belongs to the part. */
	readonly applies: Value<boolean>;
}

/**
 * The policies that a part may have: the one that a resource sets, those that
 * may replace it, and none where no resource is known to set one.
 * @param part What the part is called, as `bucket logs`.
 * @param unseen Why there may be policies that are not in view.
 * @param kind What the part is.
 */
export function policyChoices(
	part: string,
	policies: readonly SetPolicy[],
	unseen?: Unknown,
	kind: "resource" | "key" = "resource",
): readonly PolicyChoice[] {
	const set = policies.filter(
		({ document }) => !document.known || document.value !== undefined,
	);
	const sure = set.filter(({ applies }) => applies.known);
	const several =
		sure.length > 1
			? unknown("unreadable", `which of its policies ${part} has`)
			: undefined;
	return [
		...(sure.length === 0 ? [NO_POLICY] : []),
		...set.map(({ document, isSecret, applies }): PolicyChoice => {
			const unsure = applies.known ? several : applies;
			return {
				...choiceOf(document.known ? document.value : document, kind, isSecret),
				...(unsure && { unsure }),
			};
		}),
		...(unseen ? [{ ...choiceOf(unseen, kind), unsure: unseen }] : []),
	];
}

function choiceOf(
	policy: unknown,
	kind: PolicyKind,
	isSecret = false,
): PolicyChoice {
	return {
		document: readDocument(kind, policy, isSecret),
		isThere: true,
		isSecret,
	};
}

const NO_POLICY: PolicyChoice = {
	...choiceOf(undefined, "resource"),
	isThere: false,
};

/** The known texts of policies, which may have IDs in them. */
export function textsIn(choices: readonly PolicyChoice[]): readonly string[] {
	return choices.flatMap(({ document }) =>
		document.outcome === "read" ? leavesOf(document.statements) : [],
	);
}

function leavesOf(tree: unknown): readonly string[] {
	if (typeof tree === "string") return [tree];
	if (typeof tree === "number") return [String(tree)];
	if (typeof tree !== "object" || tree === null || isUnknown(tree)) return [];
	return Object.values(tree).flatMap(leavesOf);
}
