const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const key = new aws.kms.Key("key");
const args = {
	s3BucketName: pulumi.interpolate`logs-${key.keyId}`,
	isMultiRegionTrail: true,
	kmsKeyId: key.arn,
};
new aws.cloudtrail.Trail("audit", args); // at: audit
// Not run before the key exists, as at a preview.
key.arn.apply(
	() => new aws.cloudtrail.Trail("later", { s3BucketName: "later" }),
);
