import type { Properties } from "../engine/provider/resources";
import { loggingProblem, loggingRefusal } from "./accessLogs";
import { type Made, type Memory, madeOf } from "./memory";
import type { Place, Standing } from "./standing";
import { standingIn } from "./standingIn";
import { trailOf } from "./trailInputs";
import { deliveryRefusal, trailRefusal } from "./trailRefusal";

/** The type of a trail. */
export const TRAIL = "aws:cloudtrail/trail:Trail";

/** A resource to be made. */
export interface Asked {
	readonly type: string;
	readonly urn: string;
	readonly inputs: Properties;
	readonly place: Place;
}

/** What AWS refuses a resource with, in accounts as they are now. */
export type Refuses = (asked: Asked, standing: Standing) => string | undefined;

/** What CloudTrail refuses a trail with, and S3 a bucket's access logging. */
export const refusalOf: Refuses = ({ type, inputs, place }, standing) => {
	const { region } = inputs;
	const own = typeof region === "string" ? { ...place, region } : place;
	if (type === TRAIL) return trailRefusal(trailOf(inputs, own), standing);
	if (type !== "aws:s3/bucketLogging:BucketLogging") return undefined;
	const source = standing.bucket(String(inputs.bucket));
	const logging = {
		target: String(inputs.targetBucket),
		prefix: String(inputs.targetPrefix ?? ""),
	};
	return source
		? loggingRefusal(source, logging, standing)
		: `NoSuchBucket: ${inputs.bucket}`;
};

/** Makes a resource. Throws what AWS refuses it with. */
export function make(
	asked: Asked,
	memory: Memory,
	refuses: Refuses = refusalOf,
): Made {
	const refusal = refuses(asked, standingIn(memory));
	if (refusal !== undefined) throw new Error(refusal);
	const { type, inputs, place, urn } = asked;
	const made = madeOf(type, inputs, place, urn);
	memory.add(made);
	return made;
}

/**
 * What AWS took and does not deliver for, by the name that trails were asked by:
 * what stands in the end would be refused, or the logs of the bucket's accesses
 * go nowhere.
 */
export function undelivered(memory: Memory): ReadonlyMap<string, string> {
	const standing = standingIn(memory);
	return new Map(
		memory.of(TRAIL).flatMap(({ name, inputs, place }) => {
			const trail = trailOf(inputs, place);
			const bucket = standing.bucket(trail.bucket);
			const problem =
				deliveryRefusal(trail, standing) ??
				(bucket && loggingProblem(bucket, standing));
			return problem ? [[name, problem] as const] : [];
		}),
	);
}
