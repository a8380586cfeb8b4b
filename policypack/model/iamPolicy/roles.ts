import type { Value } from "../value";
import { type Answer, allOf } from "./answer";
import { type Decision, decide } from "./decide";
import type { PolicyDocument } from "./document";
import type { Principal, Request } from "./request";

/** The policies of a role. */
export interface RolePolicies {
	/** The ARN of the role. */
	readonly arn: Value<string>;
	/** Who may assume it: a document of the kind `trust`. */
	readonly trust: PolicyDocument;
	/** What it may do: documents of the kind `identity`. */
	readonly permissions: readonly PolicyDocument[];
	/** The most that it may do, of the kind `identity`. Default: no limit. */
	readonly boundary?: PolicyDocument;
}

/** What the policies of a role decide, one by one. */
export interface RoleDecision {
	readonly trust: Decision;
	readonly permissions: Decision;
	readonly boundary?: Decision;
	/** Whether all of them allow it. */
	readonly isAllowed: Answer;
}

/**
 * Whether a principal may assume a role, and the role may then make a request.
 * A boundary limits what the other policies allow
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
 * @param assumed The request's condition keys where the role is assumed.
 */
export function decideForRole(
	role: RolePolicies,
	by: Principal,
	assumed: Pick<Request, "context" | "otherKeys">,
	request: Omit<Request, "principal">,
): RoleDecision {
	const used: Request = {
		...request,
		principal: { kind: "aws", arn: role.arn },
	};
	const decisions = {
		trust: decide([role.trust], {
			...assumed,
			principal: by,
			action: "sts:AssumeRole",
			resource: role.arn,
		}),
		permissions: decide(role.permissions, used),
		...(role.boundary && { boundary: decide([role.boundary], used) }),
	};
	return {
		...decisions,
		isAllowed: allOf(Object.values(decisions).map(isAllowed)),
	};
}

/**
 * Whether a decision allows a request. It is no where the decision is unknown
 * and only open between a Deny and no Allow.
 */
export function isAllowed(decision: Decision): Answer {
	if (decision.outcome !== "unknown") return decision.outcome === "allowed";
	return decision.may.includes("allowed") && decision.unknown;
}
