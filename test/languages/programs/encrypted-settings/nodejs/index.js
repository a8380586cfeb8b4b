const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const args = {
	name: `audit-${config.requireNumber("days") + 1}`,
	s3BucketName: "central-logs",
	isMultiRegionTrail: true,
	enableLogFileValidation: config.requireBoolean("validate"),
	kmsKeyId: config.requireObject("trail").key,
	cloudWatchLogsGroupArn: config.requireSecret("group"),
	cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
};
new aws.cloudtrail.Trail("audit", args); // at: audit
