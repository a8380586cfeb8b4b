const aws = require("@pulumi/aws");

const args = { s3BucketName: "central-logs", isMultiRegionTrail: true };
new aws.cloudtrail.Trail("audit", args); // at: audit
