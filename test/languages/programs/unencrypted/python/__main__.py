import pulumi_aws as aws

aws.cloudtrail.Trail(  # at: audit
    "audit", s3_bucket_name="central-logs", is_multi_region_trail=True
)
