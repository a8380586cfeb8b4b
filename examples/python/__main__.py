import pulumi
from pulumi_cloudtrail_compliance import ComplianceTrail

audit = ComplianceTrail(
    "audit",
    retention={"expiration_days": 3650},
    alarms={},
    tags={"team": "security"},
)

pulumi.export("trailArn", audit.trail_arn)
pulumi.export("bucketName", audit.bucket_name)
pulumi.export("alarmTopicArn", audit.alarm_topic_arn)
