import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { UNREADABLE } from "./request";

/** A public access block as AWS has it: each setting is on or off. */
export interface Settings {
	readonly ignorePublicAcls: boolean;
	readonly restrictPublicBuckets: boolean;
}

/**
 * The settings that neutralise what exists, of a bucket's or of an account's
 * block. S3 names each; one that it does not name is not off.
 */
export function settingsIn(
	block: PublicAccessBlockConfiguration | undefined,
): Settings | typeof UNREADABLE {
	const ignorePublicAcls = block?.IgnorePublicAcls;
	const restrictPublicBuckets = block?.RestrictPublicBuckets;
	return typeof ignorePublicAcls === "boolean" &&
		typeof restrictPublicBuckets === "boolean"
		? { ignorePublicAcls, restrictPublicBuckets }
		: UNREADABLE;
}
