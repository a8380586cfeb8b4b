import type { Attaching } from "../attach";
import { outcomeKey, type Perhaps } from "../candidates";
import type { DeclaredBucket } from "../declaredBuckets";
import { push } from "../lists";
import { compareFacts } from "../order";
import { unknown } from "../value";
import type { SourceView } from "./sourceView";

/** A source with its own buckets, and where its references lead. */
interface Exposing extends Attaching {
	readonly source: SourceView;
}

/** An attachment whose bucket is not known, and its source. */
interface Exposure {
	readonly source: SourceView;
	readonly fact: Perhaps;
	/** Whether its bucket has a name that is known, and no source declares. */
	readonly isNamed: boolean;
}

/** What other sources may attach to a bucket of a source. */
export type ExposuresOf = (
	bucket: DeclaredBucket,
	source: SourceView | undefined,
) => readonly Perhaps[];

/**
 * Finds the policies and access control lists whose bucket is not known. It may
 * be one that another source of the account declares, which then does not pass.
 * What protects a bucket is not credited that way, so that a source whose
 * references are not known hides no failure of another one.
 */
export function exposures(sources: readonly Exposing[]): ExposuresOf {
	const found = new Map<string, Exposure[]>();
	for (const one of sources) {
		const { account } = one.source;
		if (account === undefined) continue;
		for (const exposure of exposuresIn(one)) push(found, account, exposure);
	}
	const summaries = new Map(
		[...found].map(([account, all]) => [account, alike(all)] as const),
	);
	return ({ isNamePending, owner: { account } }, source) =>
		(summaries.get(account ?? "") ?? [])
			.filter((one) => one.source !== source)
			.filter(({ isNamed }) => isNamePending || !isNamed)
			.map(({ fact }) => fact);
}

function exposuresIn({
	attachments,
	placeOf,
	sets: { anywhere, namePending },
	source,
}: Exposing): readonly Exposure[] {
	return attachments.flatMap((attachment): readonly Exposure[] => {
		const { bucket, kind, of } = attachment;
		if (kind !== "bucketPolicy" && kind !== "bucketAcl") return [];
		if (bucket.by === "urn" || (bucket.name.known && !bucket.name.value))
			return [];
		const place = placeOf(bucket);
		const leaves =
			place.kind === "elsewhere" ||
			(place.kind === "open" &&
				[anywhere, namePending].includes(place.candidates));
		if (!leaves) return [];
		const cause = place.kind === "open" ? place.cause : "pending";
		const what = `which bucket ${of.name} of ${source.name} belongs to`;
		const fact = { ...attachment, applies: unknown(cause, what) };
		return [{ source, fact, isNamed: bucket.name.known }];
	});
}

/** Of exposures that come to the same, two, each of another source. */
function alike(all: readonly Exposure[]): readonly Exposure[] {
	const kept = new Map<string, Exposure[]>();
	const sorted = [...all].sort((a, b) => compareFacts(a.fact, b.fact));
	for (const one of sorted) {
		const key = `${one.isNamed} ${outcomeKey(one.fact)}`;
		const same = kept.get(key) ?? [];
		if (same.length < 2 && same[0]?.source !== one.source) push(kept, key, one);
	}
	return [...kept.values()].flat();
}
