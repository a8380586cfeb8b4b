const aws = require("@pulumi/aws");

aws.getCallerIdentityOutput().accountId.apply(async (id) => {
	const { partition } = await aws.getPartition();
	const { region } = await aws.getRegion();
	const args = {
		s3BucketName: `logs-${id}`,
		isMultiRegionTrail: true,
		kmsKeyId: `arn:${partition}:kms:${region}:${id}:alias/audit`,
	};
	new aws.cloudtrail.Trail("audit", args); // at: audit
});
