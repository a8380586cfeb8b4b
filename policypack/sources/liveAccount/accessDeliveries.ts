import { bucketNameIn } from "../../model/bucketIndex";
import { ACCESS_LOGS, DELIVERY_TARGETS } from "../../model/deliveries";
import type { BucketAttachment, DeliveryTarget } from "../../model/facts";
import { push } from "../../model/lists";
import { known, unknown, type Value } from "../../model/value";
import type { BucketSubject } from "./bucketSubject";
import { type Action, DELIVERY_ACTIONS } from "./permissions";
import { type CallOptions, UNREADABLE } from "./request";
import type { Session } from "./session";

/** The deliveries of access logs in one Region: their targets, by bucket name. */
export type AccessDeliveries = Value<
	ReadonlyMap<string, readonly (DeliveryTarget | undefined)[]>
>;

/**
 * Reads the deliveries of access logs in one Region. A delivery source is in
 * the Region and account of its bucket.
 */
export async function readDeliveries(
	session: Session,
	region: string,
): Promise<AccessDeliveries> {
	const what = `deliveries of access logs in ${region}`;
	const sources = await listAll(session, {
		action: DELIVERY_ACTIONS.DescribeDeliverySources,
		what,
		call: async (page, options) =>
			(await session.clients.logs(region)).describeDeliverySources(
				page,
				options,
			),
		items: ({ deliverySources }) =>
			deliverySources?.map(({ name, logType, resourceArns = [] }) => ({
				name,
				buckets:
					logType === ACCESS_LOGS
						? resourceArns.map((arn) => bucketNameIn(`${arn}`))
						: [],
			})),
	});
	if (!sources.known) return sources;
	const buckets = new Map(
		sources.value.flatMap(({ name, buckets: its }) =>
			its.length > 0 ? [[name, its] as const] : [],
		),
	);
	if (buckets.size === 0) return known(new Map());
	const deliveries = await listAll(session, {
		action: DELIVERY_ACTIONS.DescribeDeliveries,
		what,
		call: async (page, options) =>
			(await session.clients.logs(region)).describeDeliveries(page, options),
		items: ({ deliveries: found }) =>
			found?.map(({ deliverySourceName, deliveryDestinationType }) => ({
				source: deliverySourceName,
				target: DELIVERY_TARGETS.get(deliveryDestinationType ?? ""),
			})),
	});
	if (!deliveries.known) return deliveries;
	const targets = new Map<string, (DeliveryTarget | undefined)[]>();
	for (const { source, target } of deliveries.value)
		for (const bucket of buckets.get(source) ?? [])
			push(targets, bucket, target);
	return known(targets);
}

/** The facts about the deliveries of one bucket. */
export function deliveryFacts(
	{ name, of, itself }: BucketSubject,
	deliveries: AccessDeliveries,
): readonly BucketAttachment[] {
	const about = { kind: "accessDelivery", of, bucket: itself } as const;
	if (!deliveries.known)
		return [{ ...about, delivers: deliveries, target: deliveries }];
	return (deliveries.value.get(name) ?? []).map((target) => ({
		...about,
		delivers: known(true),
		target: known(target),
	}));
}

/** Maximum number of pages, at 50 items per page. */
const PAGES = 100;

const PAGE_SIZE = 50;

interface List<Output, Item> {
	readonly action: Action;
	readonly what: string;
	readonly call: (
		page: { readonly limit: number; readonly nextToken?: string },
		options: CallOptions,
	) => Promise<Output>;
	readonly items: (output: Output) => readonly Item[] | undefined;
}

/** All items of a list with pages. */
async function listAll<Output extends { nextToken?: string | undefined }, Item>(
	{ ask }: Session,
	{ action, what, call, items }: List<Output, Item>,
): Promise<Value<readonly Item[]>> {
	const all: Item[] = [];
	let nextToken: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const from = nextToken;
		const page = await ask({
			action,
			what,
			call: (options) =>
				call(
					{ limit: PAGE_SIZE, ...(from !== undefined && { nextToken: from }) },
					options,
				),
			read: (output) => {
				const found = items(output);
				return Array.isArray(found)
					? { found: found as readonly Item[], next: output.nextToken }
					: UNREADABLE;
			},
		});
		if (!page.known) return page;
		all.push(...page.value.found);
		nextToken = page.value.next;
		if (nextToken === undefined) return known(all);
	}
	return unknown("unreadable", `${what} (pagination does not end)`);
}
