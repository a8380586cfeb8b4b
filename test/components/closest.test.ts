import assert from "node:assert/strict";
import { argsCheck } from "../../components/validation/argsSchema";

/** What is wrong with one argument of an unknown name. */
function problemOf(args: object): string {
	const [[path, problem] = ["", ""]] = [...argsCheck(args, "")];
	return `${path} ${problem}`;
}

describe("an argument that ComplianceTrail does not have", () => {
	const meant: readonly (readonly [name: string, argument: string])[] = [
		// Names of the AWS provider.
		["kmsKeyId", "keyArn"],
		["kmsKeyArn", "keyArn"],
		["kmsMasterKeyId", "keyArn"],
		["kms_key_id", "keyArn"],
		["s3BucketName", "bucket"],
		["s3KeyPrefix", "keyPrefix"],
		["cloudWatchLogsGroupArn", "logGroupArn"],
		["cloudWatchLogsLogGroupArn", "logGroupArn"],
		["cloudWatchLogsRoleArn", "roleArn"],
		["isOrganizationTrail", "organization"],
		["eventSelectors", "dataEvents"],
		["insightSelectors", "insights"],
		["snsTopicName", "notifications"],
		["name", "trailName"],
		// Another spelling, letters too many, too few and exchanged.
		["bucketname", "bucketName"],
		["BucketName", "bucketName"],
		["trail_name", "trailName"],
		["keyArns", "keyArn"],
		["logRetentionDay", "logRetentionDays"],
		["permissionBoundary", "permissionsBoundary"],
		["notification", "notifications"],
		["forceDestory", "forceDestroy"],
		["auditTrailBucketName", "bucketName"],
		["tag", "tags"],
		// A part of a longer name.
		["retentionDay", "logRetentionDays"],
		["retentionDays", "logRetentionDays"],
		["boundary", "permissionsBoundary"],
		["readers", "keyReaders"],
	];
	for (const [name, argument] of meant)
		it(`${name}: did you mean ${argument}?`, () => {
			assert.equal(
				problemOf({ [name]: "x" }),
				`${name} is not a known argument (did you mean ${argument}?)`,
			);
		});

	it("is looked for among the arguments of the object that it is in", () => {
		assert.equal(
			problemOf({ eventDataStore: { retentionDay: 90 } }),
			"eventDataStore.retentionDay is not a known argument (did you mean retentionDays?)",
		);
		assert.equal(
			problemOf({ retention: { expiration_days: 400 } }),
			"retention.expiration_days is not a known argument (did you mean expirationDays?)",
		);
		// keyArn is none of them.
		assert.doesNotMatch(
			problemOf({ retention: { kmsKeyId: "x" } }),
			/did you mean/,
		);
	});

	for (const name of ["colour", "x", "versioning", "__proto", "zone"])
		it(`${name} is close to nothing`, () => {
			assert.match(
				problemOf({ [name]: "x" }),
				new RegExp(`^${name} is not a known argument: use one of trailName, `),
			);
		});

	for (const name of ["enableLogging", "isMultiRegionTrail", "isLogging"])
		it(`${name} is always on`, () => {
			assert.equal(
				problemOf({ [name]: false }),
				`${name} is always true: remove it`,
			);
		});
});
