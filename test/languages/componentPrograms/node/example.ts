import { ComplianceTrail } from "cloudtrail-compliance-sdk";

export function program() {
	const { trailArn, bucketName, alarmTopicArn } = new ComplianceTrail("audit", {
		retention: { expirationDays: 3650 },
		alarms: {},
		tags: { team: "security" },
	});
	return { trailArn, bucketName, alarmTopicArn };
}
