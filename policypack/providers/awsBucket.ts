import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import type { BucketV2Args } from "@pulumi/aws/s3/bucketV2";
import type * as inputs from "@pulumi/aws/types/input";
import type * as bucket6 from "aws-v6/s3/bucket";
import type * as bucketV26 from "aws-v6/s3/bucketV2";
import type * as inputs6 from "aws-v6/types/input";
import type { Fact, Grant } from "../model/facts";
import { mapValue, type Value } from "../model/value";
import { bucketFact, itself } from "./bucketFact";
import { sourceOf } from "./dialect";
import { reading } from "./reading";
import type { Resource } from "./resource";

/** Buckets of both major versions: what one lacks, another has. */
type AnyBucket =
	| BucketArgs
	| BucketV2Args
	| bucket6.BucketArgs
	| bucketV26.BucketV2Args;

/** What AWS says of a bucket where the program says nothing. */
const COMPUTED = ["policy", "acl", "grants", "logging", "loggings"] as const;

/** A bucket, and what its own properties tell of it. */
export function bucket(resource: Resource): readonly Fact[] {
	const args = reading<AnyBucket>(resource, COMPUTED);
	const of = sourceOf(resource);
	const facts: Fact[] = [bucketFact(resource, args, "bucket")];
	const policy = args.tree("policy");
	if (!isNotSet(policy))
		facts.push({
			kind: "bucketPolicy",
			of,
			bucket: itself(resource, args, "policy"),
			policy,
			isSecret: args.isSecret("policy"),
		});
	const canned = args.text("acl");
	const grants = mapValue(
		args.blocks<inputs.s3.BucketGrant | inputs6.s3.BucketGrant>("grants"),
		(all) => all.map((grant): Grant => ({ groupUri: grant.text("uri") })),
	);
	const grantsNothing = grants.known && grants.value.length === 0;
	if (!isNotSet(canned) || !grantsNothing)
		facts.push({
			kind: "bucketAcl",
			of,
			bucket: itself(resource, args, "acl", "grants"),
			canned,
			isSecret: args.isSecret("acl"),
			grants,
		});
	for (const property of ["logging", "loggings"] as const) {
		const hasTarget = args.anySets<inputs.s3.BucketLogging>(
			property,
			"targetBucket",
		);
		facts.push({
			kind: "accessLogging",
			of,
			bucket: itself(resource, args, property),
			hasTarget,
		});
	}
	return facts;
}

function isNotSet(value: Value<unknown>): boolean {
	return value.known && (value.value === undefined || value.value === "");
}
