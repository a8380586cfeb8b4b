import type { TrailFact } from "../../model/facts";
import { known, type Unknown, unknown, type Value } from "../../model/value";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** The buckets of the account by name, with their Regions if listed. */
export type OwnedBuckets = ReadonlyMap<string, string | undefined>;

/** A trail whose bucket may be in another account, because the list is not readable. */
export function notKnownWhose(trail: TrailFact, why: Unknown): TrailFact {
	const { bucket, of } = trail;
	if (bucket.by !== "name" || !bucket.name.known) return trail;
	const named = bucket.isSecret ? undefined : bucket.name.value;
	const which = bucket.isSecret ? "the bucket" : `bucket ${named}`;
	const what = `${which} of trail ${of.name}: ${why.what}`;
	const name = unknown("unreadable", what, why.fix);
	return {
		...trail,
		bucket: { ...bucket, name, ...(named !== undefined && { named }) },
	};
}

interface Page {
	readonly buckets: readonly (readonly [string, string | undefined])[];
	readonly next: string | undefined;
}

/** Maximum number of pages, at 10,000 buckets per page. */
const PAGES = 100;

/**
 * The buckets that the account owns. Only this list shows whether a bucket that
 * is not readable belongs to the account.
 */
export async function ownedBuckets(
	session: Session,
): Promise<Value<OwnedBuckets>> {
	const owned = new Map<string, string | undefined>();
	let from: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const page = await listPage(session, from);
		if (!page.known) return page;
		for (const [name, region] of page.value.buckets) owned.set(name, region);
		from = page.value.next;
		if (from === undefined) return known(owned);
	}
	return unknown(
		"unreadable",
		"the buckets of the account (pagination does not end)",
	);
}

function listPage(
	{ ask, clients }: Session,
	from: string | undefined,
): Promise<Value<Page>> {
	return ask({
		action: ACTIONS.ListBuckets,
		what: "which buckets the account owns",
		call: (options) =>
			clients.s3(clients.home).listBuckets(
				{
					// With a page size, S3 returns the Region of each bucket.
					MaxBuckets: 10_000,
					...(from !== undefined && { ContinuationToken: from }),
				},
				options,
			),
		read: ({ Buckets, ContinuationToken }) => {
			if (!Array.isArray(Buckets)) return UNREADABLE;
			const buckets = Buckets.map(
				({ Name, BucketRegion }) => [String(Name), BucketRegion] as const,
			);
			return { buckets, next: ContinuationToken };
		},
	});
}
