import { ComplianceTrail } from "pulumi-cloudtrail-compliance/components";

const audit = new ComplianceTrail("audit");

export const { trailArn, bucketName, accessLogBucketName, logGroupName } =
	audit;
