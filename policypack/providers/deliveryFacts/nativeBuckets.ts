import type { BucketArgs } from "@pulumi/aws-native/s3/bucket";
import type { BucketSettingFact } from "../../model/deliveryChecks/bucketSettings";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type { Ref } from "../../model/sources";
import { known, mapValue } from "../../model/value";
import { inS3Spelling } from "../awsNative";
import { itself } from "../bucketFact";
import { reading } from "../reading";
import type { Resource } from "../resource";
import { defaultEncryption } from "./buckets";
import {
	inside,
	isPartitioned,
	isThere,
	nested,
	soleText,
} from "./nestedBlocks";
import { objectLockOf } from "./objectLock";
import { aboutOf } from "./part";
import type { PlacesOfProviders } from "./place";

/** A bucket of aws-native, which has all its settings but its policy. */
export function nativeBucket(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<BucketArgs>(resource);
	const about = aboutOf(resource, providers);
	const facts: BucketSettingFact[] = [];
	if (isThere(args.isEmpty("bucketEncryption"))) {
		const rules = nested(args, "bucketEncryption", [
			"serverSideEncryptionConfiguration",
		]);
		facts.push({
			kind: "bucketEncryption",
			...about,
			bucket: itself(resource, args, "bucketEncryption"),
			...defaultEncryption(args, "bucketEncryption", rules),
		});
	}
	if (isThere(args.isEmpty("loggingConfiguration"))) {
		const blocks = args.blocks<{
			destinationBucketName: unknown;
			logFilePrefix: unknown;
		}>("loggingConfiguration");
		const to = soleText(blocks, (block) => block.text("destinationBucketName"));
		const isItself = to.known && to.value === undefined;
		// Without a target, S3 delivers to the bucket itself.
		const target: Ref = isItself
			? { by: "urn", urn: resource.urn }
			: { ...args.ref("loggingConfiguration"), name: to };
		facts.push({
			kind: "logTarget",
			...about,
			bucket: itself(resource, args, "loggingConfiguration"),
			target,
			prefix: soleText(blocks, (block) => block.text("logFilePrefix")),
			isPrefixSecret: args.isSecret("loggingConfiguration"),
			isPartitioned: isPartitioned(inside(blocks, ["targetObjectKeyFormat"])),
		});
	}
	const canned = mapValue(args.text("accessControl"), inS3Spelling);
	if (!canned.known || canned.value !== undefined)
		facts.push({
			kind: "bucketGrants",
			...about,
			bucket: itself(resource, args, "accessControl"),
			canned,
			grants: known([]),
		});
	return [
		{ kind: "bucketPlace", ...about },
		...facts,
		...objectLockOf(resource, args, about),
	];
}
