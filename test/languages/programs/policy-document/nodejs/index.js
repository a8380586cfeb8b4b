const aws = require("@pulumi/aws");

const logs = new aws.s3.Bucket("logs", { bucket: "audit-logs" }); // at: logs
const everyone = aws.iam.getPolicyDocumentOutput({
	statements: [
		{
			principals: [{ type: "*", identifiers: ["*"] }],
			actions: ["s3:GetObject"],
			resources: ["arn:aws:s3:::audit-logs/*"],
		},
	],
});
new aws.s3.BucketPolicy("open", { bucket: logs.bucket, policy: everyone.json });
const args = { s3BucketName: logs.bucket, isMultiRegionTrail: true };
new aws.cloudtrail.Trail("audit", args); // at: audit
