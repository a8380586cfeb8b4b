const aws = require("@pulumi/aws");

aws.getCallerIdentityOutput().accountId.apply((id) => {
	const args = {
		s3BucketName: `logs-${id}`,
		isMultiRegionTrail: true,
		kmsKeyId: "alias/audit",
	};
	new aws.cloudtrail.Trail("audit", args); // at: audit
});
