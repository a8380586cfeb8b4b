const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const base = new pulumi.StackReference("acme/base/dev");
const args = {
	s3BucketName: "central-logs",
	isMultiRegionTrail: true,
	kmsKeyId: base.getOutput("key"),
	enableLogFileValidation: base.requireOutput("validate"),
};
new aws.cloudtrail.Trail("audit", args); // at: audit
