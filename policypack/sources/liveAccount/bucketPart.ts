import type { BucketSettingFact } from "../../model/deliveryChecks/bucketSettings";
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
	/** What it says of the delivery to the bucket, if anything. */
	readonly toSettings?: (
		value: Value<T>,
		bucket: BucketSubject,
	) => readonly BucketSettingFact[];
}

/** What one configuration of a bucket shows. */
export interface PartRead {
	readonly attachments: readonly BucketAttachment[];
	readonly settings: readonly BucketSettingFact[];
}

/** A configuration of any type. */
export interface ReadablePart {
	/** Reads it. Returns no facts if it is not set. */
	readonly ask: (
		session: Session,
		region: string,
		bucket: BucketSubject,
	) => Promise<PartRead>;
	/** The facts if it is not known. */
	readonly hide: (bucket: BucketSubject, why: Unknown) => PartRead;
}

/** A configuration of any type, from its definition. */
export function bucketPart<Output, T>({
	action,
	noun,
	call,
	read,
	none,
	toFact,
	toSettings = () => [],
}: BucketPart<Output, T>): ReadablePart {
	const factsOf = (value: Value<T>, bucket: BucketSubject): PartRead => ({
		attachments: [toFact(value, bucket)],
		settings: toSettings(value, bucket),
	});
	return {
		hide: (bucket, why) => factsOf(why, bucket),
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
			if (!found.known) return factsOf(found, bucket);
			return found.value
				? factsOf(known(found.value.value), bucket)
				: { attachments: [], settings: [] };
		},
	};
}
