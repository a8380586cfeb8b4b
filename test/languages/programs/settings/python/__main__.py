import pulumi
import pulumi_aws as aws

config = pulumi.Config()
trail = config.require_object("trail")
if pulumi.Config("aws").require("region") != "eu-west-1":
    raise Exception("another Region")
aws.cloudtrail.Trail(  # at: audit
    "audit",
    name=f"audit-{config.require_int('days') + 1}",
    s3_bucket_name=config.get("bucket", "central-logs"),
    is_multi_region_trail=trail["regions"] == "all",
    enable_log_file_validation=config.require_bool("validate"),
    kms_key_id=trail["key"],
)
