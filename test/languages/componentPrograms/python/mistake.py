from pulumi_cloudtrail_compliance import ComplianceTrail, DataEventFieldName

ComplianceTrail(
    "audit",
    retention={"expiration_days": 30},
    data_events=[
        {"fields": [{"field": DataEventFieldName.RESOURCES_TYPE, "equals": []}]}
    ],
)
