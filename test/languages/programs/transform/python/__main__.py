import pulumi
import pulumi_aws as aws


def add_key(args):
    return pulumi.ResourceTransformResult(
        props={**args.props, "kmsKeyId": "alias/audit"}, opts=args.opts
    )


def add_validation(args):
    return pulumi.ResourceTransformationResult(
        props={**args.props, "enableLogFileValidation": True}, opts=args.opts
    )


pulumi.runtime.register_resource_transform(add_key)
aws.cloudtrail.Trail(  # at: audit
    "audit",
    s3_bucket_name="central-logs",
    is_multi_region_trail=True,
    opts=pulumi.ResourceOptions(transformations=[add_validation]),
)
