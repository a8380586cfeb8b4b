import { ComplianceTrail } from "pulumi-cloudtrail-compliance/components";

// In the management account. A delegated administrator also sets
// managementAccountId, because the management account owns the trail.
const audit = new ComplianceTrail("organization-audit", {
	// From `aws organizations describe-organization`.
	organization: { id: "o-exampleorg1" },
	keyPrefix: "organization",
	// No one can delete a log file in its first year, not even the root user.
	objectLock: { mode: "COMPLIANCE", days: 365 },
	alarms: {},
	tags: { owner: "security" },
});

export const { trailArn, bucketName } = audit;
// Subscribe to this topic to receive alarms.
export const alarmTopic = audit.alarmTopicArn;
