import { strict as assert } from "node:assert";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { statementsIn } from "../kit/cloud/allows";
import type { Cloud } from "../kit/cloud/cloud";
import { keyIn, logGroupIn, roleIn, trailIn } from "./readBack";
import { bucketIn } from "./readBucket";

/**
 * Asserts of an account, as AWS tells of it, what the seven controls ask, with
 * no help of the pack.
 */
export async function assertCompliant(
	cloud: Cloud,
	trailName: string,
	bucketsOf: Cloud = cloud,
): Promise<void> {
	const { trail, status, selectors } = await trailIn(cloud, trailName);
	assert.ok(trail);
	// CloudTrail.1 and 3: all management events of all Regions.
	assert.equal(status.IsLogging, true);
	assert.equal(trail.IsMultiRegionTrail, true);
	assert.equal(trail.IncludeGlobalServiceEvents, true);
	const basic = selectors.EventSelectors ?? [];
	const advanced = selectors.AdvancedEventSelectors ?? [];
	assert.equal(
		basic.some(
			(one) =>
				one.ReadWriteType === "All" &&
				one.IncludeManagementEvents &&
				!one.ExcludeManagementEventSources?.length,
		) ||
			advanced.some(
				({ FieldSelectors = [] }) =>
					FieldSelectors.length === 1 &&
					FieldSelectors[0]?.Field === "eventCategory" &&
					FieldSelectors[0].Equals?.join() === "Management",
			),
		true,
		JSON.stringify(selectors),
	);
	// CloudTrail.2 and 4.
	const { key, rotation } = await keyIn(
		cloud.at(String(trail.KmsKeyId)),
		String(trail.KmsKeyId),
	);
	assert.equal(key?.KeyState, "Enabled");
	assert.equal(rotation.KeyRotationEnabled, true);
	assert.equal(trail.LogFileValidationEnabled, true);
	// CloudTrail.5.
	const group = /:log-group:(.+):\*$/.exec(
		String(trail.CloudWatchLogsLogGroupArn),
	)?.[1];
	assert.ok((await logGroupIn(cloud, String(group))).group?.retentionInDays);
	assert.ok((await roleIn(cloud, String(trail.CloudWatchLogsRoleArn))).role);
	// CloudTrail.6.
	const { Buckets = [] } = await bucketsOf.s3.send(new ListBucketsCommand({}));
	const names = Buckets.map(({ Name }) => Name);
	assert.ok(names.includes(trail.S3BucketName));
	const bucket = await bucketIn(bucketsOf, String(trail.S3BucketName));
	assert.deepEqual(bucket.block, {
		BlockPublicAcls: true,
		BlockPublicPolicy: true,
		IgnorePublicAcls: true,
		RestrictPublicBuckets: true,
	});
	for (const { Effect, Principal } of statementsIn(bucket.policy ?? ""))
		if (Effect === "Allow")
			assert.doesNotMatch(JSON.stringify(Principal), /"\*"/);
	// CloudTrail.7.
	const target = bucket.logging?.TargetBucket;
	assert.ok(target && target !== trail.S3BucketName);
	assert.ok(names.includes(target));
}
