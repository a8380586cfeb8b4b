const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

pulumi.runtime.registerResourceTransform(({ props, opts }) => ({
	props: { ...props, kmsKeyId: "alias/audit" },
	opts,
}));
const addValidation = ({ props, opts }) => ({
	props: { ...props, enableLogFileValidation: true },
	opts,
});
const args = { s3BucketName: "central-logs", isMultiRegionTrail: true };
const options = { transformations: [addValidation] };
new aws.cloudtrail.Trail("audit", args, options); // at: audit
