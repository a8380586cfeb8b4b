import pulumi
import pulumi_aws as aws

config = pulumi.Config()
aws.cloudtrail.Trail(  # at: audit
    "audit",
    name=f"audit-{config.require_int('days') + 1}",
    s3_bucket_name="central-logs",
    is_multi_region_trail=True,
    enable_log_file_validation=config.require_bool("validate"),
    kms_key_id=config.require_object("trail")["key"],
    cloud_watch_logs_group_arn=config.require_secret("group"),
    cloud_watch_logs_role_arn="arn:aws:iam::111122223333:role/trail",
)
