const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const args = {
	s3BucketName: "central-logs",
	isMultiRegionTrail: true,
	enableLogFileValidation: new pulumi.Config().getBoolean("validate"),
	kmsKeyId: "alias/audit",
};
new aws.cloudtrail.Trail("audit", args); // at: audit
