import pulumi
import pulumi_aws as aws

base = pulumi.StackReference("acme/base/dev")
aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name="central-logs",
    is_multi_region_trail=True,
    kms_key_id=base.get_output("key"),
    enable_log_file_validation=base.require_output("validate"),
)
