const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const { regions, key } = config.requireObject("trail");
if (new pulumi.Config("aws").require("region") !== "eu-west-1")
	throw new Error("another Region");
const args = {
	name: `audit-${config.requireNumber("days") + 1}`,
	s3BucketName: config.get("bucket") ?? "central-logs",
	isMultiRegionTrail: regions === "all",
	enableLogFileValidation: config.requireBoolean("validate"),
	kmsKeyId: key,
};
new aws.cloudtrail.Trail("audit", args); // at: audit
