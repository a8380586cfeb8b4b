import type { BucketAttachment } from "../../model/facts";
import { known, type Unknown, type Value } from "../../model/value";
import type { BucketSubject } from "./bucketSubject";
import type { Clients } from "./clients";
import type { Action } from "./permissions";
import { type CallOptions, UNREADABLE } from "./request";
import type { Session } from "./session";

/** The S3 client of one Region. */
type S3 = ReturnType<Clients["s3"]>;

/** One configuration of a bucket in S3. */
export interface BucketPart<Output, T> {
	readonly action: Action;
	/** Name in messages, such as "policy". */
	readonly noun: string;
	readonly call: (
		s3: S3,
		input: { readonly Bucket: string },
		options: CallOptions,
	) => Promise<Output>;
	readonly read: (output: Output) => T | typeof UNREADABLE;
	/** The S3 error code if it is not set. */
	readonly none?: string;
	readonly toFact: (value: Value<T>, bucket: BucketSubject) => BucketAttachment;
}

/** A configuration of any type. */
export interface ReadablePart {
	/** Reads it. Returns no facts if it is not set. */
	readonly ask: (
		session: Session,
		region: string,
		bucket: BucketSubject,
	) => Promise<readonly BucketAttachment[]>;
	/** The facts if it is not known. */
	readonly hide: (bucket: BucketSubject, why: Unknown) => BucketAttachment;
}

/** A configuration of any type, from its definition. */
export function bucketPart<Output, T>({
	action,
	noun,
	call,
	read,
	none,
	toFact: tell,
}: BucketPart<Output, T>): ReadablePart {
	return {
		hide: (bucket, why) => tell(why, bucket),
		ask: async ({ ask, clients }, region, bucket) => {
			const found = await ask<Output, { readonly value: T } | undefined>({
				action,
				what: `the ${noun} of bucket ${bucket.name}`,
				call: (options) =>
					call(clients.s3(region), { Bucket: bucket.name }, options),
				read: (output) => {
					const value = read(output);
					return value === UNREADABLE ? UNREADABLE : { value };
				},
				...(none && { unset: { errors: [none], means: undefined } }),
			});
			if (!found.known) return [tell(found, bucket)];
			return found.value ? [tell(known(found.value.value), bucket)] : [];
		},
	};
}
