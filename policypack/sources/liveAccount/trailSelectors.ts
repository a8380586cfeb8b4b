import type { Trail as TrailInfo } from "@aws-sdk/client-cloudtrail";
import { known, type Value } from "../../model/value";
import type { Clients } from "./clients";
import type { Identity } from "./identity";
import { ACTIONS } from "./permissions";
import { type Selectors, selectorsIn } from "./selectors";
import type { Session } from "./session";

/** Requests a trail's selectors in a Region. */
interface Asking {
	readonly ask: Session["ask"];
	readonly cloudTrail: ReturnType<Clients["cloudTrail"]>;
}

/**
 * What a trail captures. Of an organization's trail AWS refuses
 * GetEventSelectors in a member account, but DescribeTrails says there whether
 * it has selectors of its own. Without them a trail captures AWS's default,
 * all management events, and nothing more is asked.
 */
export async function readSelectors(
	{ ask, cloudTrail }: Asking,
	identity: Identity,
	info: Pick<TrailInfo, "HasCustomEventSelectors" | "IsOrganizationTrail">,
	{ arn, of }: { readonly arn: string; readonly of: string },
): Promise<Value<Selectors>> {
	const owner = otherOwnerOf(arn, info, identity);
	if (owner !== undefined && info.HasCustomEventSelectors === false)
		return DEFAULT_SELECTORS;
	return ask<unknown, Selectors>({
		action: ACTIONS.GetEventSelectors,
		what: `the event selectors of ${of}`,
		call: (options) =>
			cloudTrail.getEventSelectors({ TrailName: arn }, options),
		read: (answer) => selectorsIn(answer as object, of),
		// A delegated administrator may read them, so it is asked all the same.
		...(owner !== undefined && {
			remedy: `readable in the trail's own account only; audit account ${owner}`,
		}),
	});
}

/** Those of a trail without selectors of its own. */
export const DEFAULT_SELECTORS = known<Selectors>({
	basic: [],
	advanced: [],
	answer: {},
});

/**
 * The account that a trail belongs to, where it is not this one. Where AWS
 * does not say which account this is, an organization's trail may be another's.
 */
export function otherOwnerOf(
	arn: string,
	info: Pick<TrailInfo, "IsOrganizationTrail">,
	{ account }: Identity,
): string | undefined {
	const owner = arn.split(":")[4];
	const isOther = account.known
		? account.value !== owner
		: info.IsOrganizationTrail === true;
	return isOther ? owner : undefined;
}
