package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/kms"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		logs, err := s3.NewBucketV2(ctx, "logs", &s3.BucketV2Args{Bucket: pulumi.String("audit-logs")}) // at: logs
		if err != nil {
			return err
		}
		_, err = s3.NewBucketPublicAccessBlock(ctx, "private", &s3.BucketPublicAccessBlockArgs{
			Bucket:                logs.Bucket,
			BlockPublicAcls:       pulumi.Bool(true),
			BlockPublicPolicy:     pulumi.Bool(true),
			IgnorePublicAcls:      pulumi.Bool(true),
			RestrictPublicBuckets: pulumi.Bool(true),
		})
		if err != nil {
			return err
		}
		_, err = s3.NewBucketLoggingV2(ctx, "accesses", &s3.BucketLoggingV2Args{
			Bucket:       logs.Bucket,
			TargetBucket: pulumi.String("access-logs"),
			TargetPrefix: pulumi.String("audit/"),
		})
		if err != nil {
			return err
		}
		key, err := kms.NewKey(ctx, "key", nil)
		if err != nil {
			return err
		}
		args := &cloudtrail.TrailArgs{
			S3BucketName:            logs.Bucket,
			IsMultiRegionTrail:      pulumi.Bool(true),
			EnableLogFileValidation: pulumi.Bool(true),
			KmsKeyId:                key.Arn,
			CloudWatchLogsGroupArn:  pulumi.Sprintf("arn:aws:logs:eu-west-1:111122223333:log-group:%s:*", key.KeyId),
			CloudWatchLogsRoleArn:   pulumi.String("arn:aws:iam::111122223333:role/trail"),
		}
		_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
