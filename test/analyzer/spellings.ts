/** What providers call the properties that the pack reads, by type. */
export const propertiesOf: Readonly<Record<string, readonly string[]>> = {
	"aws:cloudtrail/trail:Trail": [
		"name",
		"s3BucketName",
		"s3KeyPrefix",
		"enableLogging",
		"isMultiRegionTrail",
		"isOrganizationTrail",
		"enableLogFileValidation",
		"kmsKeyId",
		"cloudWatchLogsGroupArn",
		"cloudWatchLogsRoleArn",
		"eventSelectors",
		"advancedEventSelectors",
		"snsTopicName",
		"tags",
	],
	...Object.fromEntries(
		["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"].map((type) => [
			type,
			["bucket", "acl", "grants", "policy", "logging", "loggings", "tags"],
		]),
	),
	...Object.fromEntries(
		["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"].map(
			(type) => [
				type,
				["bucket", "acl", "accessControlPolicy", "expectedBucketOwner"],
			],
		),
	),
	"aws:s3/bucketPolicy:BucketPolicy": ["bucket", "policy"],
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [
		"bucket",
		"blockPublicAcls",
		"blockPublicPolicy",
		"ignorePublicAcls",
		"restrictPublicBuckets",
	],
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": [
		"accountId",
		"ignorePublicAcls",
		"restrictPublicBuckets",
	],
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket", "rule"],
	...Object.fromEntries(
		[
			"aws:s3/bucketLogging:BucketLogging",
			"aws:s3/bucketLoggingV2:BucketLoggingV2",
		].map((type) => [
			type,
			["bucket", "targetBucket", "targetPrefix", "targetGrants"],
		]),
	),
	"aws:s3/bucketVersioning:BucketVersioning": [
		"bucket",
		"versioningConfiguration",
	],
	"aws:s3/bucketNotification:BucketNotification": ["bucket", "queues"],
	"aws-native:cloudtrail:Trail": [
		"trailName",
		"s3BucketName",
		"isLogging",
		"isMultiRegionTrail",
		"enableLogFileValidation",
		"kmsKeyId",
		"cloudWatchLogsLogGroupArn",
		"cloudWatchLogsRoleArn",
		"eventSelectors",
		"advancedEventSelectors",
	],
	"aws-native:s3:Bucket": [
		"bucketName",
		"accessControl",
		"loggingConfiguration",
		"publicAccessBlockConfiguration",
		"ownershipControls",
		"tags",
	],
	"aws-native:s3:BucketPolicy": ["bucket", "policyDocument"],
};
