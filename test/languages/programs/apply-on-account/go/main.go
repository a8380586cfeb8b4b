package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		identity := aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{})
		identity.AccountId().ApplyT(func(id string) error {
			args := &cloudtrail.TrailArgs{
				S3BucketName:       pulumi.String("logs-" + id),
				IsMultiRegionTrail: pulumi.Bool(true),
				KmsKeyId:           pulumi.String("alias/audit"),
			}
			_, err := cloudtrail.NewTrail(ctx, "audit", args) // at: audit
			return err
		})
		return nil
	})
}
