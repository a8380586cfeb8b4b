package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		logs, err := s3.GetBucketV2(ctx, "logs", pulumi.ID("audit-logs"), nil) // at: logs
		if err != nil {
			return err
		}
		args := &cloudtrail.TrailArgs{S3BucketName: logs.ID(), IsMultiRegionTrail: pulumi.Bool(true)}
		_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
