import type { BucketAttachment } from "../../model/facts";
import { known, type Unknown, type Value } from "../../model/value";
import type { BucketSubject } from "./bucketSubject";
import type { Clients } from "./clients";
import type { Action } from "./permissions";
import { type CallOptions, UNREADABLE } from "./request";
import type { Session } from "./session";

/** The client of one Region. */
type S3 = ReturnType<Clients["s3"]>;

/** One thing that S3 keeps of a bucket. */
export interface BucketPart<Output, T> {
	readonly action: Action;
	/** What it is called: "policy". */
	readonly noun: string;
	readonly call: (
		s3: S3,
		input: { readonly Bucket: string },
		options: CallOptions,
	) => Promise<Output>;
	readonly read: (output: Output) => T | typeof UNREADABLE;
	/** The error by which S3 says that there is none. */
	readonly none?: string;
	readonly tell: (value: Value<T>, bucket: BucketSubject) => BucketAttachment;
}

/** A part, whatever it is of, as a bucket's reader takes it. */
export interface ReadablePart {
	/** Asks for it, and tells of it; of what is not set there is nothing to tell. */
	readonly ask: (
		session: Session,
		region: string,
		bucket: BucketSubject,
	) => Promise<readonly BucketAttachment[]>;
	/** Tells that it is not known. */
	readonly hide: (bucket: BucketSubject, hole: Unknown) => BucketAttachment;
}

/** A part that can be read, from what is special about it. */
export function bucketPart<Output, T>({
	action,
	noun,
	call,
	read,
	none,
	tell,
}: BucketPart<Output, T>): ReadablePart {
	return {
		hide: (bucket, hole) => tell(hole, bucket),
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
