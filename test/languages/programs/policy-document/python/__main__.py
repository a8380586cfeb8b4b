import pulumi_aws as aws

logs = aws.s3.Bucket("logs", bucket="audit-logs")  # at: logs
everyone = aws.iam.get_policy_document_output(
    statements=[
        {
            "principals": [{"type": "*", "identifiers": ["*"]}],
            "actions": ["s3:GetObject"],
            "resources": ["arn:aws:s3:::audit-logs/*"],
        }
    ]
)
aws.s3.BucketPolicy("open", bucket=logs.bucket, policy=everyone.json)
aws.cloudtrail.Trail(  # at: audit
    "audit", s3_bucket_name=logs.bucket, is_multi_region_trail=True
)
