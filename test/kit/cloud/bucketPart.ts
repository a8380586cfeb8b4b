import type { Properties } from "../engine/provider/resources";
import type { Cloud } from "./cloud";
import { type CloudType, unlessGone } from "./cloudType";

/** A setting of a bucket, which is a resource of its own. */
export interface BucketPart<Inputs extends Properties> {
	readonly documents?: readonly string[];
	readonly replacing?: readonly string[];
	problems?: NonNullable<CloudType<Inputs>["problems"]>;
	refusal?: NonNullable<CloudType<Inputs>["refusal"]>;
	put(bucket: string, inputs: Inputs, cloud: Cloud): Promise<unknown>;
	read(bucket: string, cloud: Cloud): Promise<Properties | undefined>;
	/** Errors that say there is none. */
	readonly gone?: readonly string[];
	clear(bucket: string, cloud: Cloud): Promise<unknown>;
}

/** The type of a bucket's setting; its id is the bucket's name. */
export function bucketPart<Inputs extends Properties>(
	part: BucketPart<Inputs>,
): CloudType {
	const { documents, problems, refusal } = part;
	const type: CloudType<Inputs> = {
		...(documents && { documents }),
		...(problems && { problems }),
		...(refusal && { refusal }),
		replacing: ["bucket", "expectedBucketOwner", ...(part.replacing ?? [])],
		computed: [],
		async create(inputs, cloud) {
			const bucket = String(inputs.bucket);
			await part.put(bucket, inputs, cloud);
			return bucket;
		},
		async read(bucket, cloud) {
			const found = await unlessGone(
				part.read(bucket, cloud),
				...["NoSuchBucket", ...(part.gone ?? [])],
			);
			return found && { bucket, ...found };
		},
		async update(bucket, inputs, cloud) {
			await part.put(bucket, inputs, cloud);
		},
		async remove(bucket, cloud) {
			await part.clear(bucket, cloud);
		},
	};
	return type;
}
