import type { BucketAclFact } from "./facts";
import { known, type Value } from "./value";

/**
 * Whether a canned ACL is anything but one that is known not to let everyone
 * in. One that AWS has not documented is not credited.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
export function isPublicCannedAcl(canned: string | undefined): boolean {
	return canned !== undefined && !CLOSED.has(canned);
}

const CLOSED: ReadonlySet<string> = new Set([
	"private",
	"log-delivery-write",
	"aws-exec-read",
	"bucket-owner-read",
	"bucket-owner-full-control",
]);

/**
 * Whether a grantee is a group that S3 calls public: everyone, or whoever has
 * an AWS account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function isPublicGroup(uri: string | undefined): boolean {
	return uri !== undefined && PUBLIC_GROUP.test(uri.trim());
}

const PUBLIC_GROUP =
	/^https?:\/\/acs\.amazonaws\.com\/groups\/global\/(AllUsers|AuthenticatedUsers)$/i;

/** Whether an access control list lets everyone in, by either of its forms. */
export function isPublicAcl({
	canned,
	grants,
}: Pick<BucketAclFact, "canned" | "grants">): Value<boolean> {
	if (canned.known && isPublicCannedAcl(canned.value)) return known(true);
	if (grants.known) {
		const groups = grants.value.map(({ groupUri }) => groupUri);
		if (groups.some((uri) => uri.known && isPublicGroup(uri.value)))
			return known(true);
		const firstUnknown = groups.find((uri) => !uri.known);
		if (firstUnknown && !firstUnknown.known) return firstUnknown;
	} else return grants;
	return canned.known ? known(false) : canned;
}
