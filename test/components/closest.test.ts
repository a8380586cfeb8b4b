import assert from "node:assert/strict";
import { argsCheck } from "../../components/refusal/shape";

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
	];
	for (const [name, argument] of meant)
		it(`${name}: did you mean ${argument}?`, () => {
			assert.ok(
				problemOf({ [name]: "x" }).startsWith(
					`${name} is no argument: did you mean ${argument}? Otherwise use one of trailName, `,
				),
				problemOf({ [name]: "x" }),
			);
		});

	it("is looked for among the arguments of the object that it is in", () => {
		assert.equal(
			problemOf({ eventDataStore: { retentionDay: 90 } }),
			"eventDataStore.retentionDay is no argument: did you mean retentionDays? Otherwise use retentionDays",
		);
		assert.equal(
			problemOf({ retention: { expiration_days: 400 } }),
			"retention.expiration_days is no argument: did you mean expirationDays? Otherwise use one of transitionDays, expirationDays, noncurrentDays",
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
				new RegExp(`^${name} is no argument: use one of trailName, `),
			);
		});

	for (const name of ["enableLogging", "isMultiRegionTrail", "isLogging"])
		it(`${name} is always on`, () => {
			assert.equal(
				problemOf({ [name]: false }),
				`${name} is always true: leave it out`,
			);
		});
});
