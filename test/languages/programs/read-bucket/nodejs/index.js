const aws = require("@pulumi/aws");

const logs = aws.s3.Bucket.get("logs", "audit-logs"); // at: logs
const args = { s3BucketName: logs.id, isMultiRegionTrail: true };
new aws.cloudtrail.Trail("audit", args); // at: audit
