import type { Applied } from "../applied";
import type { DeclaredBucket } from "../declaredBuckets";
import type { Place } from "../place";
import type { Ref, Source } from "../sources";
import { bucketOfTrail } from "../trailBucket";
import { known, mapValue, unknown, type Value } from "../value";
import type { BucketScope } from "./bucketScope";
import {
	type BucketSettingFact,
	isBucketSetting,
	type LogTargetFact,
} from "./bucketSettings";
import type { DeliveryFact } from "./facts";
import { type AttachedTo, indexAttached } from "./indexAttached";
import type { KeyFinder } from "./keyViews";
import type { DeliveryBucket, LogTargetView, TargetView } from "./view";

/** Finds the bucket of a trail. */
export type FindBucket = (ref: Ref, trail: Source) => Value<DeliveryBucket>;

/** A setting, and where its reference to a bucket leads. */
interface SettingAt {
	readonly fact: BucketSettingFact;
	readonly place: Place;
}

/** Joins buckets with their settings, as far as a scope knows where they are. */
export function findBuckets(
	{ awsPlaceOf, bucketOf, contradiction, lookedFor, placeOf }: BucketScope,
	facts: readonly DeliveryFact[],
	{ keyOf }: KeyFinder,
): FindBucket {
	const settingsAt = settingsOf(facts, placeOf);
	/** The settings of one kind that apply to a bucket, or may. */
	const ofBucket = <K extends BucketSettingFact["kind"]>(
		bucket: DeclaredBucket,
		kind: K,
	): readonly Applied<Extract<BucketSettingFact, { kind: K }>>[] =>
		settingsAt(bucket).flatMap(({ item: { fact }, applies }) =>
			isKind(fact, kind) ? [{ ...fact, applies }] : [],
		);
	const targetView = (declared: DeclaredBucket): TargetView => ({
		bucket: bucketOf(declared),
		name: declared.name,
		owner: declared.owner,
		place: awsPlaceOf(declared),
		encryptions: ofBucket(declared, "bucketEncryption").map(
			({ key: keyRef, ...fact }) => ({
				...fact,
				keyRef,
				key: keyOf(keyRef, fact),
			}),
		),
		payers: ofBucket(declared, "requestPayer"),
		objectLocks: ofBucket(declared, "objectLock"),
		grants: ofBucket(declared, "bucketGrants"),
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
			logTargets: ofBucket(declared, "logTarget").map((fact) =>
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

/** The settings of all buckets, indexed by bucket. */
function settingsOf(
	facts: readonly DeliveryFact[],
	placeOf: BucketScope["placeOf"],
): AttachedTo<DeclaredBucket, SettingAt> {
	return indexAttached(
		facts.filter(isBucketSetting).map((fact) => {
			const place = placeOf(fact.bucket, fact.of);
			return {
				item: { fact, place },
				parts: place.kind === "here" ? [place.bucket] : [],
				isOpen: place.kind === "open",
			};
		}),
		whetherOf,
	);
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
	{ fact: { of }, place }: SettingAt,
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
