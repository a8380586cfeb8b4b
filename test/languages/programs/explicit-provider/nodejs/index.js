const aws = require("@pulumi/aws");

const provider = new aws.Provider("security", {
	region: "eu-west-1",
	allowedAccountIds: ["111122223333"],
});
const { accountId } = aws.getCallerIdentityOutput({}, { provider });
accountId.apply((id) => {
	const args = {
		s3BucketName: "central-logs",
		isMultiRegionTrail: true,
		kmsKeyId: `arn:aws:kms:eu-west-1:${id}:alias/audit`,
	};
	new aws.cloudtrail.Trail("audit", args, { provider }); // at: audit
});
