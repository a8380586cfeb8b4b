import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { UNREADABLE } from "./request";

/** A public access block in the form of the AWS API. */
export interface Settings {
	readonly ignorePublicAcls: boolean;
	readonly restrictPublicBuckets: boolean;
}

/**
 * The settings of a public access block that also apply to existing policies and
 * ACLs. S3 returns each of them; a missing one is not false.
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
