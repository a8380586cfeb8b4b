import pulumi_aws as aws


def declare(account):
    aws.cloudtrail.Trail(  # at: audit
        "audit",
        s3_bucket_name=f"logs-{account}",
        is_multi_region_trail=True,
        kms_key_id="alias/audit",
    )


aws.get_caller_identity_output().account_id.apply(declare)
