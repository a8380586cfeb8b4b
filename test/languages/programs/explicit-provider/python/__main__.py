import pulumi
import pulumi_aws as aws

provider = aws.Provider(
    "security", region="eu-west-1", allowed_account_ids=["111122223333"]
)
identity = aws.get_caller_identity_output(
    opts=pulumi.InvokeOptions(provider=provider)
)


def declare(account):
    aws.cloudtrail.Trail(  # at: audit
        "audit",
        s3_bucket_name="central-logs",
        is_multi_region_trail=True,
        kms_key_id=f"arn:aws:kms:eu-west-1:{account}:alias/audit",
        opts=pulumi.ResourceOptions(provider=provider),
    )


identity.account_id.apply(declare)
