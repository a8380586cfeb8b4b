import type {
	BucketAttachment,
	EventDataStoreFact,
	Fact,
	NameRef,
	Owner,
	Ref,
	Source,
	TrailFact,
} from "./facts";
import type { Unknown } from "./value";

/** Trails that may exist: nothing is known of them but the cause. */
export function unknownTrail(of: Source, why: Unknown): TrailFact {
	return {
		kind: "trail",
		of,
		isLogging: why,
		isMultiRegion: why,
		eventSelectors: why,
		advancedEventSelectors: why,
		hasKey: why,
		validatesLogFiles: why,
		hasLogGroup: why,
		hasLogRole: why,
		bucket: unknownRef(why),
		tagKeys: [why],
	};
}

function unknownRef(why: Unknown): NameRef {
	return { by: "name", name: why, dependencies: [] };
}

/** Event data stores that may exist: nothing is known but the cause. */
export function unknownEventDataStore(
	of: Source,
	why: Unknown,
): EventDataStoreFact {
	return { kind: "eventDataStore", of, hasKey: why, key: why };
}

/** Whatever may be attached to a bucket: nothing is known but the cause. */
export function unknownAttachments(
	of: Source,
	bucket: Ref,
	why: Unknown,
): readonly BucketAttachment[] {
	const about = { of, bucket, unseen: why };
	return [
		{ kind: "bucketPolicy", ...about, policy: why },
		{ kind: "bucketAcl", ...about, canned: why, grants: why },
		{
			kind: "bucketBlock",
			...about,
			ignorePublicAcls: why,
			restrictPublicBuckets: why,
		},
		{ kind: "ownership", ...about, objectOwnership: why },
		{ kind: "accessLogging", ...about, hasTarget: why },
		{ kind: "accessDelivery", ...about, delivers: why, target: why },
	];
}

/** What is attached to the same bucket, with values that are not known. */
export function valuesUnknown(
	fact: BucketAttachment,
	why: Unknown,
): BucketAttachment {
	const all = unknownAttachments(fact.of, fact.bucket, why);
	return all.find(({ kind }) => kind === fact.kind) ?? fact;
}

/** A fact of something that is there and of which nothing else is known. */
export function nothingKnown(fact: Fact, why: Unknown): readonly Fact[] {
	const { of } = fact;
	switch (fact.kind) {
		case "trail":
			return [{ ...unknownTrail(of, why), ...placeOf(fact) }];
		case "eventDataStore":
			return [{ ...unknownEventDataStore(of, why), ...ownerOf(fact) }];
		case "accountBlock":
			return [{ ...fact, ignorePublicAcls: why, restrictPublicBuckets: why }];
		case "bucket":
			return [fact, ...unknownAttachments(of, { by: "urn", urn: of.urn }, why)];
		case "logSource":
			return [{ ...fact, isAccessLogs: why, name: why }];
		case "logDelivery":
			return [
				{ ...fact, source: unknownRef(why), destination: unknownRef(why) },
			];
		case "logDestination":
			return [{ ...fact, name: why, target: why }];
		case "noTrail":
		case "noBucket":
			return [];
		default:
			return [valuesUnknown(fact, why)];
	}
}

/** Whose a trail is, and what it is called in AWS. */
function placeOf(
	fact: TrailFact,
): Pick<TrailFact, "owner" | "arn" | "nameInAws" | "isRead"> {
	const { arn, isRead, nameInAws } = fact;
	return {
		...ownerOf(fact),
		...(arn !== undefined && { arn }),
		...(nameInAws !== undefined && { nameInAws }),
		...(isRead !== undefined && { isRead }),
	};
}

function ownerOf({ owner }: { readonly owner?: Owner }) {
	return owner ? { owner } : {};
}
