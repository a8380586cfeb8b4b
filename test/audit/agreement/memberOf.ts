import type { Call } from "../../kit/awsCalls";
import { FAULTS, type Fault } from "../../kit/awsFaults";
import { ownAccount } from "../../kit/cloud/cloud";
import { MANAGEMENT } from "../member";
import type { Drawn } from "./randomAccounts";
import type { Verdicts } from "./verdicts";

/**
 * AWS as it shows a drawn account's organization trails to a member: under the
 * management account's ARNs, with what DescribeTrails says of their selectors,
 * and without those.
 */
export function asMemberOf({ trails }: Drawn): (call: Call) => Fault {
	const organizations = trails.filter(({ isOrganization }) => isOrganization);
	const isShown = (of: string) =>
		of.includes(`:${MANAGEMENT}:trail/`) &&
		organizations.some(({ name }) => of.endsWith(`/${name}`));
	return (call) => {
		if (call.action === "cloudtrail:GetEventSelectors" && isShown(call.of))
			return FAULTS["access denied"]?.(call) ?? { drops: true };
		// Requests have them all as the server knows them.
		return {
			renames: [`${ownAccount}:trail/`, `${MANAGEMENT}:trail/`],
			changes: (body) =>
				call.action === "cloudtrail:DescribeTrails"
					? shown(body, trails)
					: body,
		};
	};
}

interface Told {
	readonly trailList: readonly { readonly Name: string; TrailARN: string }[];
}

function shown(body: string, trails: Drawn["trails"]): string {
	const { trailList }: Told = JSON.parse(body);
	return JSON.stringify({
		trailList: trailList.map((told) => {
			const drawn = trails.find(({ name }) => name === told.Name);
			return {
				...told,
				// What is no organization's is the account's own.
				...(!drawn?.isOrganization && {
					TrailARN: told.TrailARN.replace(MANAGEMENT, ownAccount),
				}),
				HasCustomEventSelectors: drawn?.selectors !== "none",
			};
		}),
	});
}

/** What a member found, by the ARNs of the account that the trails are of. */
export function ownArns(verdicts: Verdicts): Verdicts {
	return Object.fromEntries(
		Object.entries(verdicts).map(([policy, found]) => [
			policy,
			found.map((one) =>
				one.replace(`:${MANAGEMENT}:trail/`, `:${ownAccount}:trail/`),
			),
		]),
	);
}
