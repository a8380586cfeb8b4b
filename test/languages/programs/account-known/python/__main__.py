import pulumi_aws as aws

account = aws.get_caller_identity().account_id
partition = aws.get_partition().partition
region = aws.get_region().region
aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name=f"logs-{account}",
    is_multi_region_trail=True,
    kms_key_id=f"arn:{partition}:kms:{region}:{account}:alias/audit",
)
