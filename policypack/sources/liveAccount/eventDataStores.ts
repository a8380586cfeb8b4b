import type { EventDataStoreFact, Source } from "../../model/facts";
import { unknownEventDataStore } from "../../model/unknownFacts";
import { known, unknown, type Value } from "../../model/value";
import { type Identity, idOf, rootOf } from "./identity";
import { OPT_IN_ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** The type of an event data store, as AWS Config and Security Hub CSPM name it. */
const STORE = "AWS::CloudTrail::EventDataStore";

/**
 * The event data stores of these Regions, read only if a control needs them. A
 * Region that is not readable counts as one unknown store.
 */
export async function readEventDataStores(
	session: Session,
	identity: Identity,
	regions: Value<readonly string[]>,
): Promise<readonly EventDataStoreFact[]> {
	if (!session.reads?.has("eventDataStores")) return [];
	const list = regions.known ? regions.value : [session.clients.home];
	const found = await Promise.all(
		list.map((region) => readRegion(session, identity, region)),
	);
	const rest = regions.known
		? []
		: [unknownEventDataStore(rootOf(identity), regions)];
	return [...found.flat(), ...rest];
}

async function readRegion(
	session: Session,
	identity: Identity,
	region: string,
): Promise<readonly EventDataStoreFact[]> {
	const arns = await listStores(session, region);
	if (!arns.known) {
		const { partition } = identity;
		const urn = `arn:${partition}:cloudtrail:${region}:${idOf(identity)}:eventdatastore/*`;
		return [unknownEventDataStore(sourceOf(urn, region), arns)];
	}
	const stores = await Promise.all(
		arns.value.map((arn) => readStore(session, region, arn)),
	);
	return stores.flat();
}

/** Maximum number of pages; the AWS quota is 10 stores per Region. */
const PAGES = 20;

/** The ARNs of the event data stores of a Region. */
async function listStores(
	{ ask, clients }: Session,
	region: string,
): Promise<Value<readonly string[]>> {
	const what = `the event data stores of ${region}`;
	const all: string[] = [];
	let from: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const token = from;
		const page = await ask({
			action: OPT_IN_ACTIONS.ListEventDataStores,
			what,
			call: (options) =>
				clients
					.cloudTrail(region)
					.listEventDataStores(
						token === undefined ? {} : { NextToken: token },
						options,
					),
			read: ({ EventDataStores = [], NextToken }) => {
				const arns = EventDataStores.map((store) => store.EventDataStoreArn);
				return arns.every((arn) => typeof arn === "string")
					? { arns, next: NextToken }
					: UNREADABLE;
			},
			// A Region without CloudTrail Lake has none.
			unset: {
				errors: ["UnsupportedOperationException"],
				means: { arns: [], next: undefined },
			},
		});
		if (!page.known) return page;
		all.push(...page.value.arns);
		from = page.value.next;
		if (!from) return known(all);
	}
	return unknown("unreadable", `${what} (pagination does not end)`);
}

/** One store; none if it is pending deletion. */
async function readStore(
	{ ask, clients }: Session,
	region: string,
	arn: string,
): Promise<readonly EventDataStoreFact[]> {
	const id = arn.split("/").at(-1) ?? arn;
	const found = await ask({
		action: OPT_IN_ACTIONS.GetEventDataStore,
		what: `the key of event data store ${id}`,
		call: (options) =>
			clients
				.cloudTrail(region)
				.getEventDataStore({ EventDataStore: arn }, options),
		read: ({ EventDataStoreArn, KmsKeyId, Name, Status }) =>
			EventDataStoreArn === arn &&
			(KmsKeyId === undefined || typeof KmsKeyId === "string")
				? { key: KmsKeyId || undefined, name: Name, status: Status }
				: UNREADABLE,
	});
	if (!found.known) return [unknownEventDataStore(sourceOf(arn, id), found)];
	const { key, name, status } = found.value;
	if (status === "PENDING_DELETION") return [];
	return [
		{
			kind: "eventDataStore",
			of: sourceOf(arn, typeof name === "string" ? name : id),
			hasKey: known(key !== undefined),
			key: known(key),
		},
	];
}

function sourceOf(urn: string, name: string): Source {
	return { urn, type: STORE, name, location: undefined };
}
