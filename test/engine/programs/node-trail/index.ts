import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as s3 from "@pulumi/aws/s3";

const logs = new s3.Bucket("logs", { bucket: "node-trail-logs" });

new cloudtrail.Trail("audit", {
	s3BucketName: logs.bucket,
	enableLogFileValidation: false,
});
