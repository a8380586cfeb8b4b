import { typeIn } from "./urn";

/**
 * Types whose outputs name a bucket, wherever that bucket is: another stack's,
 * or one that was only read with `get`.
 */
const NAMING: ReadonlySet<string> = new Set([
	"pulumi:pulumi:StackReference",
	"aws:s3/bucket:Bucket",
	"aws:s3/bucketV2:BucketV2",
	"aws-native:s3:Bucket",
]);

/**
 * Whether a dependency is on something that names a bucket and may not be
 * managed by the stack.
 */
export function mayLeaveView(urn: string): boolean {
	return NAMING.has(typeIn(urn));
}
