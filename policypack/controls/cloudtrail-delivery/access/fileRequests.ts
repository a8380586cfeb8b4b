import type { DeliveryView } from "../../../model/deliveryChecks/view";
import {
	absentKey,
	keyOf,
	type Request,
} from "../../../model/iamPolicy/request";
import { known, type Unknown, unknown, type Value } from "../../../model/value";
import { keyArnIn } from "./keyArn";
import {
	CLOUDTRAIL,
	type Context,
	inEachTlsVersion,
	joined,
	keyWith,
	type RequestSource,
	serviceRequest,
} from "./serviceRequest";

/** The prefixes that the files of a trail may have, each with its slash. */
export interface FilePrefixes {
	readonly prefixes: readonly Value<string>[];
	/** Why there are several. */
	readonly unsure?: Unknown;
}

/** AWS does not document what a slash at the end of the prefix results in. */
export function filePrefixes({ trail }: DeliveryView): FilePrefixes {
	const { prefix } = trail;
	if (!prefix.known) return { prefixes: [prefix] };
	if (!prefix.value) return { prefixes: [known("")] };
	const { value } = prefix;
	const bare = known(`${withoutSlash(value)}/`);
	if (!value.endsWith("/")) return { prefixes: [bare] };
	const what = "the path that CloudTrail makes of a prefix with a final slash";
	return {
		prefixes: [known(`${value}/`), bare],
		unsure: unknown("outside", what),
	};
}

/** A prefix without the slash at its end. */
export function withoutSlash(prefix: string): string {
	return prefix.replace(/\/+$/, "");
}

/**
 * The request by which CloudTrail writes a file, in all forms that it may have
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html).
 * @param path The path after `AWSLogs/` and before the Region.
 */
export function fileRequests(
	view: DeliveryView,
	source: RequestSource,
	bucketArn: Value<string>,
	path: Value<string>,
): readonly Request[] {
	const { region } = view.trail.place;
	const file = `/${region.known ? region.value : "us-east-1"}/2026/01/31/file.json.gz`;
	return filePrefixes(view).prefixes.flatMap((prefix) =>
		inEachTlsVersion((context) =>
			serviceRequest(
				CLOUDTRAIL,
				source,
				"s3:PutObject",
				joined(bucketArn, "/", prefix, "AWSLogs/", path, file),
				{
					...context,
					"s3:x-amz-acl": keyOf("bucket-owner-full-control"),
					...encryptionOf(view),
				},
			),
		),
	);
}

/**
 * CloudTrail asks for the trail's key, or for SSE-S3 if it has none
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html).
 */
function encryptionOf({ refs, key }: DeliveryView): Context {
	const arn = keyArnIn(refs.key, key);
	const algorithm = "s3:x-amz-server-side-encryption";
	const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
	return arn.known && arn.value === undefined
		? { [algorithm]: keyOf("AES256"), [keyId]: absentKey }
		: {
				[algorithm]: keyOf("aws:kms"),
				[keyId]: keyWith(arn.known ? known(arn.value ?? "") : arn),
			};
}
