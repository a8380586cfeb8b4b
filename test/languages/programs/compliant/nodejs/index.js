const aws = require("@pulumi/aws");

const logs = new aws.s3.Bucket("logs", { bucket: "audit-logs" }); // at: logs
new aws.s3.BucketPublicAccessBlock("private", {
	bucket: logs.bucket,
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
});
new aws.s3.BucketLogging("accesses", {
	bucket: logs.bucket,
	targetBucket: "access-logs",
	targetPrefix: "audit/",
});
const key = new aws.kms.Key("key");
const group = new aws.cloudwatch.LogGroup("group");
const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
const args = {
	s3BucketName: logs.bucket,
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: key.arn,
	cloudWatchLogsGroupArn: group.arn.apply((arn) => `${arn}:*`),
	cloudWatchLogsRoleArn: role.arn,
};
new aws.cloudtrail.Trail("audit", args); // at: audit
