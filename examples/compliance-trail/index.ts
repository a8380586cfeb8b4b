import { ComplianceTrail } from "../../components";

const audit = new ComplianceTrail("audit");

export const { trailArn, bucketName, accessLogBucketName, logGroupName } =
	audit;
