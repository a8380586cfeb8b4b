import { ComplianceTrail } from "pulumi-cloudtrail-compliance/components";

// In the management account. A delegated administrator gives
// managementAccountId, too, for the trail is the management account's.
const audit = new ComplianceTrail("organization-audit", {
	// As `aws organizations describe-organization` tells it.
	organization: { id: "o-exampleorg1" },
	keyPrefix: "organization",
	// Nobody can delete a log file in its first year, not even the root user.
	objectLock: { mode: "COMPLIANCE", days: 365 },
	alarms: {},
	tags: { owner: "security" },
});

export const { trailArn, bucketName } = audit;
// Who is to hear of an alarm subscribes to this.
export const alarmTopic = audit.alarmTopicArn;
