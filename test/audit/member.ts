import type { Call } from "../kit/awsCalls";
import { FAULTS, type Fault } from "../kit/awsFaults";
import { ownAccount } from "../kit/cloud/cloud";

/** The management account of the organization. */
export const MANAGEMENT = "444455556666";

/** The ARN of the organization's trail, as an account of it is shown it. */
export const organizationArn = (account: string = MANAGEMENT) =>
	`arn:aws:cloudtrail:us-east-1:${account}:trail/organization`;

/** What a member account is shown of its organization's trail. */
export interface MemberView {
	/** What DescribeTrails says of its selectors; left out, it says nothing. */
	readonly hasSelectors?: boolean;
	/** AWS's refusal of GetEventSelectors; null: a delegated administrator. */
	readonly refusal?: string | null;
}

/**
 * AWS as a member account of an organization sees it: the organization's trail
 * has the management account's ARN, and GetEventSelectors of it is refused.
 * The server has no organizations: the proxy plays this with a trail of its own.
 */
export function asMember({
	hasSelectors,
	refusal = "AccessDeniedException",
}: MemberView): (call: Call) => Fault {
	return (call) => {
		const isAsked =
			call.action === "cloudtrail:GetEventSelectors" &&
			call.of === organizationArn();
		if (isAsked && refusal === "AccessDeniedException")
			return FAULTS["access denied"]?.(call) ?? { drops: true };
		if (isAsked && refusal !== null)
			return {
				instead: {
					status: 400,
					body: JSON.stringify({ __type: refusal }),
					type: "application/x-amz-json-1.1",
				},
			};
		return {
			renames: [organizationArn(ownAccount), organizationArn()],
			changes: (body) => body.replaceAll(FLAG, flagOf(hasSelectors)),
		};
	};
}

const FLAG = /"HasCustomEventSelectors": false, /g;

function flagOf(hasSelectors: boolean | undefined): string {
	return hasSelectors === undefined
		? ""
		: `"HasCustomEventSelectors": ${hasSelectors}, `;
}
