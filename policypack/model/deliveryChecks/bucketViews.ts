import type { Applied } from "../applied";
import type { DeclaredBucket } from "../declaredBuckets";
import type { Place } from "../place";
import type { Ref, Source } from "../sources";
import { bucketOfTrail } from "../trailBucket";
import { known, mapValue, unknown, type Value } from "../value";
import type { BucketScope } from "./bucketScope";
import type { BucketSettingFact, LogTargetFact } from "./bucketSettings";
import type { DeliveryFact } from "./facts";
import type { KeyFinder } from "./keyViews";
import { ofKind } from "./sortedParts";
import type { DeliveryBucket, LogTargetView, TargetView } from "./view";

/** Finds the bucket of a trail. */
export type FindBucket = (ref: Ref, trail: Source) => Value<DeliveryBucket>;

const SETTINGS = [
	"bucketEncryption",
	"requestPayer",
	"objectLock",
	"logTarget",
	"bucketGrants",
] as const;

/** Joins buckets with their settings, as far as a scope knows where they are. */
export function findBuckets(
	{ awsPlaceOf, bucketOf, contradiction, lookedFor, placeOf }: BucketScope,
	facts: readonly DeliveryFact[],
	{ keyOf }: KeyFinder,
): FindBucket {
	const settings = SETTINGS.flatMap((kind): readonly BucketSettingFact[] =>
		ofKind(facts, kind),
	).map((fact) => ({ fact, place: placeOf(fact.bucket, fact.of) }));
	/** The settings of one kind that apply to a bucket, or may. */
	const settingsOf = <K extends BucketSettingFact["kind"]>(
		bucket: DeclaredBucket,
		kind: K,
	): readonly Applied<Extract<BucketSettingFact, { kind: K }>>[] =>
		settings.flatMap(({ fact, place }) => {
			if (!isKind(fact, kind)) return [];
			const applies = whetherOf(bucket, place, fact);
			return applies.known && !applies.value ? [] : [{ ...fact, applies }];
		});
	const targetView = (declared: DeclaredBucket): TargetView => ({
		bucket: bucketOf(declared),
		name: declared.name,
		owner: declared.owner,
		place: awsPlaceOf(declared),
		encryptions: settingsOf(declared, "bucketEncryption").map(
			({ key: keyRef, ...fact }) => ({
				...fact,
				keyRef,
				key: keyOf(keyRef, fact),
			}),
		),
		payers: settingsOf(declared, "requestPayer"),
		objectLocks: settingsOf(declared, "objectLock"),
		grants: settingsOf(declared, "bucketGrants"),
	});
	const logTargetView = (
		source: DeclaredBucket,
		{ target, ...fact }: Applied<LogTargetFact>,
	): Applied<LogTargetView> => {
		const what = `the bucket that access logs of ${source.of.name} are delivered to`;
		const found = declaredAt(placeOf(target, fact.of), what);
		return {
			...fact,
			targetRef: target,
			isItself: mapValue(found, (bucket) => bucket === source),
			target: mapValue(found, targetView),
		};
	};
	const views = new Map<DeclaredBucket, DeliveryBucket>();
	const viewOf = (declared: DeclaredBucket): DeliveryBucket => {
		const view = views.get(declared) ?? {
			...targetView(declared),
			logTargets: settingsOf(declared, "logTarget").map((fact) =>
				logTargetView(declared, fact),
			),
		};
		views.set(declared, view);
		return view;
	};
	return (ref, trail) => {
		const place = placeOf(ref, trail);
		if (place.kind === "here")
			return contradiction(place.bucket) ?? known(viewOf(place.bucket));
		const found = { bucketOf, lookedFor: lookedFor(trail) };
		const missing = bucketOfTrail(place, ref, trail, found);
		return missing.known
			? unknown("unreadable", `the bucket of trail ${trail.name}`)
			: missing;
	};
}

function isKind<K extends BucketSettingFact["kind"]>(
	fact: BucketSettingFact,
	kind: K,
): fact is Extract<BucketSettingFact, { kind: K }> {
	return fact.kind === kind;
}

/** Whether a setting is of a bucket. */
function whetherOf(
	bucket: DeclaredBucket,
	place: Place,
	{ of }: BucketSettingFact,
): Value<boolean> {
	if (place.kind === "here") return known(place.bucket === bucket);
	if (place.kind !== "open") return known(false);
	return unknown(place.cause, `which bucket ${of.name} belongs to`);
}

function declaredAt(place: Place, what: string): Value<DeclaredBucket> {
	if (place.kind === "here") return known(place.bucket);
	if (place.kind === "open") return unknown(place.cause, what);
	return unknown("outside", what);
}
