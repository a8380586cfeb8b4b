import pulumi
from pulumi_cloudtrail_compliance import (
    ComplianceTrail,
    DataEventFieldName,
    InsightType,
    LogRetentionDays,
)


class Role(pulumi.CustomResource):
    arn: pulumi.Output[str]
    name: pulumi.Output[str]

    def __init__(self, name: str) -> None:
        super().__init__(
            "aws:iam/role:Role",
            name,
            {"assumeRolePolicy": "{}", "arn": None, "name": None},
            pulumi.ResourceOptions(version="7.48.0"),
        )


auditor = Role("auditor")
audit = ComplianceTrail(
    "audit",
    protect=False,
    log_retention_days=LogRetentionDays.DAYS400,
    retention={"transition_days": 60, "expiration_days": 400},
    key_readers=[auditor.arn],
    data_events=[
        {
            "name": "Objects that the auditor reads",
            "fields": [
                {
                    "field": DataEventFieldName.RESOURCES_TYPE,
                    "equals": ["AWS::S3::Object"],
                },
                {
                    "field": DataEventFieldName.USER_IDENTITY_ARN,
                    "starts_with": [auditor.arn],
                },
            ],
        }
    ],
    insights=[InsightType.API_CALL_RATE_INSIGHT],
    alarms={},
    tags={"team": "security", "owner": auditor.name},
)

pulumi.export("trailArn", audit.trail_arn)
pulumi.export("alarmTopicArn", audit.alarm_topic_arn)
