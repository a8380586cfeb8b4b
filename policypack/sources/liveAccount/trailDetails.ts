import type {
	GetTrailStatusResponse,
	Trail as TrailInfo,
} from "@aws-sdk/client-cloudtrail";
import type { TrailFact } from "../../model/facts";
import { mapValue, type Unknown, unknown, type Value } from "../../model/value";
import type { Identity } from "./identity";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Selectors } from "./selectors";
import type { Session } from "./session";
import {
	DEFAULT_SELECTORS,
	otherOwnerOf,
	readSelectors,
} from "./trailSelectors";
import { readTagKeys } from "./trailTags";

/** What DescribeTrails does not return of a trail. */
export interface TrailDetails {
	/** The response of AWS, of which only `IsLogging` is validated. */
	readonly status: Value<GetTrailStatusResponse>;
	readonly selectors: Value<Selectors>;
	readonly tagKeys: Value<readonly string[]>;
}

/** A trail, and the Region to ask about it in. */
export interface TrailPlace {
	readonly arn: string;
	/** Name in messages, such as "trail audit". */
	readonly of: string;
	readonly region: string;
}

/** The account in a trail's ARN. */
export function trailOwner(arn: string): string {
	return arn.split(":")[4] ?? "";
}

/**
 * The details of a trail, one call each. Another account's trail, if the
 * session only lists those, has only what DescribeTrails says of it.
 */
export async function readDetails(
	session: Session,
	identity: Identity,
	info: Pick<TrailInfo, "HasCustomEventSelectors" | "IsOrganizationTrail">,
	{ arn, of, region }: TrailPlace,
): Promise<TrailDetails> {
	const owner = otherOwnerOf(arn, info, identity);
	if (session.listsForeignTrails && owner !== undefined)
		return listed(info, of, owner);
	const { ask, clients } = session;
	const cloudTrail = clients.cloudTrail(region);
	const [status, selectors, tagKeys] = await Promise.all([
		ask({
			action: ACTIONS.GetTrailStatus,
			what: `whether ${of} is logging`,
			call: (options) => cloudTrail.getTrailStatus({ Name: arn }, options),
			read: (answer) =>
				typeof answer.IsLogging === "boolean" ? answer : UNREADABLE,
		}),
		readSelectors({ ask, cloudTrail }, identity, info, { arn, of }),
		readTagKeys(session, cloudTrail, { arn, of }),
	]);
	return { status, selectors, tagKeys };
}

/** The owner's account shows the rest, so it is outside of what this one shows. */
function listed(
	{ HasCustomEventSelectors }: Pick<TrailInfo, "HasCustomEventSelectors">,
	of: string,
	owner: string,
): TrailDetails {
	const elsewhere = (what: string): Unknown =>
		unknown("outside", `${what} of ${of}, which account ${owner} shows`);
	return {
		status: elsewhere("the status"),
		selectors:
			HasCustomEventSelectors === false
				? DEFAULT_SELECTORS
				: elsewhere("the event selectors"),
		tagKeys: elsewhere("the tags"),
	};
}

/** Whether the details of a trail are still to be read, in its owner's account. */
export function isListedOnly({ isLogging }: TrailFact): boolean {
	return !isLogging.known && isLogging.cause === "outside";
}

/** A trail that was only listed, with its details. */
export interface ListedTrail {
	readonly fact: TrailFact;
	readonly details: TrailDetails;
}

/** Reads the details of a trail that was only listed, through a member account. */
export async function readListedTrail(
	session: Session,
	identity: Identity,
	trail: TrailFact,
): Promise<ListedTrail> {
	const { urn: arn, name } = trail.of;
	const hasDefaults = trail.eventSelectors.known;
	const details = await readDetails(
		session,
		identity,
		hasDefaults ? { HasCustomEventSelectors: false } : {},
		{ arn, of: `trail ${name}`, region: arn.split(":")[3] ?? "" },
	);
	return { fact: { ...trail, ...factsIn(details) }, details };
}

/** The details as parts of the fact of a trail. */
export function factsIn({
	status,
	selectors,
	tagKeys,
}: TrailDetails): Pick<
	TrailFact,
	"advancedEventSelectors" | "eventSelectors" | "isLogging" | "tagKeys"
> {
	return {
		isLogging: mapValue(status, ({ IsLogging }) => IsLogging === true),
		eventSelectors: mapValue(selectors, ({ basic }) => basic),
		advancedEventSelectors: mapValue(selectors, ({ advanced }) => advanced),
		tagKeys: [tagKeys],
	};
}
