/** Type tokens of what a component is made of. */
export const made = {
	component: "cloudtrail-compliance:index:ComplianceTrail",
	trail: "aws:cloudtrail/trail:Trail",
	eventDataStore: "aws:cloudtrail/eventDataStore:EventDataStore",
	key: "aws:kms/key:Key",
	alias: "aws:kms/alias:Alias",
	bucket: "aws:s3/bucket:Bucket",
	block: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
	ownership: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
	versioning: "aws:s3/bucketVersioning:BucketVersioning",
	encryption:
		"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
	bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
	lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
	objectLock:
		"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
	logging: "aws:s3/bucketLogging:BucketLogging",
	logGroup: "aws:cloudwatch/logGroup:LogGroup",
	metricFilter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
	alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
	role: "aws:iam/role:Role",
	rolePolicy: "aws:iam/rolePolicy:RolePolicy",
	topic: "aws:sns/topic:Topic",
	topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
} as const;
