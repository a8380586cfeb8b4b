import type { Bucket } from "../account";
import type { Applied } from "../applied";
import { attach } from "../attach";
import { indexBuckets } from "../bucketIndex";
import { type DeclaredBucket, declaredBuckets } from "../declaredBuckets";
import type { Fact } from "../facts";
import type { Place } from "../place";
import { namesLookedFor, sortFacts } from "../sortedFacts";
import type { Ref, Source } from "../sources";
import { bucketOfTrail, buildBucket } from "../trailBucket";
import { known, mapValue, unknown, type Value } from "../value";
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

/**
 * Joins buckets with their settings, as the controls join them with their
 * policies.
 * @param facts The facts that the controls use.
 */
export function findBuckets(
	facts: readonly Fact[],
	deliveryFacts: readonly DeliveryFact[],
	{ keyOf }: KeyFinder,
): FindBucket {
	const { absences, attachments, buckets } = sortFacts(facts);
	const index = indexBuckets(declaredBuckets(buckets), attachments);
	const attachedTo = attach([{ attachments, ...index }]);
	const lookedFor = namesLookedFor(absences);
	const settings = SETTINGS.flatMap((kind): readonly BucketSettingFact[] =>
		ofKind(deliveryFacts, kind),
	).map((fact) => ({ fact, place: index.placeOf(fact.bucket) }));
	const places = new Map(
		ofKind(deliveryFacts, "bucketPlace").map(({ of, place }) => [
			of.urn,
			place,
		]),
	);
	const built = new Map<DeclaredBucket, Bucket>();
	const bucketOf = (declared: DeclaredBucket): Bucket => {
		const bucket =
			built.get(declared) ?? buildBucket(declared, attachedTo, () => []);
		built.set(declared, bucket);
		return bucket;
	};
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
		place: declared.urns
			.map((urn) => places.get(urn))
			.find((place) => place !== undefined),
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
		const found = declaredAt(index.placeOf(target), what);
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
		const place = index.placeOf(ref);
		if (place.kind === "here") return known(viewOf(place.bucket));
		const missing = bucketOfTrail(place, ref, trail, { bucketOf, lookedFor });
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
