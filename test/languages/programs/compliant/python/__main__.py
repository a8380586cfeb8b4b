import pulumi_aws as aws

logs = aws.s3.Bucket("logs", bucket="audit-logs")  # at: logs
aws.s3.BucketPublicAccessBlock(
    "private",
    bucket=logs.bucket,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)
aws.s3.BucketLogging(
    "accesses",
    bucket=logs.bucket,
    target_bucket="access-logs",
    target_prefix="audit/",
)
key = aws.kms.Key("key")
group = aws.cloudwatch.LogGroup("group")
role = aws.iam.Role("role", assume_role_policy="{}")
aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name=logs.bucket,
    is_multi_region_trail=True,
    enable_log_file_validation=True,
    kms_key_id=key.arn,
    cloud_watch_logs_group_arn=group.arn.apply(lambda arn: arn + ":*"),
    cloud_watch_logs_role_arn=role.arn,
)
