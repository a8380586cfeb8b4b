package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		args := &cloudtrail.TrailArgs{
			S3BucketName:       pulumi.String("central-logs"),
			IsMultiRegionTrail: pulumi.Bool(true),
		}
		_, err := cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
