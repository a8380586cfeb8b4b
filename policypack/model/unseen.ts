import type { BucketAttachment, Ref, Source, TrailFact } from "./facts";
import type { Unknown } from "./value";

/** Trails that may exist: nothing is known of them but the cause. */
export function unknownTrail(of: Source, why: Unknown): TrailFact {
	const bucket: Ref = { by: "name", name: why, dependencies: [] };
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
		bucket,
	};
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
	];
}
