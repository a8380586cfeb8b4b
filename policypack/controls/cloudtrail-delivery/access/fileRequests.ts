import type { Statement } from "../../../../components/policies/statements/statement";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import {
	absentKey,
	type Context,
	keyOf,
	presentKey,
	type Request,
	unknownKey,
} from "../../../model/iamPolicy/request";
import { known, type Unknown, unknown, type Value } from "../../../model/value";
import { keyArnIn } from "./keyArn";
import {
	CLOUDTRAIL,
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
	const own = known(`${value}/`);
	if (!value.endsWith("/")) return { prefixes: [own] };
	const bare = value.replace(/\/+$/, "");
	const what = "the path that CloudTrail makes of a prefix with a final slash";
	return {
		prefixes: [own, known(bare && `${bare}/`)],
		unsure: unknown("outside", what),
	};
}

/**
 * A statement for each prefix that the files may have, as one: with the resources
 * of all of them.
 */
export function inEachPrefix(
	view: DeliveryView,
	statementOf: (keyPrefix: string) => Statement,
): Statement {
	const [first = "", ...others] = prefixTexts(view);
	const statement = statementOf(first);
	if (others.length === 0) return statement;
	const all = [statement, ...others.map(statementOf)];
	return { ...statement, Resource: all.flatMap((one) => one.Resource ?? []) };
}

/** Prefixes without the slash at their end, and what is in place of others. */
function prefixTexts(view: DeliveryView): readonly string[] {
	const { prefix, secrets } = view.trail;
	if (!prefix.known || (prefix.value && secrets.includes("prefix")))
		return ["PREFIX"];
	return filePrefixes(view).prefixes.flatMap((one) =>
		one.known ? [one.value.replace(/\/$/, "")] : [],
	);
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
				encryptionOf(view),
				[context, UPLOADED],
			),
		),
	);
}

/**
 * The request by which CloudTrail reads the access control list of the bucket, in
 * all forms that it may have. It uploads nothing, so it has no key of an upload
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html).
 */
export function aclRequests(
	source: RequestSource,
	bucketArn: Value<string>,
): readonly Request[] {
	return inEachTlsVersion((context) =>
		serviceRequest(CLOUDTRAIL, source, "s3:GetBucketAcl", bucketArn, {}, [
			context,
			NO_UPLOAD,
		]),
	);
}

const ACL = "s3:x-amz-acl";
const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id";

/**
 * Keys of copies, and of grants, which exclude a canned access control list
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html).
 */
const NOT_UPLOADED = [
	"s3:x-amz-copy-source",
	"s3:x-amz-grant-full-control",
	"s3:x-amz-grant-read",
	"s3:x-amz-grant-read-acp",
	"s3:x-amz-grant-write",
	"s3:x-amz-grant-write-acp",
];

function absent(...names: readonly string[]): Context {
	return Object.fromEntries(names.map((name) => [name, absentKey]));
}

/** What a request has that uploads nothing. */
const NO_UPLOAD = absent(ACL, ALGORITHM, KEY_ID, ...NOT_UPLOADED);

/** What each upload of CloudTrail has. */
const UPLOADED: Context = {
	...absent(...NOT_UPLOADED),
	[ACL]: keyOf("bucket-owner-full-control"),
};

/**
 * CloudTrail asks for the trail's key, or for SSE-S3 if it has none
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html).
 */
function encryptionOf({ refs, key }: DeliveryView): Context {
	const { text } = refs.key;
	// A key that nothing in view shows may turn out not to be set.
	if (!text.known && !(key.known && key.value))
		return { [ALGORITHM]: presentKey(text), [KEY_ID]: unknownKey(text) };
	const arn = keyArnIn(refs.key, key);
	return arn.known && arn.value === undefined
		? { [ALGORITHM]: keyOf("AES256"), [KEY_ID]: absentKey }
		: {
				[ALGORITHM]: keyOf("aws:kms"),
				[KEY_ID]: keyWith(arn.known ? known(arn.value ?? "") : arn),
			};
}
