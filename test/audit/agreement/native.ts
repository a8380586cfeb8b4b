import type { ObjectOwnership } from "@aws-sdk/client-s3";
import { makeBucket, makeLogTarget, makeTrail } from "../build";

type Outputs = Readonly<Record<string, unknown>>;

interface Resource {
	readonly type: string;
	readonly outputs?: Outputs;
}

/**
 * Makes what the trails and buckets of `aws-native` in an exported stack say:
 * their provider of the engine's tests only keeps them in mind.
 */
export async function makeNative(state: string): Promise<void> {
	const { resources }: { readonly resources: readonly Resource[] } =
		JSON.parse(state).deployment;
	const outputsOf = (type: string) =>
		resources
			.filter((resource) => resource.type === `aws-native:${type}`)
			.map(({ outputs = {} }) => outputs);
	const policies = new Map(
		outputsOf("s3:BucketPolicy").map(({ bucket, policyDocument }) => [
			bucket,
			JSON.stringify(policyDocument),
		]),
	);
	const buckets = outputsOf("s3:Bucket");
	const targets = new Set(
		buckets.map((bucket) => textIn(bucket, "loggingConfiguration", TARGET)),
	);
	// Those that receive access logs first: nothing logs into what is not there.
	for (const bucket of [...buckets].sort(
		(one, other) =>
			Number(targets.has(String(other.bucketName))) -
			Number(targets.has(String(one.bucketName))),
	)) {
		const name = String(bucket.bucketName);
		if (targets.has(name)) await makeLogTarget(name);
		else await makeNativeBucket(bucket, policies.get(name));
	}
	for (const trail of outputsOf("cloudtrail:Trail"))
		await makeTrail(String(trail.trailName), String(trail.s3BucketName), {
			logs: trail.isLogging === true,
			IsMultiRegionTrail: trail.isMultiRegionTrail === true,
			EnableLogFileValidation: trail.enableLogFileValidation === true,
			KmsKeyId: String(trail.kmsKeyId ?? ""),
			CloudWatchLogsLogGroupArn: String(trail.cloudWatchLogsLogGroupArn ?? ""),
			CloudWatchLogsRoleArn: String(trail.cloudWatchLogsRoleArn ?? ""),
		});
}

const TARGET = "destinationBucketName";

async function makeNativeBucket(
	bucket: Outputs,
	policy: string | undefined,
): Promise<void> {
	const block = bucket.publicAccessBlockConfiguration as Outputs | undefined;
	const controls = bucket.ownershipControls as
		| {
				readonly rules: readonly {
					readonly objectOwnership: ObjectOwnership;
				}[];
		  }
		| undefined;
	const ownership = controls?.rules[0]?.objectOwnership;
	const logsTo = textIn(bucket, "loggingConfiguration", TARGET);
	await makeBucket(String(bucket.bucketName), {
		...(policy && { policy }),
		...(ownership && { ownership }),
		...(logsTo && { logsTo }),
		...(block && {
			block: {
				acls: block.ignorePublicAcls === true,
				policy: block.restrictPublicBuckets === true,
			},
		}),
	});
}

function textIn(
	bag: Outputs,
	property: string,
	within: string,
): string | undefined {
	const inner = bag[property] as Outputs | undefined;
	return inner && String(inner[within]);
}
