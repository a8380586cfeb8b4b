import pulumi
import pulumi_aws as aws

key = aws.kms.Key("key")
aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name=pulumi.Output.concat("logs-", key.key_id),
    is_multi_region_trail=True,
    kms_key_id=key.arn,
)
# Not run before the key exists, as at a preview.
key.arn.apply(lambda _: aws.cloudtrail.Trail("later", s3_bucket_name="later"))
