import pulumi
import pulumi_aws as aws


class Audit(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("acme:index:Audit", name)
        aws.cloudtrail.Trail(  # at: audit-trail
            f"{name}-trail",
            s3_bucket_name="central-logs",
            is_multi_region_trail=True,
            enable_log_file_validation=True,
            opts=pulumi.ResourceOptions(parent=self),
        )
