import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";
import { ACCOUNT, BUCKET_ARN, TRAIL } from "./account";

/** When the invented reports are made. */
export const NOW = new Date("2027-04-01T09:30:00.000Z");

/** A finding as Security Hub CSPM writes it, with other values where given. */
export function hubFinding(
	control: string,
	Status: "PASSED" | "FAILED" | "WARNING" | "NOT_AVAILABLE",
	given: Partial<AwsSecurityFinding> = {},
): AwsSecurityFinding {
	const region = given.Region ?? "eu-west-1";
	return {
		SchemaVersion: "2018-10-08",
		Id: `arn:aws:securityhub:${region}:${ACCOUNT}:security-control/${control}/finding/${Status}-${region}`,
		ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
		ProductName: "Security Hub",
		GeneratorId: `security-control/${control}`,
		AwsAccountId: ACCOUNT,
		CreatedAt: "2027-03-01T00:00:00.000Z",
		UpdatedAt: "2027-04-01T06:00:00.000Z",
		LastObservedAt: "2027-04-01T05:00:00.000Z",
		Region: region,
		Title: `Title of ${control}`,
		Description: `This control checks ${control}.`,
		Severity: { Label: "MEDIUM" },
		Resources: [resourceFor(control)],
		Compliance: { Status, SecurityControlId: control },
		RecordState: "ACTIVE",
		Workflow: { Status: "NEW" },
		...given,
	};
}

/** The resource that AWS names for a control. */
function resourceFor(control: string) {
	if (/\.[13]$/.test(control))
		return { Type: "AwsAccount", Id: `AWS::::Account:${ACCOUNT}` };
	return /\.[67]$/.test(control)
		? { Type: "AwsS3Bucket", Id: BUCKET_ARN }
		: { Type: "AwsCloudTrailTrail", Id: TRAIL };
}
