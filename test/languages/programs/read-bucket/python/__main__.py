import pulumi_aws as aws

logs = aws.s3.Bucket.get("logs", "audit-logs")  # at: logs
aws.cloudtrail.Trail(  # at: audit
    "audit", s3_bucket_name=logs.id, is_multi_region_trail=True
)
