import pulumi
import pulumi_aws as aws

aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name="central-logs",
    is_multi_region_trail=True,
    enable_log_file_validation=pulumi.Config().get_bool("validate"),
    kms_key_id="alias/audit",
)
